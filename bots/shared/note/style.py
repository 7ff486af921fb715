"""How a note looks: page, fonts, colours and paragraph styles, near those of the sample leaflets."""

from __future__ import annotations

import unicodedata

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from ingest.samples.style import (
    ACCENT,
    BODY,
    BOLD,
    BOTTOM,
    MARGIN,
    MUTED,
    PAGE,
    REGULAR,
    RULE,
    TINT,
    TITLE,
    TOP,
    WIDTH,
    register_fonts,
)

__all__ = [
    "ACCENT", "BODY", "BOTTOM", "MARGIN", "MUTED", "PAGE", "REGULAR", "RULE", "TINT", "TITLE", "TOP", "WIDTH",
    "register_fonts",
]  # fmt: skip

FOOTER_SIZE = 7
SUBTITLE = ParagraphStyle("NoteSubtitle", BODY, fontSize=10, leading=14, textColor=MUTED, spaceAfter=6)
FACTS = ParagraphStyle("NoteFacts", BODY, fontSize=8.5, leading=12, spaceAfter=0)
NOTE = ParagraphStyle("NoteNote", BODY, fontSize=8.2, leading=11.8, spaceAfter=0)
HEADING = ParagraphStyle(
    "NoteHeading",
    BODY,
    fontName=BOLD,
    fontSize=11,
    leading=15,
    textColor=ACCENT,
    spaceBefore=14,
    spaceAfter=5,
    keepWithNext=1,
)
SUBHEADING = ParagraphStyle(
    "NoteSubheading", BODY, fontName=BOLD, fontSize=8.5, leading=12, spaceBefore=5, spaceAfter=2, keepWithNext=1
)
MUTED_LINE = ParagraphStyle("NoteMuted", BODY, fontSize=8.5, leading=12, textColor=MUTED)
ITEM = ParagraphStyle("NoteItem", BODY, fontSize=8.5, leading=12, leftIndent=12, bulletIndent=2, spaceAfter=2)
SOURCE = ParagraphStyle(
    "NoteSource", BODY, fontSize=8.2, leading=11.6, leftIndent=24, bulletIndent=2, bulletFontName=REGULAR,
    bulletFontSize=8.2, spaceAfter=4,
)  # fmt: skip


def printable(text: str) -> str:
    """A text of signs that the font has: another is replaced by its plain form or, without one, by ``□``."""
    known = pdfmetrics.getFont(REGULAR).face.charToGlyph
    return "".join(char if ord(char) in known else _plain(char, known) for char in unicodedata.normalize("NFC", text))


def _plain(char: str, known: dict[int, int]) -> str:
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", char)
    return plain if plain != char and all(ord(one) in known for one in plain) else "□"
