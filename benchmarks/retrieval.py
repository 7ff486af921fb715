"""``python -m eval.retrieval``: the search measured on cases and on XQuAD, beside the tutorial chain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant.corpus.corpus import Corpus
from assistant.corpus.search.searcher import Searcher
from eval.cases import load_cases
from eval.commands import run
from eval.figures import as_json
from eval.gold import Gold
from eval.page_texts import pdf_files
from eval.results import write_run
from eval.retrieval.evaluate import Judged, gold_rank, judge, summary
from eval.ranked import Ranked
from eval.tables import figures_table
from eval.temporary_corpus import corpus_of_pdfs, corpus_of_texts
from eval.tutorial_chain import TutorialChain, TutorialResult
from eval.xquad import Xquad

_K = 10
_Asked = list[tuple[str, str, Gold]]


def main(
    cases: Annotated[Path | None, typer.Option(help="Cases, one JSON object on each line.", exists=True)] = None,
    documents: Annotated[list[Path] | None, typer.Option(help="PDFs, or folders of them.", exists=True)] = None,
    xquad: Annotated[Path | None, typer.Option(help="Folder with the XQuAD-de files.", exists=True)] = None,
    xquad_every: Annotated[int, typer.Option(help="Ask only every so many-th XQuAD question.", min=1)] = 1,
    split: Annotated[str | None, typer.Option(help="Only cases of this split, such as test.")] = None,
    baseline_python: Annotated[
        Path | None, typer.Option(help="Python with the tutorial chain's packages, to measure it beside.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the run's results.")] = Path("eval-runs"),
) -> None:
    """Ranks of the gold pages for cases on PDFs, and of the gold paragraphs for XQuAD.

    The scorers are trained on two thirds of XQuAD's articles: only the column "not trained on" is a fair measure.

    Example: python -m eval.retrieval --cases cases.jsonl --documents programmes/
    """
    console = Console()
    chain = TutorialChain(baseline_python) if baseline_python else None
    judged: dict[str, list[Judged]] = {}
    if cases and documents:
        pdfs = pdf_files(documents)
        chosen = [case for case in load_cases(cases) if split in (None, case.split) and case.document]
        asked = [(case.question, case.kind, Gold.of_case(case)) for case in chosen]
        with console.status("PDFs …"), corpus_of_pdfs(documents) as corpus:
            judged["PDFs"] = judge(asked, _search(corpus, asked))
        if chain:
            judged["PDFs, tutorial chain"] = _beside(
                asked, lambda questions: chain.run(pdfs, questions=questions, k=_K)
            )
    if xquad:
        data = Xquad.load(xquad, xquad_every)
        asked = [(question, "paragraph", Gold(frozenset({(gold, 1)}))) for question, gold in data.questions]
        with console.status("XQuAD …"), corpus_of_texts(data.paragraphs) as corpus:
            judged["XQuAD"] = judge(asked, _search(corpus, asked))
            held_back = frozenset((paragraph, 1) for paragraph in data.held_back)
            judged["XQuAD, not trained on"] = [item for item in judged["XQuAD"] if item.gold.places <= held_back]
        if chain:
            judged["XQuAD, tutorial chain"] = _beside(
                asked, lambda questions: chain.run(texts=data.paragraphs, questions=questions, k=_K)
            )
    if not judged:
        raise typer.BadParameter("Give --cases with --documents, or --xquad.")
    figures = {name: summary(items) for name, items in judged.items()}
    console.print(figures_table("Retrieval", figures))
    config = {"cases": cases, "documents": documents, "xquad": xquad, "xquad_every": xquad_every, "split": split}
    rows = [_row(name, item) for name, items in judged.items() for item in items]
    results = {name: as_json(values) for name, values in figures.items()}
    console.print(f"Written to {write_run(out, 'retrieval', config, results, rows)}")


def _search(corpus: Corpus, asked: _Asked) -> list[list[Ranked]]:
    searcher = Searcher(corpus)
    return [[Ranked.of_passage(passage) for passage in searcher.search(question, _K)] for question, _, _ in asked]


def _beside(asked: _Asked, run: Callable[[Sequence[str]], TutorialResult]) -> list[Judged]:
    result = run([question for question, _, _ in asked])
    return judge(asked, [[Ranked.of_tutorial(hit) for hit in hits] for hits in result.hits])


def _row(name: str, item: Judged) -> dict[str, object]:
    return {
        "on": name,
        "question": item.question,
        "kind": item.kind,
        "gold": sorted(item.gold.places),
        "gold_rank": gold_rank(item.ranked, item.gold),
        "measures": item.measures,
        "passages": [(passage.document, passage.pages) for passage in item.ranked],
    }


if __name__ == "__main__":
    run(main)
