"""The gate: what a run must reach, kept in one YAML file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError, model_validator

from assistant.errors import FoerderlotseError
from eval.figures import Figure, Mean, Spread
from eval.runs import Run

THRESHOLDS = Path(__file__).parent / "thresholds.yaml"


class BadThresholds(FoerderlotseError):
    """A file of thresholds that cannot be used as it is, or says nothing on what was measured."""


class AtMost(BaseModel):
    """What a duration or size may reach; in milliseconds or what else the measure counts."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    median: float | None = Field(None, gt=0)
    p95: float | None = Field(None, gt=0)
    greatest: float | None = Field(None, gt=0)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("median, p95 or greatest is needed")
        return self


AtLeast = Annotated[float, Field(strict=True, ge=0, le=1)]
"""What the mean of a measure must reach."""
_Measures = Annotated[dict[str, AtLeast | AtMost], Field(min_length=1)]


class Thresholds(RootModel[Annotated[dict[str, _Measures], Field(min_length=1)]]):
    """By task and measure, the least mean, or the greatest median, 95th percentile or value."""

    model_config = ConfigDict(frozen=True)

    @classmethod
    def read(cls, path: Path = THRESHOLDS) -> Self:
        """Raises BadThresholds, which names the file and the fault."""
        try:
            return cls.model_validate(yaml.safe_load(path.read_text("utf-8")))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise BadThresholds(f"{path} ist nicht lesbar: {error}", "Gebraucht wird eine YAML-Datei.") from error
        except ValidationError as error:
            faults = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
            raise BadThresholds(
                f"{path}: {faults}",
                "Je Aufgabe und Maß steht ein Anteil von 0 bis 1 oder, bei Zeiten, „median“, „p95“ oder „greatest“.",
            ) from error

    def only(self, tasks: Collection[str]) -> Self:
        """Those of some tasks. Raises BadThresholds where there are none."""
        if chosen := {task: measures for task, measures in self.root.items() if task in tasks}:
            return type(self)(chosen)
        raise BadThresholds(f"Für {', '.join(tasks)} sind keine Schwellen festgelegt.", f"Sie stehen in {THRESHOLDS}.")


def check(run: Run, thresholds: Thresholds) -> list[str]:
    """Each threshold that the run misses, in words; empty where it passes.

    A task or measure that is not in the run misses, and so does a measure without values or with values that could
    not be computed.
    """
    return [f"{task}: {missed}" for task in thresholds.root for missed in _missed(run, task, thresholds)]


def _missed(run: Run, task: str, thresholds: Thresholds) -> Iterator[str]:
    if task not in run.info.tasks:
        yield "nicht gemessen."
        return
    figures = run.figures(task)
    for name, threshold in thresholds.root[task].items():
        if name in figures:
            yield from (f"„{name}“ {missed}" for missed in _misses(figures[name], threshold))
        else:
            like = get_close_matches(name, figures, n=1)
            yield f"„{name}“ fehlt in diesem Lauf." + (f" Gemeint: „{like[0]}“?" if like else "")


def _misses(figure: Figure, threshold: float | AtMost) -> Iterator[str]:
    if isinstance(figure, Mean) and isinstance(threshold, float):
        if figure.failed:
            yield f"ließ sich in {figure.failed} von {figure.count} Fällen nicht berechnen."
        if not figure.count:
            yield "hat keinen Wert."
        elif not figure.value >= threshold:
            yield f"ist {_number(figure.value)}, verlangt ist mindestens {_number(threshold)} ({figure.count} Fälle)."
    elif isinstance(figure, Spread) and isinstance(threshold, AtMost):
        if not figure.count:
            yield "hat keinen Wert."
            return
        for name, limit in threshold.model_dump(exclude_none=True).items():
            value = getattr(figure, name)
            if not value <= limit:
                yield f"({name}) ist {_number(value)}, erlaubt ist höchstens {_number(limit)} ({figure.count} Fälle)."
    else:
        yield "braucht eine Schwelle anderer Art: Anteile einen Wert von 0 bis 1, Zeiten „median“, „p95“, „greatest“."


def _number(value: float) -> str:
    return f"{value:.3f}".replace(".", ",") if value < 10 else f"{value:.0f}"
