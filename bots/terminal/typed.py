"""Options that several commands take."""

from __future__ import annotations

from typing import Annotated

import typer

from bots.terminal.german import NO_VALUE

JsonOption = Annotated[bool, typer.Option("--json", metavar=NO_VALUE, help="Ausgabe als JSON, für Programme")]
