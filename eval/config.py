"""What a task can be told: one definition for its YAML file, its options on the command line, and their checking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import FoerderlotseError
from eval.case_fields import Kind
from eval.cases import Case, load_cases


class BadConfig(FoerderlotseError):
    """A task's configuration that cannot be used as it is."""


class TaskConfig(BaseModel):
    """What every task can be told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dataset: tuple[Path, ...] = Field(
        min_length=1, description="Fälle: JSONL-Datei oder Ordner davon (mehrfach möglich)"
    )
    corpus: tuple[Path, ...] = Field(
        min_length=1, description="PDF oder Ordner, aus dem der Bestand für die Messung gebaut wird (mehrfach möglich)"
    )
    split: Literal["train", "test"] | None = Field(None, description="Nur Fälle dieser Hälfte")
    kind: tuple[Kind, ...] = Field((), description="Nur Fälle dieser Art (mehrfach möglich)")
    limit: int | None = Field(None, ge=1, description="Höchstens so viele Fälle, gleichmäßig aus allen gezogen")

    def cases(self) -> list[Case]:
        """The cases chosen. Raises BadCases for a file that cannot be used, BadConfig where none is left."""
        cases = [
            case
            for path in self.dataset
            for case in load_cases(path)
            if self.split in (None, case.split) and (not self.kind or case.kind in self.kind)
        ]
        twice = [name for name, count in Counter(case.id for case in cases).items() if count > 1]
        if twice:
            raise BadConfig(
                f"Die Kennung {twice[0]} kommt mehrfach vor.", "Nennen Sie jede Datei unter --dataset nur einmal."
            )
        if not cases:
            raise BadConfig("Kein Fall bleibt übrig.", "Prüfen Sie --dataset, --split und --kind.")
        if self.limit is None or self.limit >= len(cases):
            return cases
        return [cases[place * len(cases) // self.limit] for place in range(self.limit)]

    @classmethod
    def read(cls, path: Path, **given: Any) -> Self:
        """The configuration of a YAML file; what is ``given`` goes before it, ``None`` and ``()`` are not given.

        Paths in the file are relative to it. Raises BadConfig, which names the file, the field and the fault.
        """
        try:
            raw = yaml.safe_load(path.read_text("utf-8")) or {}
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise BadConfig(f"{path} ist nicht lesbar: {error}", "Gebraucht wird eine YAML-Datei.") from error
        if not isinstance(raw, Mapping):
            raise BadConfig(f"{path} enthält keine Angaben der Form „name: wert“.")
        raw = {
            name: _located(value, path.parent) if name in ("dataset", "corpus") else value
            for name, value in raw.items()
        }
        chosen = {name: value for name, value in given.items() if value not in (None, ())}
        try:
            return cls.model_validate({**raw, **chosen})
        except ValidationError as error:
            faults = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
            raise BadConfig(f"{path}: {faults}", f"Möglich sind: {', '.join(cls.model_fields)}.") from error

    def write(self, path: Path) -> None:
        """Write a YAML file from which :meth:`read` gives the same again."""
        values = self.model_dump(mode="json", exclude_none=True)
        path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _located(value: Any, folder: Path) -> Any:
    paths = [value] if isinstance(value, str) else value
    return [str((folder / path).resolve()) for path in paths] if isinstance(paths, list) else value
