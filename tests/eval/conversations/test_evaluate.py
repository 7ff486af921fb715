from __future__ import annotations

from pathlib import Path
from typing import Any

from eval.conversations import TASK
from eval.conversations.evaluate import evaluate, right
from eval.conversations.generate import generate
from eval.page_texts import PageTexts
from eval.session import Session
from tests.eval.leaflet import case

FOLLOWUP: dict[str, Any] = {
    "id": "f-7",
    "question": "Und wie lange läuft ein Vorhaben?",
    "before": ["Wie viel Prozent beträgt der Zuschuss beim Digitalgutschein?"],
    "standalone": "Wie lange läuft ein Vorhaben beim Digitalgutschein?",
    "pages": [2],
    "support": ["Laufzeit eines Vorhabens"],
    "must_match": ["18 Monate"],
    "must_not_match": [],
    "split": "train",
}


def test_a_follow_up_is_judged_beside_the_same_question_in_full(session: Session, leaflet: Path) -> None:
    config = TASK.configured()
    given = list(generate(config, [case(**FOLLOWUP)], session))
    judged = evaluate(config, given, PageTexts.of([leaflet]))
    (row,) = judged.rows
    assert row.measures["right"] == row.measures["right in full"] == 1.0
    assert given[0].alone.text
    assert judged.more["halves"]["train"]["right"]["value"] == 1.0


def test_right_is_status_and_facts_at_once(session: Session) -> None:
    (given,) = generate(TASK.configured(), [case(**FOLLOWUP)], session)
    assert right(given.case, given.answer)
    assert not right(case(**{**FOLLOWUP, "must_match": ["19 Monate"]}), given.answer)
    assert not right(case(**{**FOLLOWUP, "must_not_match": ["18 Monate"]}), given.answer)
    assert not right(case(**{**FOLLOWUP, "status": "not_covered"}), given.answer)
