"""What is in force and where it came from, fit to be shown: secrets are blotted out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import SecretStr

from assistant.settings import ENV_FILE, Settings, dotenv, variable, variables
from assistant.settings_text import hide_password


class Origin(StrEnum):
    """Where a value came from, strongest first."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    ENV_FILE = ".env"
    DEFAULT = "default"

    @property
    def german(self) -> str:
        return {
            Origin.OPTION: "Option",
            Origin.ENVIRONMENT: "Umgebung",
            Origin.ENV_FILE: "Datei .env",
            Origin.DEFAULT: "Vorgabe",
        }[self]


@dataclass(frozen=True, slots=True)
class SettingInForce:
    """One setting: its variable, its value fit to be shown, its origin, and what it means (German)."""

    variable: str
    value: str | int | bool | None
    origin: Origin
    meaning: str


def in_force(
    settings: Settings, options: Mapping[str, object], env_file: Path | None = ENV_FILE
) -> list[SettingInForce]:
    """Every setting in the order of its definition. ``options`` are those that were given to load_settings()."""
    environment = {name.upper() for name, value in os.environ.items() if value}
    file = {name.upper() for name, value in dotenv(env_file).items() if value}

    def origin(field: str) -> Origin:
        names = set(variables(field))
        if options.get(field) is not None:
            return Origin.OPTION
        if names & environment:
            return Origin.ENVIRONMENT
        return Origin.ENV_FILE if names & file else Origin.DEFAULT

    return [
        SettingInForce(variable(field), _shown(getattr(settings, field)), origin(field), info.description or "")
        for field, info in Settings.model_fields.items()
    ]


def _shown(value: object) -> str | int | bool | None:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "***" if isinstance(value, SecretStr) else hide_password(str(value))
