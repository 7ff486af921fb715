"""The parts of a note that reportlab has not."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Table, TableStyle

from bots.shared.note import style

_LINES = 8
_BETWEEN = 22


class Heading(Paragraph):  # type: ignore[misc]
    """A heading that is a bookmark too."""

    def __init__(self, title: str, looks: ParagraphStyle) -> None:
        super().__init__(escape(style.printable(title)), looks)
        self.title = title


def boxed(text: Paragraph) -> Flowable:
    """A paragraph on a tinted ground."""
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), 7) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return Table([[text]], [style.WIDTH], style=TableStyle([("BACKGROUND", (0, 0), (-1, -1), style.TINT), *padding]))


def lines(label: str) -> Iterator[Flowable]:
    """Empty lines to write on, the first with a label."""
    yield Paragraph(f"{escape(label)}:", style.MUTED_LINE)
    for _ in range(_LINES):
        yield HRFlowable(width="100%", thickness=0.5, color=style.RULE, spaceBefore=_BETWEEN, spaceAfter=0)
