"""What is measured of a chat model's sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.generation.record import Outcome
from eval.answers.evaluate import judge
from eval.asked import Written, WrittenSentence
from eval.page_texts import PageTexts
from eval.row import figures_of
from eval.session import Session
from tests.eval.leaflet import case
from tests.models.server import Says, scripted_server

SAID = WrittenSentence(text="Es gibt 40 Prozent.", outcome=Outcome.SAID)
REPAIRED = WrittenSentence(text="Es gibt 50 Prozent.", outcome=Outcome.REPAIRED, repaired="Es gibt 40 Prozent.")
DROPPED = WrittenSentence(text="Die Bank zahlt.", outcome=Outcome.DROPPED, reasons=("words",))


@pytest.fixture(scope="module")
def texts(leaflet: Path) -> PageTexts:
    return PageTexts.of([leaflet])


def test_kept_and_repaired_sentences_are_counted_by_sentence(session: Session, texts: PageTexts) -> None:
    asked = session.ask(case())
    rows = [
        judge(asked.model_copy(update={"written": Written(composed=bool(kept), sentences=sentences)}), texts)
        for kept, sentences in ((True, (SAID, REPAIRED, DROPPED)), (False, (DROPPED,)))
    ]
    found = {name: figure.value for name, figure in figures_of(rows).items() if hasattr(figure, "value")}
    assert (found["written by the model"], found["sentences kept"], found["sentences repaired"]) == (0.5, 0.5, 0.25)
    assert rows[1].wrong == ("verworfen (words): Die Bank zahlt.",)
    assert rows[1].cause is None


def test_nothing_of_it_is_measured_without_a_chat_model(session: Session, texts: PageTexts) -> None:
    row = judge(session.ask(case()), texts)
    assert not {"written by the model", "sentences kept", "sentences repaired"} & set(row.measures)
    assert 0 < row.milliseconds["first claim"] <= row.milliseconds["all"]


def test_the_chat_model_that_is_set_is_measured(
    leaflet: Path, texts: PageTexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    says = Says(
        ["Der Zuschuss beträgt höchstens 40 Prozent der ", "förderfähigen Ausgaben [1]. ", "Die Bank zahlt [1]."]
    )
    with scripted_server(says, Says(["–"])) as server:
        server.script.insert(0, says)  # for the question that a session asks first
        server.script.insert(1, Says(["–"]))
        monkeypatch.setenv("FOERDERLOTSE_CHAT_MODEL", "openai:test")
        monkeypatch.setenv("FOERDERLOTSE_CHAT_BASE_URL", server.url)
        monkeypatch.setenv("FOERDERLOTSE_CHAT_API_KEY", "sk-geheim")
        with Session.open([leaflet]) as session:
            row = judge(session.ask(case()), texts)
    assert row.answer is not None
    assert row.answer.model == "openai:test"
    assert (row.measures["facts right"], row.measures["sentences kept"]) == (1.0, 0.5)
