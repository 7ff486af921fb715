"""From file to searchable: Förderlotse beside the tutorial chain, and the memory of a large ingest."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.copies import copies
from benchmarks.memory import Measured, run_measured
from eval.commands import run
from eval.page_texts import pdf_files
from eval.tutorial_chain import SCRIPT

GOAL_RATIO = 10
GOAL_PEAK_MB = 1024


@dataclass(frozen=True, slots=True)
class Side:
    """One ingest as measured: ``steady`` counts from the first file read with the model loaded, ``cold`` all of it."""

    name: str
    pages: int
    chunks: int
    seconds: dict[str, float]
    process: Measured
    not_indexed: tuple[str, ...] = ()

    @property
    def steady(self) -> float:
        """Pages per second once the model is loaded."""
        return self.pages / (self.seconds.get("read", 0.0) + self.seconds["index"])

    @property
    def cold(self) -> float:
        """Pages per second from the start of the process to its end, imports and model included."""
        return self.pages / self.process.seconds

    @property
    def per_cpu_second(self) -> float:
        """Pages per second of processor time, all of the process and its children counted."""
        return self.pages / self.process.cpu_seconds


def measure(name: str, command: Sequence[str | Path], pdfs: Sequence[Path]) -> Side:
    """Run one side in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        job, result = Path(folder, "job.json"), Path(folder, "result.json")
        job.write_text(json.dumps({"pdfs": [str(pdf) for pdf in pdfs], "texts": [], "questions": [], "k": 1}))
        process = run_measured([*command, job, result])
        found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    not_indexed = tuple(found.get("not_indexed", ()))
    return Side(name, found["pages"], found["chunks"], found["seconds"], process, not_indexed)


def fastest(name: str, command: Sequence[str | Path], pdfs: Sequence[Path], rounds: int) -> Side:
    """The fastest of some runs: the one that other work on the machine disturbed least."""
    return max((measure(name, command, pdfs) for _ in range(rounds)), key=lambda side: side.steady)


def main(
    documents: Annotated[list[Path], typer.Argument(help="PDFs, or folders of them.", exists=True)],
    baseline_python: Annotated[
        Path | None, typer.Option(help="Python with the tutorial chain's packages; without it ours alone is measured.")
    ] = None,
    large: Annotated[int, typer.Option(help="Pages of the ingest whose memory is measured; 0 leaves it out.")] = 500,
    rounds: Annotated[int, typer.Option(help="Runs of each side; the fastest counts.", min=1)] = 1,
    out: Annotated[Path | None, typer.Option(help="File for the figures as JSON.")] = None,
) -> None:
    """Pages per second and peak memory, on the same PDFs in one run.

    Example: python -m benchmarks.ingest programmes/ --baseline-python .venv-bench/bin/python
    """
    console = Console()
    pdfs = pdf_files(documents)
    command = [sys.executable, "-m", "benchmarks.ours"]
    sides = [fastest("Förderlotse", command, pdfs, rounds)]
    if baseline_python:
        sides.append(fastest("tutorial chain", [baseline_python, SCRIPT], pdfs, rounds))
    if large:
        with tempfile.TemporaryDirectory() as folder:
            sides.append(measure(f"Förderlotse, ≥ {large} pages", command, copies(pdfs, large, Path(folder))))
    console.print(_table(sides))
    for side in sides:
        for file in side.not_indexed:
            console.print(f"[red]not indexed by {side.name}: {file}")
    if baseline_python:
        ours, tutorial = sides[:2]
        console.print(f"ratio, steady: {ours.steady / tutorial.steady:.1f} (goal {GOAL_RATIO})")
        console.print(f"ratio, cold: {ours.cold / tutorial.cold:.1f}")
        console.print(f"ratio, processor time, cold: {ours.per_cpu_second / tutorial.per_cpu_second:.1f}")
    if large:
        console.print(f"peak memory: {sides[-1].process.peak_mb:.0f} MB (goal under {GOAL_PEAK_MB})")
    if out:
        figures = [
            asdict(side) | {"steady": side.steady, "cold": side.cold, "per_cpu_second": side.per_cpu_second}
            for side in sides
        ]
        out.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _table(sides: Sequence[Side]) -> Table:
    heads = ("pages", "chunks", "pages/s steady", "pages/s cold", "pages per CPU s", "peak MB", "seconds by part")
    table = Table("", *heads)
    for side in sides:
        parts = ", ".join(f"{part} {seconds:.1f}" for part, seconds in side.seconds.items())
        rates = (f"{rate:.1f}" for rate in (side.steady, side.cold, side.per_cpu_second))
        table.add_row(side.name, str(side.pages), str(side.chunks), *rates, f"{side.process.peak_mb:.0f}", parts)
    return table


if __name__ == "__main__":
    run(main)
