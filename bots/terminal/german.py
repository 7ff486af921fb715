"""German for the words Typer itself writes into help texts and errors."""

from __future__ import annotations

from typing import Any

from typer import rich_utils
from typer.core import TyperCommand, TyperGroup, TyperOption

from bots.terminal.german_errors import german_errors

NO_VALUE = " "
"""Metavar of an option that is a mere switch."""

_USAGE = {"Usage:": "Aufruf:", "[OPTIONS]": "[OPTIONEN]", "COMMAND [ARGS]...": "BEFEHL ..."}


def use() -> None:
    """From now on in this process."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "Argumente"
    rich_utils.OPTIONS_PANEL_TITLE = "Optionen"
    rich_utils.COMMANDS_PANEL_TITLE = "Befehle"
    rich_utils.ERRORS_PANEL_TITLE = "Falscher Aufruf"
    rich_utils.DEFAULT_STRING = "[Vorgabe: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[nötig]"
    rich_utils.ABORTED_TEXT = "Abgebrochen."
    rich_utils.RICH_HELP = "Hilfe dazu: [blue]{command_path} {help_option}[/]"


class Command(TyperCommand):
    """A command whose usage and help option speak German."""

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _in_german(super().get_help_option(ctx))


class Group(TyperGroup):
    """A group of commands whose usage, help option and errors of use speak German."""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        with german_errors():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        with german_errors():
            return super().invoke(ctx)

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _in_german(super().get_help_option(ctx))


def _usage(text: str) -> str:
    for english, german in _USAGE.items():
        text = text.replace(english, german, 1)
    return text


def _in_german(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = "Diese Hilfe"
        option.metavar = NO_VALUE
    return option
