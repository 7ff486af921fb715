"""The time of a question and of a search in a warm process."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.corpus.encoders import encoder_from
from assistant.corpus.search.searcher import Searcher
from benchmarks.made_corpus import MadeVectors, fill_up, paragraphs
from eval.cases import load_cases
from eval.commands import run
from eval.figures import Spread
from eval.temporary_corpus import fill, temporary_settings

_WARM_UP = 3


def main(
    cases: Annotated[Path, typer.Option(help="Cases whose questions are asked.", exists=True)],
    documents: Annotated[list[Path], typer.Option(help="PDFs, or folders of them.", exists=True)],
    chunks: Annotated[int, typer.Option(help="Chunks for the questions; made ones fill up the documents'.")] = 2_000,
    many: Annotated[int, typer.Option(help="Made chunks for the search; 0 leaves it out.")] = 100_000,
    limit: Annotated[int, typer.Option(help="At most so many questions.", min=1)] = 60,
    out: Annotated[Path | None, typer.Option(help="File for the figures as JSON.")] = None,
) -> None:
    """Median and 95th percentile in milliseconds: answers with some thousand chunks, search with many.

    The first time a question finds a passage its sentences are read, which takes most of the time; faces that stay, as
    the page does, read all of them ahead. Half of the questions are asked before that and half afterwards; "again" asks
    all of them once more.

    Example: python -m benchmarks.questions --cases eval/datasets/real.jsonl --documents programmes/
    """
    questions = [case.question for case in load_cases(cases) if case.document][: limit + _WARM_UP]
    figures: dict[str, Spread] = {}
    with temporary_settings() as settings, tempfile.TemporaryDirectory() as folder, Corpus.open(settings) as corpus:
        fill(corpus, documents, settings)
        texts = paragraphs(corpus)
        fill_up(corpus, chunks, texts, Path(folder))
        assistant = Assistant(corpus)
        half = len(questions) // 2
        figures[f"answer, {chunks} chunks, no sentence read"] = timed(assistant.ask, questions[:half])
        assistant.reading_ahead.read()
        parts: dict[str, tuple[Callable[[str], object], list[str]]] = {
            f"answer, {chunks} chunks, read ahead": (assistant.ask, questions[half:]),
            f"answer again, {chunks} chunks": (assistant.ask, questions),
            f"search, {chunks} chunks": (assistant.search, questions),
            "encoding the question": (corpus.encoder.embed_query, questions),
        }
        figures |= {name: timed(part, asked) for name, (part, asked) in parts.items()}
    if many:
        with temporary_settings() as settings, tempfile.TemporaryDirectory() as folder:
            encoder = MadeVectors(encoder_from(settings))
            with Corpus.open(settings, encoder=encoder) as corpus:
                encoder.filling = True
                fill_up(corpus, many, texts, Path(folder))
                encoder.filling = False
                search = Searcher(corpus).search
                figures[f"search, {many} made chunks"] = timed(search, questions)
                figures[f"search again, {many} made chunks"] = timed(search, questions)
    Console().print(_table(figures))
    if out:
        content = {name: spread.model_dump() for name, spread in figures.items()}
        out.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def timed(part: Callable[[str], object], questions: Sequence[str]) -> Spread:
    """Milliseconds of ``part`` for each question but the first few, which warm it up."""
    taken = []
    for question in questions:
        started = time.perf_counter()
        part(question)
        taken.append((time.perf_counter() - started) * 1000)
    return Spread.of(taken[_WARM_UP:])


def _table(figures: dict[str, Spread]) -> Table:
    table = Table("milliseconds", "median", "p95", "slowest")
    for name, spread in figures.items():
        table.add_row(name, f"{spread.median:.1f}", f"{spread.p95:.1f}", f"{spread.greatest:.1f}")
    return table


if __name__ == "__main__":
    run(main)
