"""The LangChain tutorial chain, run in a process with a Python of its own, to be measured beside the assistant."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.errors import FoerderlotseError

SCRIPT = Path(__file__).resolve().parent.parent / "benchmarks" / "baseline.py"


class TutorialHit(BaseModel):
    """A chunk as the tutorial chain found it; ``page`` from 1."""

    model_config = ConfigDict(frozen=True)

    document: str
    page: int
    text: str


class TutorialResult(BaseModel):
    """What the chain gave: seconds by part, counts, and for each question its hits, best first."""

    model_config = ConfigDict(frozen=True)

    seconds: dict[str, float]
    pages: int
    chunks: int
    hits: list[list[TutorialHit]]
    question_seconds: list[float]


class TutorialChainFailed(FoerderlotseError):
    """The chain could not be run."""


@dataclass(frozen=True, slots=True)
class TutorialChain:
    """``python`` is the interpreter that has the chain's packages (see ``benchmarks/README.md``)."""

    python: Path

    def run(
        self,
        pdfs: Sequence[Path] = (),
        texts: Mapping[str, str] | None = None,
        questions: Sequence[str] = (),
        k: int = 10,
    ) -> TutorialResult:
        """Index ``pdfs`` or ``texts`` (by id) and ask ``questions``, ``k`` hits each.

        Raises TutorialChainFailed with what the process said.
        """
        job = {
            "pdfs": [str(path) for path in pdfs],
            "texts": [{"id": key, "text": text} for key, text in (texts or {}).items()],
            "questions": list(questions),
            "k": k,
        }
        with tempfile.TemporaryDirectory() as folder:
            job_file, result_file = Path(folder, "job.json"), Path(folder, "result.json")
            job_file.write_text(json.dumps(job, ensure_ascii=False), encoding="utf-8")
            command = [self.python, SCRIPT, job_file, result_file]
            try:
                done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
            except OSError as error:
                raise TutorialChainFailed(f"Cannot start {self.python}: {error.strerror}.", _HINT) from error
            if done.returncode:
                last = (done.stderr.strip().splitlines() or ["no message"])[-1]
                raise TutorialChainFailed(f"The tutorial chain ended with an error: {last}", _HINT)
            return TutorialResult.model_validate_json(result_file.read_text(encoding="utf-8"))


_HINT = "benchmarks/README.md says how to install its packages into an environment of their own."
