"""A report as a person opens it."""

from __future__ import annotations

from assistant.answer import AnswerStatus
from eval.causes import Cause
from eval.judge.agreement import Agreement
from eval.ranked import Ranked
from tests.eval.report.conftest import PASSAGES, SEARCHED, WRONG, Report, row


def test_the_head_tells_what_was_measured(report: Report) -> None:
    page = report(
        {"answers": [row()]},
        commit="a96ba416993e",
        version="0.1.0",
        model="extractive",
        prompt_version="78d3049bcedd",
        corpus_revision=22,
        corpus={"merkblatt.pdf": "ab" * 32, "anderes.pdf": "cd" * 32},
        seconds=75,
    )
    for told in (
        "24. November 2026, 11:37 Uhr UTC, Dauer 1 min 15 s",
        "Version 0.1.0, Commit a96ba416993e",
        "extractive , Prompts 78d3049bcedd",
        "Revision 22, 2 Dokumente",
        "merkblatt.pdf",
    ):
        assert told in page.text


def test_every_question_stands_with_its_cause_the_wrong_ones_first(report: Report) -> None:
    page = report({"answers": [row(), WRONG]})
    shown = page.text[page.text.index("Jede Frage") :]
    assert "Falsch Und die Frist? Alltagssprache · erwartet: beantwortet" in shown
    assert "beantwortet · Gefunden, aber nicht verwendet" in shown
    assert shown.index("Und die Frist?") < shown.index("Richtig Wie hoch ist der Zuschuss?")
    assert "1 von 2 Fragen sind ganz richtig (50 %)" in page.text


def test_a_question_tells_all_that_is_known_of_it(report: Report) -> None:
    refused = WRONG.model_copy(update={"got": AnswerStatus.NOT_COVERED})
    page = report({"answers": [refused]})
    for told in (
        "erwartet: beantwortet · erhalten: nicht in den Unterlagen",
        "fehlt: 30\\. Juni",
        "Der Zuschuss beträgt höchstens 40 Prozent. [1]",
        "[1] merkblatt.pdf, S. 2 Der Zuschuss beträgt höchstens 40 Prozent.",
        "Prüfen Sie, ob die Angaben noch gelten.",
        "Fakten richtig 0 %",
        "m-2 · 18 ms · richtige Seiten: merkblatt.pdf S. 2",
        "2 Passagen, richtige Seite auf Rang 2",
        "anderes.pdf, S. 1–2 Antwort 1 Etwas ganz anderes.",
        "merkblatt.pdf, S. 2 richtige Seite · Antwort 2 · zitiert [1]",
    ):
        assert told in page.text
    assert len(page.of_class("gold")) == 1


def test_a_question_of_several_tasks_stands_once_and_so_do_its_passages(report: Report) -> None:
    found = SEARCHED.model_copy(update={"passages": (*PASSAGES, Ranked("drittes.pdf", (7,), "Ein Drittes."))})
    page = report({"retrieval": [found], "answers": [row()], "scope": [row(measures={"status right": 1.0})]})
    assert len(page.of_class("question")) == 1
    assert len(page.of_class("answer")) == 1
    assert page.text.count("Etwas ganz anderes.") == 1
    assert page.text.count("Ein Drittes.") == 1
    assert "anderes.pdf, S. 1–2 Suche 1 · Antwort 1" in page.text
    assert "3 Passagen" in page.text


def test_a_question_asked_twice_in_one_task_keeps_both_verdicts(report: Report) -> None:
    page = report({"answers": [row(), WRONG.model_copy(update={"id": "m-1", "question": row().question})]})
    assert len(page.of_class("question")) == 1
    assert "Antworten: richtig" in page.text
    assert "Antworten: Gefunden, aber nicht verwendet" in page.text


def test_what_could_not_be_computed_is_shown_as_such(report: Report) -> None:
    lost = row(id="m-3", question="Wohin?", measures={"facts right": None, "faithful": None})
    page = report({"answers": [row(), lost]})
    assert "1 von 2 nicht zu berechnen, als 0 gezählt" in page.text
    assert "Treue zu den Zitaten nicht zu berechnen" in page.text
    assert "Angriffe abgewehrt nicht gemessen" in page.text


def test_the_charts_have_names_to_be_read_aloud(report: Report) -> None:
    page = report({"answers": [row(), WRONG]})
    labels = [one["aria-label"] for one in page.all("svg")]
    assert "Fakten richtig: 50\N{NO-BREAK SPACE}%, 95-%-Intervall 0 bis 100\N{NO-BREAK SPACE}%, 2 Werte" in labels
    assert "Gefunden, aber nicht verwendet: 1" in labels
    assert "Gesamt: Median 18\N{NO-BREAK SPACE}ms, 95 % der Fälle bis 18\N{NO-BREAK SPACE}ms" in labels


def test_the_statuses_stand_against_each_other(report: Report) -> None:
    confusion = {"answered": {"answered": 184, "blocked": 3}, "blocked": {"answered": 0, "blocked": 29}}
    page = report({"scope": [row()]}, {"confusion": confusion})
    assert "beantwortet abgewehrt beantwortet 184 3 abgewehrt · 29" in page.text
    assert len(page.of_class("hit")) == len(page.of_class("miss")) == 2


def test_falsified_claims_stand_with_their_question(report: Report) -> None:
    ways = ("number changed", "quote changed")
    forged = [
        row(id=f"m-1, claim 2, {way}", kind="forged", cause=cause, wrong=wrong, answer=None, passages=())
        for way, cause, wrong in zip(ways, (None, Cause.GAVE_WAY), ((), ("Schmetterlinge",)), strict=True)
    ]
    page = report({"answers": [row()], "guardrails": forged})
    assert len(page.of_class("question")) == 1
    assert "Verfälschte Aussagen: 1 von 2 gestoppt" in page.text
    assert "durchgelassen (Zitat geändert): Schmetterlinge" in page.text
    assert "Falsch Wie hoch ist der Zuschuss?" in page.text


def test_a_falsified_claim_of_an_unknown_question_is_not_lost(report: Report) -> None:
    forged = row(id="m-9, claim 1, no citation", kind="forged", cause=Cause.GAVE_WAY, wrong=("Schmetterlinge",))
    page = report({"guardrails": [forged]})
    assert "Verfälschte Aussage · erwartet: beantwortet" in page.text
    assert "Schmetterlinge" in page.text


def test_a_run_without_questions_is_a_report_all_the_same(report: Report) -> None:
    page = report({})
    assert page.faults == []
    assert "In diesem Lauf wurde keine Frage gestellt." in page.text


def test_how_far_a_judge_agrees_with_labels_is_shown(report: Report) -> None:
    pairs = [(True, True), (True, False), (False, False), (False, None)]
    page = report({"answers": [row()]}, {"judge": {"faithfulness": Agreement.of(pairs).model_dump()}})
    assert "Treue zu den Zitaten 50 % von 4 0,40 0 1 1" in " ".join(page.text.split())


def test_a_run_without_a_judge_does_not_speak_of_one(report: Report) -> None:
    assert "Musterurteil" not in report({"answers": [row()]}).text
