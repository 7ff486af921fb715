"""What the documentation tells people to type has to work."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import typer

import ingest.samples
from bots.terminal.app import app

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
PAGES = sorted({README, ROOT / "CHANGELOG.md", ROOT / "benchmarks/README.md", *(ROOT / "docs").rglob("*.md")})
SAMPLES = Path(ingest.samples.__file__).parent / "pdf"

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def blocks(page: Path, language: str) -> list[str]:
    return [text for found, text in _FENCE.findall(page.read_text("utf-8")) if found == language]


def commands(page: Path) -> Iterator[str]:
    """Every use of the command ``foerderlotse``: what stands in a line of a shell block, or in inline code."""
    text = page.read_text("utf-8")
    lines = [line for _, block in _FENCE.findall(text) for line in block.splitlines()]
    for candidate in (*lines, *_INLINE.findall(_FENCE.sub("", text))):
        used = candidate.removeprefix("$ ").removeprefix(".venv/bin/")
        if used.startswith("foerderlotse "):
            yield used


def unknown(command: str) -> str | None:
    """The first word or option of a command that the command line does not have."""
    words = shlex.split(command, comments=True)[1:]
    at: Any = typer.main.get_command(app)
    while words:
        options = list(takewhile(lambda word: word.startswith("-"), words))
        known = {option for parameter in at.params for option in parameter.opts} | {"--help", "-h"}
        if wrong := next((option for option in options if option not in known), None):
            return wrong
        words = words[len(options) :]
        if not hasattr(at, "list_commands"):  # the rest are arguments and their options
            return next((word for word in words if word.startswith("-") and word not in known), None)
        if not words:
            return None
        if words[0] not in at.list_commands(None):
            return words[0]
        at = at.get_command(None, words.pop(0))
    return None


def test_the_readme_shows_commands_to_check() -> None:
    assert len(list(commands(README))) > 10
    assert unknown("foerderlotse fragen") == "fragen"
    assert unknown("foerderlotse documents zeigen") == "zeigen"
    assert unknown('foerderlotse ask "Was?" --jason') == "--jason"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_named_exists(page: Path) -> None:
    assert {command: found for command in commands(page) if (found := unknown(command))} == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_into_the_project_leads_somewhere(page: Path) -> None:
    targets = [target.partition("#")[0] for target in _LINK.findall(_FENCE.sub("", page.read_text("utf-8")))]
    inside = [target for target in targets if target and "://" not in target]
    assert [target for target in inside if not (page.parent / target).exists()] == []


@pytest.fixture
def five_minutes_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the five-minute start leaves it, with its PDFs and its ``corpus.toml``."""
    folder = tmp_path / "unterlagen"
    folder.mkdir()
    for name in ("go-inno.pdf", "de-minimis.pdf", "kmu-definition.pdf"):
        shutil.copy(SAMPLES / name, folder)
    (folder / "scan.pdf").touch()
    (toml,) = blocks(README, "toml")
    (folder / "corpus.toml").write_text(toml, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("five_minutes_in")
def test_the_python_example_runs_and_says_what_the_readme_promises(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks(README, "python")
    exec(compile(example, README.name, "exec"), {"__name__": "readme"})  # noqa: S102 - our own README
    citation, *lines = capsys.readouterr().out.splitlines()
    assert re.match(r"\[1\] go-inno\.pdf, S\. \d+: .*50 Prozent", citation)
    assert "{'de-minimis.pdf'}" in lines
    assert {line.split(",")[0] for line in lines if ".pdf, S. " in line and line.endswith(":")} == {"go-inno.pdf"}
    assert lines[-1] == "Frage: Welche Kosten werden übernommen?"
