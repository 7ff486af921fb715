"""``foerderlotse eval run``: its commands are made when first asked for, as the tasks bring heavy libraries."""

from __future__ import annotations

from typing import Any

import typer

from bots.terminal.evaluation import extra
from bots.terminal.german import Group


class TaskCommands(Group):
    """A group with a command for each task."""

    def list_commands(self, ctx: Any) -> list[str]:
        self._fill()
        return super().list_commands(ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        self._fill()
        return super().get_command(ctx, cmd_name)

    def _fill(self) -> None:
        if not self.commands:
            extra.require()
            from bots.terminal.evaluation.commands import task_commands

            self.commands.update(task_commands())


app = typer.Typer(
    cls=TaskCommands,
    help="Stellt die Fragen der Fälle und beurteilt, was herauskommt.",
    epilog="Beispiel: foerderlotse eval run all --limit 20",
    no_args_is_help=True,
)
