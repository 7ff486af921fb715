"""A whole run on a small PDF made here, with the real assistant."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from assistant.answer import AnswerStatus
from eval.answers.__main__ import main
from eval.answers.causes import Cause
from eval.answers.evaluate import Row, judge, summary
from eval.answers.generate import Asked, ask_all
from eval.cases import Case
from eval.page_texts import PageTexts
from eval.temporary_corpus import assistant_on

PAGES = [
    [
        "Merkblatt Digitalgutschein",
        "Der Digitalgutschein ist ein Zuschuss für kleine Unternehmen.",
        "Der Zuschuss beträgt höchstens 40 Prozent der förderfähigen Ausgaben.",
    ],
    [
        "Antrag und Frist",
        "Der Antrag ist vor Beginn des Vorhabens bei der Bewilligungsstelle zu stellen.",
        "Die Laufzeit eines Vorhabens beträgt 18 Monate.",
    ],
]
CASE = Case(
    id="1",
    question="Wie viel Prozent beträgt der Zuschuss beim Digitalgutschein?",
    status=AnswerStatus.ANSWERED,
    language="de",
    document="merkblatt.pdf",
    pages=(1,),
    must_match=("40 Prozent",),
    must_not_match=("18 Monate",),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    canvas = Canvas(str(folder / "merkblatt.pdf"))
    for lines in PAGES:
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 16 if number == 0 else 11)
            canvas.drawString(72, 760 - 40 * number, line)
        canvas.showPage()
    canvas.save()
    return folder


@pytest.fixture(scope="module")
def asked(folder: Path) -> Iterator[Asked]:
    with assistant_on([folder]) as assistant:
        yield from ask_all(assistant, [CASE])


def judged(asked: Asked, folder: Path, **changed: object) -> Row:
    case = CASE.model_copy(update=changed)
    return judge(Asked(case, asked.answer, asked.seconds, asked.passages), PageTexts.of([folder]))


def test_a_right_answer_has_no_cause_and_its_quotes_are_found(asked: Asked, folder: Path) -> None:
    row = judged(asked, folder)
    assert (row.facts_right, row.status_right, row.language_right, row.cause) == (True, True, True, None)
    assert row.quotes
    assert all(quote.found.either for quote in row.quotes)
    assert row.gold_rank == 1


def test_a_missing_fact_is_told_as_retrieved_but_not_used(asked: Asked, folder: Path) -> None:
    row = judged(asked, folder, must_match=("45 Prozent",))
    assert (row.facts_right, row.missing, row.cause) == (False, ("45 Prozent",), Cause.NOT_USED)


def test_a_forbidden_fact_is_a_wrong_fact(asked: Asked, folder: Path) -> None:
    assert judged(asked, folder, must_not_match=("40 Prozent",)).cause is Cause.WRONG_FACT


def test_an_answer_where_none_is_due_is_a_wrong_status(asked: Asked, folder: Path) -> None:
    row = judged(asked, folder, status=AnswerStatus.NOT_COVERED, must_match=(), must_not_match=())
    assert (row.status_right, row.facts_right, row.cause) == (False, None, Cause.WRONG_STATUS)


def test_facts_in_the_words_of_a_refusal_do_not_count(asked: Asked, folder: Path) -> None:
    refused = replace(asked.answer, status=AnswerStatus.NOT_COVERED)
    row = judge(replace(asked, answer=refused), PageTexts.of([folder]))
    assert (row.facts_right, row.cause) == (False, Cause.WRONGLY_REFUSED)


def test_a_citation_of_another_page_costs_precision(asked: Asked, folder: Path) -> None:
    right, wrong = (summary([judged(asked, folder, pages=pages)]) for pages in ((1,), (7,)))
    assert str(right["gold page cited"]).startswith("1.00")
    assert str(wrong["citation precision"]).startswith("0.00")


def test_the_command_writes_every_answer_and_the_figures(folder: Path, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(CASE.model_dump_json(exclude_unset=True) + "\n", encoding="utf-8")
    main(cases=cases, documents=[folder], out=tmp_path / "runs")

    run = next((tmp_path / "runs").iterdir())
    row = json.loads((run / "rows.jsonl").read_text(encoding="utf-8"))
    assert "40 Prozent" in row["answer"]["text"]
    assert json.loads((run / "results.json").read_text(encoding="utf-8"))["facts right"]["value"] == 1
