"""``python -m eval.answers``: ask the questions of a cases file and judge the answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from eval.answers.evaluate import Row, judge, summary
from eval.answers.generate import ask_all
from eval.cases import load_cases
from eval.commands import run
from eval.figures import Mean, as_json
from eval.page_texts import PageTexts
from eval.results import write_run
from eval.tables import figures_table
from eval.temporary_corpus import assistant_on


def main(
    cases: Annotated[Path, typer.Option(help="Cases, one JSON object on each line.", exists=True)],
    documents: Annotated[list[Path], typer.Option(help="PDFs to answer from, or folders of them.", exists=True)],
    split: Annotated[str | None, typer.Option(help="Only cases of this split, such as test.")] = None,
    limit: Annotated[int | None, typer.Option(help="Only the first so many cases.", min=1)] = None,
    out: Annotated[Path, typer.Option(help="Folder for the run's results.")] = Path("eval-runs"),
) -> None:
    """Answer every case on a corpus built in a temporary folder; facts, status, quotes, citations and times.

    Example: python -m eval.answers --cases cases.jsonl --documents programmes/
    """
    console = Console()
    chosen = [case for case in load_cases(cases) if split in (None, case.split)][:limit]
    pages = PageTexts.of(documents)
    with console.status("indexing …"), assistant_on(documents) as assistant:
        revision = assistant.corpus.revision
        rows = [
            judge(asked, pages) for asked in track(ask_all(assistant, chosen), "asking", len(chosen), console=console)
        ]
    figures = summary(rows)
    console.print(figures_table(f"Answers: {cases.name}", {"all": figures}), _by_kind(rows), _failures(rows))
    config = {"cases": cases, "documents": documents, "split": split, "limit": limit, "corpus_revision": revision}
    console.print(f"Written to {write_run(out, 'answers', config, as_json(figures), (row.to_json() for row in rows))}")


def _by_kind(rows: Sequence[Row]) -> Table:
    table = Table("kind", "facts right", "status right", "gold page cited", title="By kind", title_justify="left")
    for kind in sorted({row.asked.case.kind for row in rows}):
        figures = summary([row for row in rows if row.asked.case.kind == kind])
        table.add_row(kind, *(_share(figures[name]) for name in ("facts right", "status right", "gold page cited")))
    return table


def _share(figure: object) -> str:
    return f"{figure.value:.2f} (n={figure.count})" if isinstance(figure, Mean) and figure.count else "–"


def _failures(rows: Sequence[Row]) -> Table:
    table = Table(
        "cause", "question", "status", "gold rank", "missing", "answer", title="Failures", title_justify="left"
    )
    for row in sorted((row for row in rows if row.cause), key=lambda row: str(row.cause)):
        answer, case = row.asked.answer, row.asked.case
        status = answer.status.value if row.status_right else f"{answer.status.value}, not {case.status.value}"
        wrong = "; ".join((*row.missing, *(f"not: {pattern}" for pattern in row.forbidden)))
        text = answer.text[:160].replace("[", "\\[")
        table.add_row(str(row.cause), case.question, status, str(row.gold_rank or "–"), wrong.replace("[", "\\["), text)
    return table


if __name__ == "__main__":
    run(main)
