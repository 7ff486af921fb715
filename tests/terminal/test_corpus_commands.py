"""The commands that need a corpus, on two of the sample programmes taken in once."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

import ingest.samples
from tests.loopback import free_port
from tests.terminal.test_app import run

SAMPLES = Path(ingest.samples.__file__).parent / "pdf"
QUESTION = "Was fördert go-inno?"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds go-inno and go-cluster."""
    folder = tmp_path_factory.mktemp("filled")
    for name in ("go-inno.pdf", "go-cluster.pdf", "corpus.toml"):
        (folder / "pdf").mkdir(exist_ok=True)
        shutil.copy(SAMPLES / name, folder / "pdf")
    assert run("--data", folder / "data", "ingest", folder / "pdf") == 0
    return folder / "data"


@pytest.fixture
def copy(filled: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(filled, tmp_path / "data"))


def test_ingest_says_for_each_file_what_came_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(SAMPLES / "go-inno.pdf", tmp_path / "gut.pdf")
    (tmp_path / "leer.pdf").write_bytes(b"")
    assert run("--data", tmp_path / "data", "ingest", tmp_path) == 1
    shown = capsys.readouterr().out
    good, empty = (next(line for line in shown.splitlines() if name in line) for name in ("gut.pdf", "leer.pdf"))
    assert "neu" in good
    assert "abgewiesen" in empty
    assert "leer (0 Byte)" in empty
    assert "1 von 2 Dateien im Bestand." in shown


def test_same_file_again_is_unchanged(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", copy, "ingest", SAMPLES / "go-inno.pdf", "--json") == 0
    assert [outcome["status"] for outcome in json.loads(capsys.readouterr().out)] == ["unchanged"]


def test_options_override_what_the_text_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(SAMPLES / "go-inno.pdf", tmp_path / "x.pdf")
    options = ("--title", "Mein Titel", "--region", "Hessen", "--authority", "law", "--as-of", "15.01.2024")
    assert run("--data", tmp_path / "data", "ingest", tmp_path / "x.pdf", *options, "--programme", "Mein Programm") == 0
    capsys.readouterr()
    assert run("--data", tmp_path / "data", "documents", "show", "x.pdf", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["title"] == "Mein Titel"
    assert document["region"] == "Hessen"
    assert document["authority"] == "law"
    assert document["as_of"] == "2024-01-15"
    assert document["programme"] == "Mein Programm"


def test_a_document_is_shown_with_how_long_its_rules_apply(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(SAMPLES / "go-inno.pdf", tmp_path / "x.pdf")
    days = "valid_until = 2027-06-30\nmay_run_until = 2030-12-31\n"
    (tmp_path / "corpus.toml").write_text(f'[[document]]\nfile = "x.pdf"\n{days}')
    assert run("--data", tmp_path / "data", "ingest", tmp_path / "x.pdf") == 0
    capsys.readouterr()
    assert run("--data", tmp_path / "data", "documents", "show", "x.pdf") == 0
    shown = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "Gültig bis 30. Juni 2027" in shown
    assert "Bedingt bis 31. Dezember 2030" in shown


def test_folder_without_pdf_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", tmp_path / "data", "ingest", tmp_path) == 1
    assert "Keine PDF-Datei gefunden." in capsys.readouterr().err


def test_search_json_is_the_public_contract(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", filled, "search", QUESTION, "-k", "3", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert 1 <= len(found) <= 3
    assert set(found[0]) == {"document", "title", "page", "pages", "heading", "text", "score"}
    assert found[0]["document"] == "go-inno.pdf"
    assert found[0]["page"] == found[0]["pages"][0] >= 1
    assert [passage["score"] for passage in found] == sorted((passage["score"] for passage in found), reverse=True)


def test_search_is_readable(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", filled, "search", QUESTION, "-k", "1") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("1. ")
    assert ", S. " in shown.splitlines()[0]
    assert "\x1b" not in shown


def test_ask_json_is_the_public_contract(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", filled, "ask", QUESTION, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "answered"
    assert answer["language"] == "de"
    assert {citation["document"] for citation in answer["citations"]} == {"go-inno.pdf"}


def test_ask_shows_text_and_source_line(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", filled, "ask", QUESTION) == 0
    shown = capsys.readouterr().out
    assert "[1]" in shown.splitlines()[0]
    assert "\n[1]" in shown
    assert ", S. " in shown


def test_ask_in_english_on_demand(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", filled, "ask", QUESTION, "--language", "en", "--json") == 0
    assert json.loads(capsys.readouterr().out)["language"] == "en"


def test_chat_answers_each_line_and_shows_quotes(
    filled: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"/quellen\n{QUESTION}\n\n/quellen\n/ende\nNie gefragt\n"))
    assert run("--data", filled, "chat") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Noch keine Frage beantwortet.")
    assert "\ngo-inno.pdf\n" in shown


def test_documents_are_listed(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", filled, "documents", "list", "--json") == 0
    assert {document["document"] for document in json.loads(capsys.readouterr().out)} == {
        "go-inno.pdf",
        "go-cluster.pdf",
    }
    assert run("--data", filled, "documents", "list") == 0
    assert "go-inno.pdf" in capsys.readouterr().out


def test_unknown_document_ends_with_1(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", filled, "documents", "show", "gibt-es-nicht.pdf") == 1
    assert "gibt-es-nicht.pdf" in capsys.readouterr().err


def test_removed_document_is_gone_and_corpus_is_whole(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", copy, "documents", "remove", "go-inno.pdf", "--yes") == 0
    assert run("--data", copy, "check", "--json") == 0
    printed = capsys.readouterr().out
    assert json.loads(printed[printed.index("{") :]) == {"documents": 1, "problems": []}


def test_check_finds_a_missing_pdf_and_ends_with_1(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    next(copy.rglob("*.pdf")).unlink()
    assert run("--data", copy, "check") == 1
    assert ".pdf" in capsys.readouterr().out


def test_rebuild_leaves_a_whole_corpus(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", copy, "rebuild") == 0
    assert "2 Dokumente" in capsys.readouterr().out
    assert run("--data", copy, "check") == 0


def test_second_process_is_told_who_owns_the_folder(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from assistant.corpus.corpus import Corpus
    from assistant.settings import Settings

    with Corpus.open(Settings(data=filled)):
        assert run("--data", filled, "documents", "list") == 1
    assert "Fehler:" in capsys.readouterr().err


def test_demo_without_terminal_answers_three_questions_and_ends_and_shows_the_page_at_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("--data", tmp_path / "data", "demo") == 0
    shown = capsys.readouterr().out
    assert shown.count("Frage: ") == 3
    assert shown.count("\n[1]") == 3, "each example has an answer with a source"
    assert "Die Webseite" not in shown

    monkeypatch.setattr("bots.terminal.demo.interactive", lambda: True)
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    monkeypatch.setenv("FOERDERLOTSE_WEB_PORT", str(free_port()))
    assert run("--data", tmp_path / "data", "demo") == 0
    shown = capsys.readouterr().out
    assert "Die Webseite steht unter http://127.0.0.1:" in shown
    assert "Frage: " not in shown
