"""Train the scorers on labelled questions and say how good they are on held-back ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console

from assistant.corpus.search.features import NAMES
from assistant.corpus.search.searcher import Searcher
from assistant.corpus.search.second_look import COLUMNS as PASSAGE_COLUMNS
from assistant.corpus.search.trained import Trained, trained
from assistant.steps.evidence_features import COLUMNS as EVIDENCE_COLUMNS
from eval.cases import load_cases
from eval.temporary_corpus import corpus_of_pdfs, corpus_of_texts
from eval.training.collecting import Collected, collect_evidence, collect_passages, collect_sentences
from eval.training.examples import Example, from_cases, from_xquad, off_topic
from eval.training.fitting import fit_order, fit_signed, fit_trees, write
from eval.training.intents import train_intents
from eval.training.scoring import evidence_table, ranking_table, threshold_for
from eval.xquad import Xquad
from ingest.samples import PDFS

app = typer.Typer(add_completion=False, help=__doc__)
console = Console()
DATASETS = Path(__file__).parents[1] / "datasets"
CASE_WEIGHT = 6.0
"""One labelled funding question counts as much as this many of XQuAD-de, which are many and of another kind."""
MORE_WEIGHT = 1.0
"""The same for questions written for training alone."""
OFF_TOPIC_WEIGHT = 1.0
ANSWERED = 0.96
"""Share of the answerable questions trained on that the evidence gate lets through."""
SIGNED = ("long", "short", "item", "row", "footnote", "colon", "first", "asked_missing", "new", "passage", "rank")
"""Features of a sentence that may speak against it."""
AGAINST = (
    "unknown", "unknown_noun", "unmatched", "unmatched_noun", "heaviest_unmatched", "asked_missing", "other_place",
    "name_missing", "counts_nothing", "lacks_carrier", "latest", "unknown_scheme",
    "coined_unknown", "reference_unknown", "other_land",
)  # fmt: skip
"""Features of the evidence that speak against an answer."""

Source = tuple[Searcher, list[Example]]


@app.command()
def train(
    documents: Annotated[Path, typer.Option(help="Folder of the PDFs that real.jsonl speaks of.")],
    xquad: Annotated[Path, typer.Option(help="Folder of XQuAD-de.")],
    parts: Annotated[str, typer.Option(help="Which scorers, comma-separated.")] = "passages,sentences,evidence,intents",
) -> None:
    """Train, print the tables, and write the scorers' data files."""
    wanted = parts.split(",")
    with ExitStack() as stack:
        paragraphs = stack.enter_context(corpus_of_texts(Xquad.load(xquad).paragraphs))
        pdfs = stack.enter_context(corpus_of_pdfs([documents]))
        if "intents" in wanted:
            for table in train_intents(DATASETS / "intents.jsonl", pdfs.encoder):
                console.print(table)
        samples = stack.enter_context(corpus_of_pdfs([PDFS, DATASETS / "documents" / "pdf"]))
        sources: list[Source] = [
            (Searcher(paragraphs), list(from_xquad(xquad))),
            (Searcher(pdfs), [*_examples("real.jsonl", CASE_WEIGHT), *_examples("training-real.jsonl", MORE_WEIGHT)]),
            (
                Searcher(samples),
                [*_examples("samples", CASE_WEIGHT), *_examples("training-samples.jsonl", MORE_WEIGHT)],
            ),
        ]
        gate: list[Source] = [
            (searcher, list(_examples(name, CASE_WEIGHT)))
            for (searcher, _), name in zip(sources[1:], ("real.jsonl", "samples"), strict=True)
        ]
        if "passages" in wanted:
            _rankings("passages", PASSAGE_COLUMNS, sources, collect_passages, first="terms")
        if "sentences" in wanted:
            _rankings("sentences", NAMES, sources, collect_sentences, first="own", signed=SIGNED)
        if "evidence" in wanted:
            _evidence(gate)  # the other questions are all answerable: too few of them would be refused


def _examples(name: str, weight: float) -> Iterator[Example]:
    return from_cases(load_cases(DATASETS / name), weight)


def _rankings(
    name: str,
    columns: tuple[str, ...],
    sources: Sequence[Source],
    collect: Callable[[Searcher, Sequence[Example]], Collected],
    first: str,
    signed: Sequence[str] = (),
) -> None:
    parts = [collect(searcher, examples) for searcher, examples in sources]
    data = fit_order(Collected.joined(parts), columns, signed=signed)
    trees = fit_trees(*Collected.joined(parts).train(), columns)
    write(name, data)
    trained.cache_clear()
    for part, title in zip(parts, ("XQuAD-de", "funding documents", "samples"), strict=True):
        scores: dict[str, NDArray[np.float64]] = {first: part.rows[:, columns.index(first)].astype(np.float64)}
        scores |= {"weighted sum": Trained.of(data, columns)(part.rows), "trees": Trained.of(trees, columns)(part.rows)}
        console.print(ranking_table(f"{name} on {title}", part, scores))
    console.print({column: round(weight, 2) for column, weight in zip(columns, data["weights"], strict=True)})


def _evidence(sources: Sequence[Source]) -> None:
    others = list(off_topic(DATASETS / "intents.jsonl", OFF_TOPIC_WEIGHT))
    collected = Collected.joined([collect_evidence(searcher, [*examples, *others]) for searcher, examples in sources])
    data = fit_signed(collected, EVIDENCE_COLUMNS, against=AGAINST)
    scorer = Trained.of(data, EVIDENCE_COLUMNS)
    rows, labels, _ = collected.train()
    threshold = threshold_for(_shares(scorer, rows), labels, ANSWERED)
    write("evidence", data | {"threshold": threshold})
    trained.cache_clear()
    console.print(evidence_table(collected, _shares(scorer, collected.rows), threshold))


def _shares(scorer: Trained, rows: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-scorer(rows))), dtype=np.float64)


if __name__ == "__main__":
    app()
