"""The search measured on cases and on XQuAD, beside the tutorial chain."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from assistant.corpus.corpus import Corpus
from assistant.corpus.search.searcher import Searcher
from eval.cases import load_cases
from eval.commands import run
from eval.figures import Mean
from eval.gold import Gold
from eval.page_texts import pdf_files
from eval.ranked import Ranked
from eval.retrieval.evaluate import gold_rank, ranks
from eval.tables import figures_table
from eval.temporary_corpus import corpus_of_pdfs, corpus_of_texts
from eval.tutorial_chain import TutorialChain, TutorialResult
from eval.xquad import Xquad

_K = 10
_Asked = Sequence[tuple[str, Gold]]


@dataclass(frozen=True, slots=True)
class Searched:
    """A question with where its answer stands, what was found, best first, and the measures of that."""

    question: str
    gold: Gold
    found: Sequence[Ranked]
    measures: dict[str, float]


def main(
    cases: Annotated[Path | None, typer.Option(help="Cases, one JSON object on each line.", exists=True)] = None,
    documents: Annotated[list[Path] | None, typer.Option(help="PDFs, or folders of them.", exists=True)] = None,
    xquad: Annotated[Path | None, typer.Option(help="Folder with the XQuAD-de files.", exists=True)] = None,
    xquad_every: Annotated[int, typer.Option(help="Ask only every so many-th XQuAD question.", min=1)] = 1,
    split: Annotated[str | None, typer.Option(help="Only cases of this split, such as test.")] = None,
    baseline_python: Annotated[
        Path | None, typer.Option(help="Python with the tutorial chain's packages, to measure it beside.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="File for the figures and each question as JSON.")] = None,
) -> None:
    """Ranks of the gold pages for cases on PDFs, and of the gold paragraphs for XQuAD.

    The scorers are trained on two thirds of XQuAD's articles: only the column "not trained on" is a fair measure.

    Example: python -m benchmarks.retrieval --cases cases.jsonl --documents programmes/
    """
    console = Console()
    chain = TutorialChain(baseline_python) if baseline_python else None
    columns: dict[str, list[Searched]] = {}
    if cases and documents:
        pdfs = pdf_files(documents)
        chosen = [case for case in load_cases(cases) if split in (None, case.split) and case.document]
        asked = [(case.question, Gold.of_case(case)) for case in chosen]
        with console.status("PDFs …"), corpus_of_pdfs(documents) as corpus:
            columns["PDFs"] = _searched(corpus, asked)
        if chain:
            columns["PDFs, tutorial chain"] = _beside(
                asked, lambda questions: chain.run(pdfs, questions=questions, k=_K)
            )
    if xquad:
        data = Xquad.load(xquad, xquad_every)
        asked = [(question, Gold(frozenset({(gold, 1)}))) for question, gold in data.questions]
        with console.status("XQuAD …"), corpus_of_texts(data.paragraphs) as corpus:
            columns["XQuAD"] = _searched(corpus, asked)
        held_back = frozenset((paragraph, 1) for paragraph in data.held_back)
        columns["XQuAD, not trained on"] = [item for item in columns["XQuAD"] if item.gold.places <= held_back]
        if chain:
            columns["XQuAD, tutorial chain"] = _beside(
                asked, lambda questions: chain.run(texts=data.paragraphs, questions=questions, k=_K)
            )
    if not columns:
        raise typer.BadParameter("Give --cases with --documents, or --xquad.")
    figures = {name: _figures(items) for name, items in columns.items()}
    console.print(figures_table("Retrieval", figures))
    if out:
        content = {
            name: {
                "figures": {measure: figure.model_dump() for measure, figure in figures[name].items()},
                "questions": [_to_json(item) for item in items],
            }
            for name, items in columns.items()
        }
        out.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        console.print(f"Written to {out}")


def _searched(corpus: Corpus, asked: _Asked) -> list[Searched]:
    searcher = Searcher(corpus)
    return _measured(
        asked, [[Ranked.of_passage(one) for one in searcher.search(question, _K)] for question, _ in asked]
    )


def _beside(asked: _Asked, run: Callable[[Sequence[str]], TutorialResult]) -> list[Searched]:
    result = run([question for question, _ in asked])
    return _measured(asked, [[Ranked.of_tutorial(hit) for hit in hits] for hits in result.hits])


def _measured(asked: _Asked, found: Sequence[Sequence[Ranked]]) -> list[Searched]:
    measures = ranks(found, [gold for _, gold in asked])
    return [Searched(*one, ranked, own) for one, ranked, own in zip(asked, found, measures, strict=True)]


def _figures(items: Sequence[Searched]) -> dict[str, Mean]:
    names = dict.fromkeys(name for item in items for name in item.measures)
    return {name: Mean.of([item.measures[name] for item in items if name in item.measures]) for name in names}


def _to_json(item: Searched) -> dict[str, Any]:
    return {
        "question": item.question,
        "gold": sorted(item.gold.places),
        "gold_rank": gold_rank(item.found, item.gold),
        "measures": item.measures,
        "passages": [(passage.document, passage.pages) for passage in item.found],
    }


if __name__ == "__main__":
    run(main)
