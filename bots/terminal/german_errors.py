"""German for what Typer says of a wrong call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from typer._click.exceptions import NoArgsIsHelpError, UsageError

_INVALID = r"Invalid value(?: for (.*?))?: (?:Value error, )?"
_SENTENCES = (
    (r"Missing (?:argument|parameter) (.*?)\.?", r"Es fehlt: \1."),
    (r"Missing option (.*?)\.?", r"Es fehlt die Option \1."),
    (r"Missing command\.", "Es fehlt ein Befehl."),
    (r"No such command (.*?)\..*", r"Den Befehl \1 gibt es nicht."),
    (r"No such option: (\S+).*", r"Die Option \1 gibt es nicht."),
    (r"Got unexpected extra argument.*\((.*)\)", r"Zu viel: \1. Fragen mit Leerzeichen stehen in Anführungszeichen."),
    (r"Option (.*) requires an argument\.", r"Die Option \1 braucht einen Wert."),
    (_INVALID + r"(?:path|file|directory) (.*) does not exist\.", r"\2 gibt es nicht."),
    (_INVALID + r"(.*) is not (?:one of|a valid) (.*)\.", r"\1: \2 passt nicht, möglich: \3."),
    (_INVALID + r"(.*) does not match the formats? (.*)\.", r"\1: \2 ist kein Datum wie 2025-01-31."),
    (_INVALID + r"Input should be a valid integer.*", r"\1: das ist keine ganze Zahl."),
    (_INVALID + r"Input should be greater than or equal to (.*)", r"\1: der kleinste Wert ist \2."),
    (_INVALID + r"Input should be less than or equal to (.*)", r"\1: der größte Wert ist \2."),
    (r"Invalid value: (.*)", r"\1"),
    (_INVALID + r"(.*)", r"\1: \2"),
)


def in_german(message: str) -> str:
    """The message in German where it is one of the common ones, else as it is."""
    for pattern, german in _SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL | re.IGNORECASE):
            return found.expand(german)
    return message


@contextmanager
def german_errors() -> Iterator[None]:
    """Turns the errors of wrong calls raised inside into German ones."""
    try:
        yield
    except NoArgsIsHelpError:
        raise
    except UsageError as error:
        raise UsageError(in_german(error.format_message()), error.ctx) from None
