"""Train the weighing of ``assistant.support`` on the labelled pairs and say how good it is.

python -m eval.training.support
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from rich.table import Table

import assistant.support as home
from assistant.corpus.search.trained import Trained
from assistant.models.opening import open_trained_judge
from assistant.settings import Settings
from assistant.support.alignment import Alignment
from assistant.support.entailment import Entailment
from assistant.support.features import BROKEN, COLUMNS, FOR, JUDGED_COLUMNS, features, missing
from eval.pairs import Pair, load_pairs, strangers
from eval.training.collecting import Collected
from eval.training.fitting import fit_signed

ALONE, JUDGED_BESIDE = (Path(home.__file__).parent / name for name in ("weights.json", "weights-judged.json"))
KEPT = 0.88
"""Share of the supported sentences trained on that pass, cross-validated by document; of others somewhat fewer do."""
STRENGTH = 0.02
STRANGE = 0.45
"""How much sentences with a passage of something else count among the unsupported."""
ENGLISH = 0.25
"""How much English pairs count together; within a language supported and unsupported ones count alike."""

app = typer.Typer(add_completion=False)


@app.command()
def train(
    judge: Annotated[bool, typer.Option("--judge", help="Also with the trained judge.")] = False,
) -> None:
    """Fit on the training half, choose the threshold there, write weights.json, and print both halves' figures.

    With --judge weights-judged.json too; the local model is to be there (foerderlotse models install qwen2.5-1.5b).
    """
    pairs = load_pairs()
    pairs += strangers(pairs)
    collected = collect(pairs, Entailment())
    _train(pairs, collected, COLUMNS, ALONE)
    if judge:
        _train(pairs, beside(collected, judged(pairs)), JUDGED_COLUMNS, JUDGED_BESIDE)


def _train(pairs: Sequence[Pair], collected: Collected, columns: tuple[str, ...], file: Path) -> None:
    documents = np.asarray([pair.document for pair in pairs])
    shares = cross_validated(collected, documents, columns)
    trained_on = ~collected.held_back
    threshold = threshold_for(shares[trained_on], collected.labels[trained_on], KEPT)
    data = fitted(collected, columns)
    file.write_text(json.dumps({**data, "threshold": threshold}) + "\n", encoding="utf-8")
    test = collected.held_back
    held = np.where(test, shares_of(data, collected.rows, columns), shares)
    console = Console()
    strange = np.asarray([pair.kind == "stranger" for pair in pairs])
    for half, title in ((~test, "training half, cross-validated by document"), (test, "held-back half")):
        caught = float(np.mean(held[half & strange] < threshold))
        half &= ~strange
        title = f"{file.name}: {title} (strangers caught: {caught:.3f})"
        console.print(table(held[half], collected.labels[half], threshold, title))


def judged(pairs: Sequence[Pair]) -> NDArray[np.float32]:
    """What the trained judge says of each pair; those of a passage one after the other, so that it is read once."""
    found = np.zeros(len(pairs), dtype=np.float32)
    order = sorted(range(len(pairs)), key=lambda number: (pairs[number].title, pairs[number].passage))
    with open_trained_judge(Settings()) as judge:
        for number in track(order, "read by the judge"):
            pair = pairs[number]
            found[number] = judge.log_odds(pair.sentence, pair.passage, pair.title, within_s=120)
    return found


def beside(collected: Collected, values: NDArray[np.float32]) -> Collected:
    """With one more column."""
    return replace(collected, rows=np.column_stack([collected.rows, values]))


def collect(pairs: Sequence[Pair], entails: Entailment) -> Collected:
    """The features of every pair; the test half is held back."""
    rows = np.asarray([_row(pair, entails) for pair in pairs], dtype=np.float32)
    labels = np.asarray([pair.supported for pair in pairs])
    test = np.asarray([pair.split == "test" for pair in pairs])
    english = np.asarray([pair.language == "en" for pair in pairs])
    weights = np.zeros(len(pairs))
    strange = np.asarray([pair.kind == "stranger" for pair in pairs])
    for language, part in ((english, ENGLISH), (~english, 1 - ENGLISH)):
        for group, share in ((labels, 1.0), (~labels & ~strange, 1 - STRANGE), (strange, STRANGE)):
            alike = language & group & ~test
            weights[alike] = part * share / max(int(alike.sum()), 1)
    return Collected(rows, labels, np.arange(len(pairs)), test, weights)


def _row(pair: Pair, entails: Entailment) -> list[float]:
    given = Alignment(pair.sentence, pair.passage, pair.language, pair.title)
    found = features(given, missing(given, pair.passage), entails(pair.sentence, pair.passage))
    return [found[name] for name in COLUMNS]


def fitted(collected: Collected, columns: tuple[str, ...]) -> dict[str, Any]:
    """The model of what is not held back; each feature may only speak for or only against support."""
    return fit_signed(collected, columns, against=[name for name in columns if name not in FOR], strength=STRENGTH)


def cross_validated(collected: Collected, documents: NDArray[np.str_], columns: tuple[str, ...]) -> NDArray[np.float64]:
    """For each pair of the training half its share by a model that has not seen its document; 0 for the others."""
    shares = np.zeros(len(documents))
    for document in np.unique(documents[~collected.held_back]):
        out = documents == document
        rest = Collected(
            collected.rows, collected.labels, collected.questions, collected.held_back | out, collected.weights
        )
        shares[out] = shares_of(fitted(rest, columns), collected.rows[out], columns)
    return shares


def shares_of(data: dict[str, Any], rows: NDArray[np.float32], columns: tuple[str, ...]) -> NDArray[np.float64]:
    """How likely each row is supported; 0 where a hard rule is broken."""
    shares = 1 / (1 + np.exp(-Trained.of(data, columns)(rows)))
    broken = rows[:, [columns.index(name) for name in BROKEN]].any(axis=1)
    return np.asarray(np.where(broken, 0.0, shares), dtype=np.float64)


def threshold_for(shares: NDArray[np.float64], labels: NDArray[np.bool_], kept: float) -> float:
    """The share that this part of the supported pairs reaches."""
    return round(float(np.quantile(shares[labels], 1 - kept)), 4)


def table(shares: NDArray[np.float64], labels: NDArray[np.bool_], threshold: float, title: str) -> Table:
    """Unsupported caught against supported kept, at the threshold and at stricter ones."""
    made = Table("threshold", "supported kept", "unsupported caught", "stopped rightly", title=title)
    for level in (threshold, *(float(np.quantile(shares[labels], 1 - kept)) for kept in (0.95, 0.85, 0.7, 0.5))):
        stopped = shares < level
        made.add_row(
            f"{level:.3f}",
            f"{np.mean(~stopped[labels]):.3f}",
            f"{np.mean(stopped[~labels]):.3f}",
            f"{np.mean(~labels[stopped]):.3f}",
        )
    return made


if __name__ == "__main__":
    app()
