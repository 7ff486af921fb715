import json
from pathlib import Path

import pytest

from eval.cases import load_cases
from tests.terminal.test_app import run

QUESTION = "Wie viel gibt der Bund bei go-inno dazu?"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def add(question: str, *options: str) -> int:
    return run("eval", "add", question, "--dataset", "faelle.jsonl", *options)


@pytest.mark.parametrize("command", ["add", "import"])
def test_the_help_is_german_and_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("eval", command, "--help") == 0
    shown = capsys.readouterr().out
    assert f"foerderlotse eval {command} " in shown
    assert "Beispiel" in shown


def test_a_corrected_answer_on_a_sample_programme_becomes_a_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = ("--answer", "Bis zu 50 % der Ausgaben", "--document", "go-inno.pdf", "--page", "2")
    assert add(QUESTION, *answer) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("Aufgenommen als faelle-001 in faelle.jsonl.\n")
    assert "Muss enthalten: " in shown.out
    assert "Beleg: " in shown.out
    assert shown.err == ""
    (case,) = load_cases(tmp_path / "faelle.jsonl")
    assert (case.question, case.document, case.pages) == (QUESTION, "go-inno.pdf", (2,))

    assert add(QUESTION, *answer) == 1
    assert "Die Frage steht schon in faelle.jsonl, faelle-001." in capsys.readouterr().err


def test_every_option_arrives_in_the_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--status", "not_covered", "--also-right", "partial", "--also-right", "clarify", "--kind", "wrong_land")
    more = ("--must-not-match", "ja", "--language", "en", "--split", "test", "--note", "nur in Bayern", "--json")
    assert add("Gilt das in Hessen?", *options, *more) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {
        "id": "faelle-001",
        "question": "Gilt das in Hessen?",
        "status": "not_covered",
        "language": "en",
        "kind": "wrong_land",
        "also_right": ["partial", "clarify"],
        "must_not_match": ["ja"],
        "split": "test",
        "note": "nur in Bayern",
    }
    assert len(load_cases(tmp_path / "faelle.jsonl")) == 1


def test_pages_of_a_document_that_is_not_at_hand_are_said_to_be_unchecked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ("--answer", "40 Prozent", "--document", "unseres.pdf", "--page", "7")
    assert add("Wie viel?", *where) == 0
    assert "Seiten nicht geprüft: unseres.pdf. Die PDFs oder ihren Ordner nennt --corpus." in capsys.readouterr().err

    assert add("Wie viel denn?", *where, "--corpus", str(tmp_path)) == 1
    assert "unseres.pdf ist nicht unter den PDFs." in capsys.readouterr().err


def test_neither_document_nor_status_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add("Wie viel?") == 2
    assert "--document" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_table_is_taken_in_whole_or_without_its_bad_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = (
        f"question;status;document;pages;must_match\n{QUESTION};answered;go-inno.pdf;2;50 Prozent\nWas?;vielleicht;;;\n"
    )
    (tmp_path / "faelle.csv").write_text(rows, encoding="cp1252")
    command = ("eval", "import", "faelle.csv", "--dataset", "faelle.jsonl")

    assert run(*command) == 1
    assert "Zeile 3: Den Status „vielleicht“ gibt es nicht" in capsys.readouterr().err
    assert not (tmp_path / "faelle.jsonl").exists()

    assert run(*command, "--skip-bad") == 0
    shown = capsys.readouterr()
    assert shown.out == "1 Fall aufgenommen in faelle.jsonl.\n"
    assert shown.err.startswith("Ausgelassen: Zeile 3: ")
    assert [case.question for case in load_cases(tmp_path / "faelle.jsonl")] == [QUESTION]


def test_a_program_reads_what_became_of_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "faelle.csv").write_text("question,status\nWo?,clarify\nWas?,maybe\n", encoding="utf-8")
    assert run("eval", "import", "faelle.csv", "--dataset", "faelle.jsonl", "--skip-bad", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert [case["question"] for case in said["cases"]] == ["Wo?"]
    assert [row["row"] for row in said["bad"]] == [3]
