"""Train the low-rank weights of the trained judge and write its file."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant.models.trained_judge import ADAPTER
from eval.training.judge.data import of_passages, of_texts
from eval.training.judge.export import begin_with, export
from eval.training.judge.fitting import SEED, fit
from eval.training.judge.network import Judge

app = typer.Typer(add_completion=False, help=__doc__)
console = Console()
DATASETS = Path(__file__).parents[2] / "datasets"


@app.command()
def train(
    model: Annotated[Path, typer.Option(help="The file of qwen2.5-1.5b, as models install fetches it.", exists=True)],
    minutes: Annotated[float, typer.Option(help="How long; on two cores 60 tokens are read in a second.")] = 85.0,
    onwards: Annotated[bool, typer.Option("--onwards", help="Go on from the weights of judge.gguf.")] = False,
    seed: Annotated[int, typer.Option(help="Decides the order of the passages; another one where it goes on.")] = SEED,
) -> None:
    """Train on the statements that are written for training alone, and write judge.gguf."""
    passages = list(of_passages(DATASETS / "training-passages.jsonl"))
    texts = list(of_texts(DATASETS / "training-claims.jsonl", random.Random(seed)))  # noqa: S311 - no secret
    for groups in (passages, texts):
        console.print(f"{sum(len(one.statements) for one in groups)} statements on {len(groups)} passages")
    judge = Judge(model)
    if onwards:
        begin_with(judge, ADAPTER)
    fit(judge, passages, texts, minutes, console.print, seed)
    export(judge, ADAPTER)


if __name__ == "__main__":
    app()
