"""Writing a run as one HTML file that needs no other."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eval.judge.agreement import Agreement
from eval.report import formats
from eval.report.breakdown import Confusion, by_cause, kinds, matrix, named
from eval.report.entries import entries
from eval.report.overview import answer_time, causes, chief, measures, times
from eval.report.words import word
from eval.runs import Run

_TEMPLATES = Path(__file__).parent / "templates"


def write_report(run: Run, target: Path) -> None:
    """Write the whole run as the HTML file ``target``; raises NoRun where a part of the run is missing."""
    target.write_text(html(run), encoding="utf-8", newline="\n")


def html(run: Run) -> str:
    """The run as an HTML document that holds its own styles and script and asks for nothing else."""
    tasks = run.info.tasks
    figures = {task: run.figures(task) for task in tasks}
    rows = {task: run.rows(task) for task in tasks}
    confusion: Confusion = next((found for task in tasks if (found := run.results(task).get("confusion"))), {})
    judge = {key: own for task in tasks for key, own in run.results(task).get("judge", {}).items()}
    found = entries(rows)
    style, script = _own("report.css"), _own("report.js")
    return (
        _environment()
        .get_template("report.html")
        .render(
            run=run.folder.name,
            info=run.info,
            style=style,
            script=script,
            policy=f"default-src 'none'; style-src {_hashed(style)}; script-src {_hashed(script)}",
            chief=chief(figures),
            time=answer_time(figures),
            measures=measures(figures),
            causes=causes(rows),
            named=named(found),
            kinds=kinds(found, rows),
            statuses=[word("statuses", status) for status in next(iter(confusion.values()), {})],
            matrix=matrix(confusion),
            judge={name: Agreement.model_validate(own) for name, own in judge.items()},
            times=times(figures),
            entries=found,
            sections=by_cause(found),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for show in (
        formats.excerpt,
        formats.milliseconds,
        formats.moment,
        formats.number,
        formats.pages,
        formats.percent,
        formats.seconds,
    ):
        environment.filters[show.__name__] = show
    environment.filters["of"] = lambda key, table: word(table, key)
    return environment


def _own(name: str) -> Markup:
    return Markup((_TEMPLATES / name).read_text("utf-8"))  # noqa: S704 - a file of ours


def _hashed(text: str) -> str:
    # The browser runs only what has this hash: nothing that a question or a document smuggles in.
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
