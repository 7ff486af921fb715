"""How the leaflets look: page, colours, fonts and paragraph styles."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import TableStyle

PAGE = A4
MARGIN = 20 * mm
TOP = 18 * mm
BOTTOM = 22 * mm
WIDTH = PAGE[0] - 2 * MARGIN

INK = HexColor("#1f2933")
MUTED = HexColor("#5b6770")
ACCENT = HexColor("#0b5d66")
TINT = HexColor("#eef5f5")
RULE = HexColor("#c5d3d5")
WHITE = HexColor("#ffffff")

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Vera", "VeraBd", "VeraIt", "VeraBI"


def register_fonts() -> None:
    """Bitstream Vera, which ships with reportlab and may be embedded; it has every sign the sources use."""
    for name in (REGULAR, BOLD, ITALIC, BOLD_ITALIC):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)


BODY = ParagraphStyle(
    "Body", fontName=REGULAR, fontSize=9, leading=13.4, textColor=INK, spaceAfter=6, allowWidows=0, allowOrphans=0
)
TITLE = ParagraphStyle("Title", BODY, fontName=BOLD, fontSize=18, leading=23, textColor=ACCENT, spaceAfter=3)
SUBTITLE = ParagraphStyle("Subtitle", BODY, fontSize=10.5, leading=15, textColor=MUTED, spaceAfter=8)
FACTS = ParagraphStyle("Facts", BODY, fontSize=8.5, leading=12, spaceAfter=0)
NOT_BINDING = ParagraphStyle("NotBinding", FACTS, textColor=MUTED)
_H2 = ParagraphStyle(
    "Heading2", BODY, fontName=BOLD, fontSize=12, leading=16, textColor=ACCENT, spaceBefore=11, spaceAfter=5
)
_H3 = ParagraphStyle("Heading3", BODY, fontName=BOLD, fontSize=9.5, leading=13.5, spaceBefore=6, spaceAfter=3)
HEADINGS = {2: _H2, 3: _H3}
LEAD_IN = ParagraphStyle("LeadIn", BODY, keepWithNext=1)
ITEM = ParagraphStyle(
    "Item", BODY, leftIndent=15, bulletIndent=3, spaceAfter=2.5, bulletFontName=REGULAR, bulletFontSize=9
)
STEP = ParagraphStyle("Step", ITEM, leftIndent=20)
NOTE = ParagraphStyle("Note", BODY, spaceAfter=0)
CELL = ParagraphStyle("Cell", BODY, fontSize=8.2, leading=11.4, spaceAfter=0)
HEAD_CELL = ParagraphStyle("HeadCell", CELL, fontName=BOLD, textColor=WHITE)
ROOM_BELOW_HEADING = 32 * mm
FOOTER_SIZE = 7.5
CELL_PADDING = 5
ROWS_KEPT_TOGETHER = 8

TABLE = TableStyle(
    [
        ("BACKGROUND", (0, 0), (-1, 0), ACCENT),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [WHITE, TINT]),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, RULE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), CELL_PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), CELL_PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
    ]
)
NOTE_BOX = TableStyle(
    [
        ("BACKGROUND", (0, 0), (-1, -1), TINT),
        ("LINEBEFORE", (0, 0), (0, -1), 3, ACCENT),
        ("LEFTPADDING", (0, 0), (-1, -1), 11),
        ("RIGHTPADDING", (0, 0), (-1, -1), 9),
        ("TOPPADDING", (0, 0), (-1, -1), 7),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ]
)
