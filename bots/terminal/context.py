"""What every command shares: the options before its name, and the settings they lead to."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Options:
    """The options that stand before the command."""

    data: Path | None = None
    debug: bool = False

    def given(self) -> dict[str, Any]:
        """Those that are settings, by field name."""
        return {"data": self.data} if self.data else {}


OPTIONS: ContextVar[Options] = ContextVar("OPTIONS", default=Options())  # noqa: B039 - frozen
"""The options of this run."""


def load() -> Settings:
    """The settings in force, with logging set up accordingly."""
    from assistant.settings import load_settings

    options = OPTIONS.get()
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    settings = load_settings(**options.given())
    logging.getLogger().setLevel("DEBUG" if options.debug else settings.log_level.upper())
    return settings
