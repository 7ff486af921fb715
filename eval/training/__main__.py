"""Train the scorers on labelled questions and say how good they are on held-back ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
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
from assistant.steps.choose import READ_NAMES
from assistant.steps.evidence_features import COLUMNS as EVIDENCE_COLUMNS
from assistant.steps.evidence_features import READ_COLUMNS
from eval.cases import load_cases
from eval.temporary_corpus import corpus_of_pdfs, corpus_of_texts
from eval.training.collecting import Collected, collect_evidence, collect_passages, collect_sentences
from eval.training.examples import Example, from_cases, from_xquad, off_topic
from eval.training.family_documents import family_sources
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
Collect = Callable[[Searcher, Sequence[Example]], Collected]


@app.command()
def train(
    documents: Annotated[Path, typer.Option(help="Folder of the PDFs that real.jsonl speaks of.")],
    xquad: Annotated[Path, typer.Option(help="Folder of XQuAD-de.")],
    parts: Annotated[str, typer.Option(help="Which scorers, comma-separated.")] = (
        "passages,sentences,evidence,read_sentences,read_evidence,intents"
    ),
) -> None:
    """Train, print the tables, and write the scorers' data files."""
    wanted = parts.split(",")
    with ExitStack() as stack:
        pdfs = stack.enter_context(corpus_of_pdfs([documents]))
        if "intents" in wanted:
            for table in train_intents(DATASETS / "intents.jsonl", pdfs.encoder):
                console.print(table)
        samples = stack.enter_context(corpus_of_pdfs([PDFS, DATASETS / "documents" / "pdf"]))
        real_searcher, sample_searcher = Searcher(pdfs), Searcher(samples)
        # The sentence encoder was not trained on these: what it says of them is not better than of any others.
        unseen: list[Source] = [
            (real_searcher, [*_examples("real.jsonl", CASE_WEIGHT), *_examples("calibration-real.jsonl", MORE_WEIGHT)]),
            (
                sample_searcher,
                [*_examples("samples", CASE_WEIGHT), *_examples("calibration-samples.jsonl", MORE_WEIGHT)],
            ),
        ]
        ordered = {"passages", "sentences"} & set(wanted)
        paragraphs = stack.enter_context(corpus_of_texts(Xquad.load(xquad).paragraphs if ordered else {}))
        sources: list[Source] = [
            (Searcher(paragraphs), list(from_xquad(xquad))),
            (real_searcher, [*unseen[0][1], *_examples("training-real.jsonl", MORE_WEIGHT)]),
            (sample_searcher, [*unseen[1][1], *_examples("training-samples.jsonl", MORE_WEIGHT)]),
        ]
        if "passages" in wanted:
            _rankings("passages", PASSAGE_COLUMNS, sources, collect_passages, first="terms")
        if "sentences" in wanted:
            _rankings("sentences", NAMES, sources, collect_sentences, first="own", signed=SIGNED)
        if "evidence" in wanted:
            _evidence("evidence", EVIDENCE_COLUMNS, sources[1:], collect_evidence)
        if "read_sentences" in wanted:
            collect = partial(collect_sentences, reranked=True)
            families = _of_families(collect)
            _rankings("read_sentences", READ_NAMES, unseen, collect, first="by_words", signed=SIGNED, more=families)
        if "read_evidence" in wanted:
            gathered = partial(collect_evidence, reranked=True)
            _evidence("read_evidence", READ_COLUMNS, unseen, gathered, more=_of_families(gathered))


def _examples(name: str, weight: float) -> Iterator[Example]:
    return from_cases(load_cases(DATASETS / name), weight)


def _of_families(collect: Collect) -> Collected:
    """What is collected in the families of made-up documents that the sentence encoder was not trained on."""
    return Collected.joined([collect(*source) for source in family_sources(DATASETS / "calibration-families.jsonl")])


def _rankings(
    name: str,
    columns: tuple[str, ...],
    sources: Sequence[Source],
    collect: Collect,
    first: str,
    signed: Sequence[str] = (),
    more: Collected | None = None,
) -> None:
    parts = [collect(searcher, examples) for searcher, examples in sources] + ([more] if more else [])
    titles = [*("XQuAD-de", "funding documents", "samples")[-len(sources) :], "families of made-up documents"]
    data = fit_order(Collected.joined(parts), columns, signed=signed)
    trees = fit_trees(*Collected.joined(parts).train(), columns)
    write(name, data)
    trained.cache_clear()
    for part, title in zip(parts, titles, strict=False):
        scores: dict[str, NDArray[np.float64]] = {first: part.rows[:, columns.index(first)].astype(np.float64)}
        scores |= {"weighted sum": Trained.of(data, columns)(part.rows), "trees": Trained.of(trees, columns)(part.rows)}
        console.print(ranking_table(f"{name} on {title}", part, scores))
    console.print({column: round(weight, 2) for column, weight in zip(columns, data["weights"], strict=True)})


def _evidence(
    name: str, columns: tuple[str, ...], sources: Sequence[Source], collect: Collect, more: Collected | None = None
) -> None:
    others = list(off_topic(DATASETS / "intents.jsonl", OFF_TOPIC_WEIGHT))
    parts = [collect(searcher, [*examples, *others]) for searcher, examples in sources]
    data = fit_signed(Collected.joined([*parts, more] if more else parts), columns, against=AGAINST)
    scorer = Trained.of(data, columns)
    rows, labels, _ = Collected.joined(parts).train()
    threshold = threshold_for(_shares(scorer, rows), labels, ANSWERED)
    write(name, data | {"threshold": threshold})
    trained.cache_clear()
    titles = ("funding documents", "samples", "families of made-up documents")
    for part, title in zip([*parts, more] if more else parts, titles, strict=False):
        console.print(evidence_table(title, part, _shares(scorer, part.rows), threshold))
    console.print({column: round(weight, 2) for column, weight in zip(columns, data["weights"], strict=True)})


def _shares(scorer: Trained, rows: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-scorer(rows))), dtype=np.float64)


if __name__ == "__main__":
    app()
