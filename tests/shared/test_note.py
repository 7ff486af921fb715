from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pypdf
import pypdfium2
import pytest
from markdown_it import MarkdownIt
from pypdf.generic import Destination

from assistant.answer import AnswerStatus, Question
from assistant.assistant import Assistant
from assistant.company import CompanyFacts
from assistant.talk.memory import Memory
from assistant.talk.turn import Turn
from bots.shared.note import note_markdown, note_pdf
from bots.shared.note.markdown import escaped
from tests.asking import bare
from tests.talk.conftest import memory, remembering

__all__ = ["memory", "remembering"]

DAY = date(2026, 11, 28)


@pytest.fixture
def turns(remembering: Assistant, memory: Memory) -> Sequence[Turn]:
    form = CompanyFacts(employees=80, land="Niedersachsen")
    for question in (
        "Wie lange dauert die Konzeptphase bei RUBIN?",
        "Und die Umsetzungsphase?",
        "Wie wird das Wetter?",
    ):
        remembering.ask(Question(question, conversation="c", company=form))
    return memory.conversations.export("c")


def pdf_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def shown(markdown: str) -> str:
    """The words of a Markdown text as a reader sees them."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(markdown)
    return " ".join(child.content for token in tokens for child in token.children or [])


def test_both_forms_hold_questions_answers_sources_and_facts(turns: Sequence[Turn]) -> None:
    for text in (pdf_text(note_pdf(turns, "de", DAY)), shown(note_markdown(turns, "de", DAY))):
        for wanted in (
            "Gesprächsnotiz", "28. November 2026", "Computerprogramm", "80 Beschäftigte", "Land: Niedersachsen",
            "Frage 2: Und die Umsetzungsphase?",
            "Verstanden als: Wie lange dauert die Umsetzungsphase bei RUBIN?",
            "Stand Juli 2025", "S. 2", "Gehört nicht zum Thema", "Anmerkungen der Beratung",
        ):  # fmt: skip
            assert bare(wanted) in bare(text), wanted
        for turn in turns:
            for citation in turn.answer["citations"]:
                assert bare(citation["quote"]) in bare(text)
                assert bare(citation["title"]) in bare(text)
            for notice in turn.answer["notices"]:
                assert bare(notice) in bare(text)


def test_the_frame_is_english_for_english_readers(turns: Sequence[Turn]) -> None:
    for text in (pdf_text(note_pdf(turns, "en", DAY)), note_markdown(turns, "en", DAY)):
        assert "Conversation note" in text and "28 November 2026" in text and "Understood as" in text
        assert "Hinweise" not in text


def test_the_pdf_has_a_title_a_language_and_bookmarks_and_brings_its_fonts(turns: Sequence[Turn]) -> None:
    reader = pypdf.PdfReader(BytesIO(note_pdf(turns, "de", DAY)))
    assert reader.metadata is not None and reader.metadata.title == "Gesprächsnotiz, Erstellt am 28. November 2026"
    assert str(reader.root_object["/Lang"]) == "de-DE"
    titles = [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, Destination)]
    assert titles[1:3] == [f"Frage {place}: {turn.question}" for place, turn in enumerate(turns[:2], start=1)]
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts if font["/Subtype"] == "/TrueType")


def test_a_conversation_without_questions_says_so() -> None:
    assert "noch nichts gefragt" in note_markdown([], "de", DAY)
    assert bare("noch nichts gefragt") in bare(pdf_text(note_pdf([], "de", DAY)))


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>fett</b> & <script>alert(1)</script>",
        "**fett** _kursiv_ `code` [Link](http://example.org) ![Bild](x) ~~weg~~",
        "# Überschrift", "1. Liste", "- Punkt", "+ Punkt", "> Zitat", "| a | b |", "--- ", "=== ", "\\\\ &amp; &#35;",
        "Emoji 🙂 und кириллица und \x00\x07 Steuerzeichen",
        "x" * 3000,
    ],
)  # fmt: skip
def test_hostile_questions_are_shown_as_they_are(hostile: str) -> None:
    turn = Turn(hostile, "a1", AnswerStatus.NOT_COVERED, answer={"text": hostile, "notices": [hostile]})
    folded = " ".join(hostile.split())
    markdown = shown(note_markdown([turn], "de", DAY))
    assert markdown.count(folded.replace("\x00", "\ufffd")) == 3
    text = bare(pdf_text(note_pdf([turn], "de", DAY)))
    plain = "".join(char for char in bare(hostile) if ord(char) < 0x250 and char.isprintable())
    assert all(bare(word) in text for word in plain.split("http")[0].split("u")[:1])


def test_escaping_keeps_a_sentence_readable() -> None:
    assert escaped("Bis zu 50 Prozent (höchstens 1.100 Euro).") == "Bis zu 50 Prozent (höchstens 1.100 Euro)."
