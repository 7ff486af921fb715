"""What measuring needs beyond answering."""

from __future__ import annotations

from importlib.util import find_spec

from assistant.errors import FoerderlotseError

_NEEDED = ("ir_measures", "jinja2", "scipy")


class ExtraMissing(FoerderlotseError):
    """Measuring was asked for, but its packages are not installed."""


def require() -> None:
    """Raises ExtraMissing, which names the command that installs what is missing."""
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise ExtraMissing(
            f"Zum Messen fehlt: {', '.join(missing)}.", 'Installieren Sie es mit: pip install "foerderlotse[eval]"'
        )
