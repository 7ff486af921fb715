from pathlib import Path
from typing import Any, Literal

import pytest
import typer
from pydantic import Field
from typer.testing import CliRunner

from eval.config import TaskConfig
from eval.options import with_options


class Config(TaskConfig):
    most_words: int = Field(10, ge=1, le=50, description="So viele Wörter")
    tone: tuple[Literal["kurz", "lang"], ...] = Field((), description="Ton der Antwort")
    strict: bool = Field(False, description="Streng")
    share: float | None = Field(None, description="Anteil")


class Run:
    """A command with the options of :class:`Config`, what it was given, and what it printed."""

    def __init__(self, *arguments: str) -> None:
        self.given: dict[str, Any] = {}

        def command(*, quiet: bool = False, **given: Any) -> None:  # noqa: ARG001 - an option of its own
            self.given = given

        app = typer.Typer(add_completion=False)
        app.command()(with_options(command, Config))
        self.result = CliRunner(env={"COLUMNS": "160"}).invoke(app, arguments)


def test_the_help_shows_every_field_by_its_description_and_the_commands_own_options() -> None:
    shown = Run("--help").result.output
    for name, field in Config.model_fields.items():
        assert f"--{name.replace('_', '-')}" in shown
        assert (field.description or "")[:30] in shown
    assert "kurz|lang" in shown
    assert "--quiet" in shown


def test_what_is_not_given_is_left_to_the_configuration(tmp_path: Path) -> None:
    assert set(Run().given.values()) == {None}
    file = tmp_path / "config.yaml"
    file.write_text("dataset: x\ncorpus: y\nmost_words: 7\n", encoding="utf-8")
    assert Config.read(file, **Run().given).most_words == 7


def test_what_is_given_is_taken_by_the_configuration(tmp_path: Path) -> None:
    given = Run(
        *("--dataset", str(tmp_path), "--corpus", str(tmp_path), "--kind", "gap", "--kind", "attack"),
        *("--split", "test", "--most-words", "7", "--tone", "kurz", "--tone", "lang", "--strict", "--share", "0.5"),
    ).given
    config = Config(**{name: value for name, value in given.items() if value is not None})
    assert (config.dataset, config.kind, config.split) == ((tmp_path,), ("gap", "attack"), "test")
    assert (config.most_words, config.tone, config.strict, config.share) == (7, ("kurz", "lang"), True, 0.5)


def test_a_path_holds_wherever_the_configuration_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "faelle").mkdir()
    monkeypatch.chdir(tmp_path)
    assert Run("--dataset", "faelle").given["dataset"] == [tmp_path / "faelle"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--most-words", "0"),
        ("--most-words", "51"),
        ("--tone", "laut"),
        ("--kind", "unbekannt"),
        ("--split", "beide"),
        ("--dataset", "gibt-es-nicht"),
    ],
)
def test_what_the_configuration_would_refuse_is_wrong_use(wrong: tuple[str, str]) -> None:
    assert Run(*wrong).result.exit_code == 2
