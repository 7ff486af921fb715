"""The folder of a run: what was asked for, what came of it, and how it was judged.

RUN/run.json               when, on which commit, corpus, model and prompts
RUN/TASK/config.yaml       the task's configuration; with it the run can be repeated
RUN/TASK/cases.jsonl       the cases asked
RUN/TASK/given.jsonl       the raw answers and passages
RUN/TASK/rows.jsonl        each case judged
RUN/TASK/results.json      the figures
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from assistant.errors import FoerderlotseError
from eval.cases import Case
from eval.config import TaskConfig
from eval.figures import Figure
from eval.row import Row
from eval.task import Judged

_FIGURES: TypeAdapter[dict[str, Figure]] = TypeAdapter(dict[str, Figure])
_UNFINISHED = ".unfinished-"


class NoRun(FoerderlotseError):
    """A folder that holds no run, or not one that can be read."""


class RunInfo(BaseModel):
    """What a run was made with. ``corpus`` gives the SHA-256 of every document by file name."""

    at: datetime
    tasks: tuple[str, ...]
    commit: str | None = None
    version: str = ""
    model: str = ""
    prompt_version: str = ""
    encoder: str = ""
    corpus_revision: int = 0
    corpus: dict[str, str] = {}
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """A run's folder, read piece by piece."""

    folder: Path
    info: RunInfo

    @classmethod
    def read(cls, folder: Path) -> Run:
        """Raises NoRun where ``folder`` is not that of a run."""
        try:
            return cls(folder, RunInfo.model_validate_json((folder / "run.json").read_text("utf-8")))
        except (OSError, ValidationError) as error:
            raise NoRun(f"{folder} ist kein Messlauf.", "foerderlotse eval list nennt die vorhandenen.") from error

    def figures(self, task: str) -> dict[str, Figure]:
        """The figures of a task by name."""
        return _FIGURES.validate_python(self.results(task)["figures"])

    def results(self, task: str) -> dict[str, Any]:
        """All that ``results.json`` holds."""
        results: dict[str, Any] = json.loads(self._text(task, "results.json"))
        return results

    def rows(self, task: str) -> list[Row]:
        """Each case judged, in the order asked."""
        return [Row.model_validate_json(line) for line in self._text(task, "rows.jsonl").splitlines()]

    def _text(self, task: str, name: str) -> str:
        try:
            return (self.folder / task / name).read_text("utf-8")
        except OSError as error:
            raise NoRun(f"In {self.folder} fehlt {task}/{name}.", "Der Lauf ist unvollständig: neu messen.") from error


@contextmanager
def new_run(out: Path, name: str) -> Iterator[Path]:
    """A folder to write a run into; it gets its final name, ``DATE-NAME``, at the end and is gone on an error."""
    out.mkdir(parents=True, exist_ok=True)
    folder = _new_folder(out, f"{_UNFINISHED}{datetime.now(UTC):%Y%m%d-%H%M%S}-{name}")
    final = final_folder(folder)
    try:
        yield folder
        folder.rename(final)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def final_folder(folder: Path) -> Path:
    """Where a folder of :func:`new_run` stands when it is complete."""
    return folder.with_name(folder.name.removeprefix(_UNFINISHED))


def write_task(
    run: Path, task: str, config: TaskConfig, cases: Iterable[Case], given: Iterable[BaseModel], judged: Judged
) -> None:
    """Write one task's files below the run's folder."""
    folder = run / task
    folder.mkdir()
    config.model_copy(update={"dataset": (Path("cases.jsonl"),), "split": None, "kind": (), "limit": None}).write(
        folder / "config.yaml"
    )
    _write_lines(folder / "cases.jsonl", cases, exclude_unset=True)
    _write_lines(folder / "given.jsonl", given)
    _write_lines(folder / "rows.jsonl", judged.rows)
    figures = {name: figure.model_dump() for name, figure in judged.figures.items()}
    results: Mapping[str, Any] = {"figures": figures, **judged.more}
    (folder / "results.json").write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def runs_in(out: Path) -> Sequence[Run]:
    """All runs below a folder, the newest first."""
    folders = sorted((path.parent for path in out.glob("[!.]*/run.json")), reverse=True)
    return [Run.read(folder) for folder in folders]


def _new_folder(out: Path, name: str) -> Path:
    """Made so that two runs that start in the same second never share one."""
    for wanted in (name, *(f"{name}-{number}" for number in range(2, 100))):
        if final_folder(out / wanted).exists():
            continue
        with suppress(FileExistsError):
            (out / wanted).mkdir()
            return out / wanted
    raise NoRun(f"In {out} ist kein Name mehr frei.", "Bitte in einer Sekunde noch einmal.")


def _write_lines(path: Path, items: Iterable[BaseModel], *, exclude_unset: bool = False) -> None:
    lines = (item.model_dump_json(exclude_unset=exclude_unset) + "\n" for item in items)
    path.write_text("".join(lines), encoding="utf-8")
