import json
from pathlib import Path
from typing import Any

import pytest

from eval.adding import CaseFile
from eval.cases import Case, load_cases
from eval.faults import NotAdded
from eval.page_texts import PageTexts
from tests.eval.leaflet import case

QUESTION = "Wie viel zahlt der Staat beim Digitalgutschein dazu?"
LEAFLET = {"question": QUESTION, "document": "merkblatt.pdf", "pages": (1,)}


@pytest.fixture
def file(tmp_path: Path, leaflet: Path) -> CaseFile:
    return CaseFile(tmp_path / "faelle.jsonl", PageTexts.of([leaflet]))


def saved(file: CaseFile) -> list[Case]:
    file.save()
    return load_cases(file.path)


def refusal(file: CaseFile, answer: str = "", **fields: Any) -> str:
    with pytest.raises(NotAdded) as caught:
        file.add(fields, answer)
    return caught.value.message


def test_a_corrected_answer_becomes_a_case_that_its_page_bears_out(file: CaseFile) -> None:
    file.add(LEAFLET, "Höchstens 40 % der Ausgaben.")
    (added,) = saved(file)
    assert (added.id, added.status, added.kind, added.language) == ("faelle-001", "answered", "fact", "de")
    assert added.must_match == (r"(?<![\d.,])40 %|(?<![\d.,])40 Prozent\b",)
    assert len(added.support) == 1
    assert "40 Prozent" in added.support[0]
    assert added.note == "Höchstens 40 % der Ausgaben."


def test_what_is_given_goes_before_what_is_proposed(file: CaseFile) -> None:
    given = {"must_match": ("40",), "support": ("höchstens 40 Prozent",), "note": "Quote", "kind": "everyday"}
    added = file.add({**LEAFLET, **given}, "Höchstens 40 %.")
    assert {name: getattr(added, name) for name in given} == given


@pytest.mark.parametrize(
    ("status", "kind"),
    [("not_covered", "gap"), ("out_of_scope", "offtopic"), ("clarify", "ambiguous"), ("blocked", "attack")],
)
def test_a_question_that_no_document_answers_needs_a_status_only(file: CaseFile, status: str, kind: str) -> None:
    assert file.add({"question": "Is it so?", "status": status}).model_dump(exclude_unset=True) == {
        "id": "faelle-001",
        "question": "Is it so?",
        "status": status,
        "language": "en",
        "kind": kind,
    }


@pytest.mark.parametrize(
    ("fields", "answer", "told"),
    [
        ({**LEAFLET, "question": "  "}, "40 Prozent", "Die Frage fehlt."),
        ({"question": "Was?"}, "", "Die Angabe status fehlt."),
        ({"question": "Was?", "status": "maybe"}, "", "Den Status „maybe“ gibt es nicht; möglich sind answered, "),
        ({"question": "Was?", "status": "clarify", "kind": "riddle"}, "", "Die Art „riddle“ gibt es nicht; möglich "),
        ({"question": "Was?", "status": "clarify", "language": "fr"}, "", "Die Sprache „fr“ gibt es nicht"),
        ({"question": "Was?", "status": "clarify", "pages": (1,)}, "", "Zu einem Dokument gehören seine Seiten"),
        ({**LEAFLET, "pages": ()}, "40 Prozent", "Zu einem Dokument gehören seine Seiten"),
        ({**LEAFLET, "pages": (0,)}, "40 Prozent", "„0“ ist keine Seite"),
        ({**LEAFLET, "pages": (3,)}, "40 Prozent", "merkblatt.pdf hat keine Seite 3, sondern 2 Seiten."),
        ({**LEAFLET, "must_match": ("40 (",)}, "", "„40 (“ ist kein regulärer Ausdruck."),
        (
            {**LEAFLET, "support": ("x" * 41,)},
            "40 Prozent",
            f"„{'x' * 41}“ ist kein regulärer Ausdruck von höchstens 40",
        ),
        ({**LEAFLET, "support": ("Bank",)}, "40 Prozent", "Die Angaben passen nicht zu den Seiten: support 'Bank'"),
        (LEAFLET, "Höchstens 45 Prozent.", "„45 Prozent“ steht nicht auf Seite 1 von merkblatt.pdf."),
        (LEAFLET, "Das weiß die Bank.", "Woran eine gute Antwort zu erkennen ist, fehlt: In der richtigen Antwort"),
        (LEAFLET, "", "Woran eine gute Antwort zu erkennen ist, fehlt."),
    ],
)
def test_what_cannot_be_a_case_is_refused_with_the_reason(
    file: CaseFile, fields: dict[str, Any], answer: str, told: str
) -> None:
    assert refusal(file, answer, **fields).startswith(told)
    assert saved(file) == []


def test_all_that_is_wrong_is_told_at_once(file: CaseFile) -> None:
    told = refusal(file, question="Was?", status="maybe", kind="riddle")
    assert "„maybe“" in told
    assert "„riddle“" in told


def test_a_document_that_is_not_at_hand_is_taken_unchecked_or_refused(tmp_path: Path) -> None:
    elsewhere = {**LEAFLET, "document": "anderes.pdf"}
    lenient = CaseFile(tmp_path / "a.jsonl")
    added = lenient.add(elsewhere, "Höchstens 40 Prozent.")
    assert (lenient.checked(added), added.support, added.must_match) == (False, (), (r"(?<![\d.,])40 Prozent\b",))
    strict = CaseFile(tmp_path / "b.jsonl", all_at_hand=True)
    assert refusal(strict, "40 Prozent", **elsewhere) == "anderes.pdf ist nicht unter den PDFs."


def test_a_question_may_stand_only_once_however_it_is_spaced(file: CaseFile) -> None:
    file.add({"question": "Wann denn?", "status": "clarify"})
    assert (
        refusal(file, question=" wann  denn?", status="clarify") == "Die Frage steht schon in faelle.jsonl, faelle-001."
    )


def test_a_question_of_another_file_of_the_folder_is_known(tmp_path: Path) -> None:
    (tmp_path / "andere.jsonl").write_text(case().model_dump_json(exclude_unset=True), encoding="utf-8")
    (tmp_path / "keine.jsonl").write_text('{"text": "kein Fall"}', encoding="utf-8")
    told = refusal(CaseFile(tmp_path / "neu.jsonl"), question=case().question, status="clarify")
    assert told == "Die Frage steht schon in andere.jsonl, f-1."


def test_ids_count_on_from_the_last_and_are_free_in_the_folder(tmp_path: Path) -> None:
    lines = [case(id=name, question=f"{name}?").model_dump_json(exclude_unset=True) for name in ("x", "prog-009")]
    (tmp_path / "faelle.jsonl").write_text("\n".join(lines), encoding="utf-8")
    taken = case(id="prog-011", question="Wo?").model_dump_json(exclude_unset=True)
    (tmp_path / "andere.jsonl").write_text(taken, encoding="utf-8")
    file = CaseFile(tmp_path / "faelle.jsonl")
    added = [file.add({"question": f"Frage {n}?", "status": "clarify"}).id for n in range(2)]
    assert added == ["prog-010", "prog-012"]
    assert [one.id for one in saved(file)] == ["x", "prog-009", "prog-010", "prog-012"]


def test_the_lines_that_were_there_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "faelle.jsonl"
    old = b'{"status": "clarify",  "question": "Wo?", "id": "a-1"}\r\n\r\n{"question":"Wer?","status":"clarify"}'
    path.write_bytes(old)
    file = CaseFile(path)
    file.add({"question": "Wann?", "status": "clarify"})
    file.save()
    file.save()
    assert path.read_bytes().startswith(old + b"\n")
    assert len(load_cases(path)) == 3


def test_an_error_while_writing_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "faelle.jsonl"
    path.write_text(case().model_dump_json(exclude_unset=True), encoding="utf-8")
    before = path.read_bytes()
    file = CaseFile(path)
    file.add({"question": "Wann?", "status": "clarify"})

    def full(self: Path, content: bytes) -> int:
        self.touch()
        raise OSError(28, "No space left on device", str(self), content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NotAdded, match=r"faelle\.jsonl lässt sich nicht schreiben: No space left"):
        file.save()
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["faelle.jsonl"]


def test_the_file_and_its_folder_come_into_being(tmp_path: Path) -> None:
    file = CaseFile(tmp_path / "neu" / "faelle.jsonl")
    file.add({"question": "Wann?", "status": "clarify"})
    file.save()
    assert json.loads((tmp_path / "neu" / "faelle.jsonl").read_text("utf-8"))["question"] == "Wann?"
