from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, AnswerStatus, Citation, Claim
from assistant.corpus.model import Authority
from bots.telegram.rendering.answer import answer_text, claims_text
from bots.telegram.rendering.splitting import split, units
from bots.telegram.rendering.styled import readable, visible

CITATION = Citation(1, "go-inno.pdf", "Merkblatt go-inno", 2, "2", "Zitat", Authority.LEAFLET, date(2025, 7, 25))
ANSWER = Answer(
    "0123456789abcdef",
    AnswerStatus.ANSWERED,
    "de",
    "Der Zuschuss beträgt 50 Prozent. [1]",
    (Claim("Der Zuschuss beträgt 50 Prozent. [1]", (CITATION,)),),
    notices=("Nur eine Ersteinschätzung.",),
    question="Wie hoch ist die Förderung bei go-inno?",
)

texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(("<b>*_[1]&", "😀👩‍🔬", "Ein Satz. ", "\n\n", "x" * 700, "Förderung ")), max_size=30).map(
        "".join
    ),
)
answers = st.builds(
    Answer,
    id=st.just("0123456789abcdef"),
    status=st.sampled_from(AnswerStatus),
    language=st.sampled_from(("de", "en")),
    text=texts,
    claims=st.lists(st.builds(Claim, text=texts, citations=st.just((CITATION,))), max_size=2).map(tuple),
    notices=st.lists(texts, max_size=3).map(tuple),
    question=st.none() | texts,
)


def letters(text: str) -> str:
    return "".join(char for char in readable(text) if not char.isspace() and visible(char))


@given(answers, st.none() | texts)
def test_any_answer_renders_into_messages_that_hold_all_its_text(answer: Answer, asked: str | None) -> None:
    parts = split(answer_text(answer, asked, noted=("80 Beschäftigte",)))
    assert all(0 < units(part.text) <= 4096 for part in parts)
    whole = "".join(letters(part.text) for part in parts)
    place = 0
    for text in (asked, answer.question, answer.text, *answer.notices):
        wanted = letters(text or "")
        place = whole.index(wanted, place) + len(wanted)
    assert ("[1]" in whole) or not answer.claims


def test_what_was_understood_stands_first_and_the_sources_last() -> None:
    (part,) = split(answer_text(ANSWER))
    assert part.text.split("\n\n") == [
        "Verstanden als: Wie hoch ist die Förderung bei go-inno?",
        "Der Zuschuss beträgt 50 Prozent. [1]",
        "Hinweis: Nur eine Ersteinschätzung.",
        "Quellen\n[1] Merkblatt go-inno, S. 2 (Stand 25. Juli 2025, Merkblatt)",
    ]
    assert [entity.type for entity in part.entities] == ["italic", "italic", "expandable_blockquote"]


def test_a_question_from_a_button_is_shown_in_bold() -> None:
    (part,) = split(answer_text(ANSWER, asked="Wie viel?"))
    assert part.text.startswith("Wie viel?\n\n")
    assert part.entities[0].type == "bold"


def test_what_is_verified_so_far_ends_open() -> None:
    (part,) = split(claims_text(ANSWER.claims))
    assert part.text == "Der Zuschuss beträgt 50 Prozent. [1] …"
    assert split(claims_text(())) == ()
