from __future__ import annotations

from datetime import date

from assistant.answer import Answer, AnswerStatus, Citation, Claim
from assistant.corpus.model import Authority
from bots.telegram.rendering.keyboard import answer_keyboard, label_of


def answer(citations: int = 0, **given: object) -> Answer:
    found = tuple(
        Citation(number, "go-inno.pdf", "go-inno", 2, "2", "Zitat", Authority.GUIDELINE, date(2026, 1, 1))
        for number in range(1, citations + 1)
    )
    claims = (Claim("Ein Satz [1]", found),) if found else ()
    fields = {"status": AnswerStatus.ANSWERED, "suggestions": (), **given}
    return Answer("0123456789abcdef", language="de", text="Ein Satz", claims=claims, **fields)  # type: ignore[arg-type]


def test_each_citation_has_its_button() -> None:
    keyboard = answer_keyboard(answer(citations=8))
    assert keyboard is not None
    labels = [[button.text for button in row] for row in keyboard.inline_keyboard]
    assert labels == [["[1]", "[2]", "[3]", "[4]", "[5]", "[6]"], ["[7]", "[8]"], ["👍", "👎"]]


def test_no_button_carries_more_than_64_bytes_and_there_are_no_more_than_100() -> None:
    keyboard = answer_keyboard(answer(citations=300, suggestions=("Wie hoch ist die Förderung?" * 9,) * 3))
    assert keyboard is not None
    buttons = [button for row in keyboard.inline_keyboard for button in row]
    assert len(buttons) <= 100
    assert all(1 <= len(str(button.callback_data).encode()) <= 64 for button in buttons)


def test_a_suggestion_is_found_again_by_what_its_button_carries() -> None:
    keyboard = answer_keyboard(answer(suggestions=("Ab wann?", "Wie viel?"), status=AnswerStatus.CLARIFY))
    assert keyboard is not None
    carried = str(keyboard.inline_keyboard[1][0].callback_data)
    assert label_of(keyboard, carried) == "Wie viel?"
    assert label_of(keyboard, "a:7") is None


def test_an_answer_without_anything_to_press_has_no_keyboard() -> None:
    assert answer_keyboard(answer()) is None
