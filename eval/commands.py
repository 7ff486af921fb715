"""Running a measurement from the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer
from rich.console import Console

from assistant.errors import FoerderlotseError


def run(command: Callable[..., None]) -> None:
    """Run ``command`` with the options given; an error meant for people is told without a traceback, exit code 1."""
    app = typer.Typer(add_completion=False, pretty_exceptions_show_locals=False)
    app.command()(command)
    try:
        app()
    except FoerderlotseError as error:
        console = Console(stderr=True)
        console.print(error.message, markup=False)
        if error.hint:
            console.print(error.hint, markup=False)
        sys.exit(1)
