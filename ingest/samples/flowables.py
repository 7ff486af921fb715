"""Turns a leaflet's Markdown into reportlab flowables: headings, paragraphs, lists, tables and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table, TableStyle

from ingest.samples import style

_MONTH = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_UNBREAKABLE = re.compile(
    r"(§|\b(?:Art|Abs|ABl|Nr|Mio|Mrd|[dsuz])\.|\b(?:Artikel|Absatz|Seite)|\d(?=\s(?:Mio|Mrd|Euro|Prozent))"
    rf"|\b\d\d?\.(?=\s(?:{_MONTH})))\s(?=\S)",
    re.IGNORECASE,
)
_MARKDOWN = MarkdownIt("commonmark").enable("table")


class Heading(Paragraph):  # type: ignore[misc]
    """A paragraph that the outline lists; ``level`` counts from 0, ``text`` is plain."""

    def __init__(self, node: SyntaxTreeNode) -> None:
        depth = int(node.tag[1])
        super().__init__(_inline(node), style.HEADINGS[depth])
        self.level = depth - 2
        # A long table may split below its heading; everything else moves to the next page with it.
        self.keepWithNext = node.next_sibling is not None and not _is_long_table(node.next_sibling)
        self.text = _content(node)


def flowables(text: str) -> list[Flowable]:
    """The story of a leaflet's Markdown. Headings start at ``##``; ``>`` makes a note in a box."""
    return [flowable for node in SyntaxTreeNode(_MARKDOWN.parse(text)).children for flowable in _block(node)]


def _block(node: SyntaxTreeNode) -> Iterator[Flowable]:
    match node.type:
        case "heading":
            yield from (CondPageBreak(style.ROOM_BELOW_HEADING), Heading(node))
        case "paragraph":
            yield Paragraph(_inline(node), style.LEAD_IN if _content(node).endswith(":") else style.BODY)
        case "bullet_list" | "ordered_list":
            yield from _items(node)
        case "table":
            yield _table(node)
        case "blockquote":
            yield _note(node)
        case other:
            raise ValueError(f"leaflets have no block of kind {other}")


def _content(node: SyntaxTreeNode) -> str:
    return node.children[0].content


def _items(node: SyntaxTreeNode) -> Iterator[Flowable]:
    numbered = node.type == "ordered_list"
    for number, item in enumerate(node.children, start=1):
        mark = f"{number}." if numbered else "•"
        paragraph = Paragraph(_inline(item.children[0]), style.STEP if numbered else style.ITEM, bulletText=mark)
        paragraph.keepWithNext = number < len(node.children)
        yield paragraph
    yield Spacer(1, 4)


def _note(node: SyntaxTreeNode) -> Table:
    box = Table(
        [[[Paragraph(_inline(child), style.NOTE) for child in node.children]]],
        colWidths=[style.WIDTH],
        spaceBefore=4,
        spaceAfter=10,
    )
    box.setStyle(style.NOTE_BOX)
    return box


def _table(node: SyntaxTreeNode) -> Table:
    head, body = node.children[0].children, node.children[1].children
    cells = [[cell.children[0] for cell in row.children] for row in [*head, *body]]
    rows = [
        [Paragraph(_inline(cell), style.CELL if number else style.HEAD_CELL) for cell in row]
        for number, row in enumerate(cells)
    ]
    table = Table(rows, colWidths=_column_widths(cells), repeatRows=1, spaceBefore=3, spaceAfter=10)
    if not _is_long_table(node):
        table.setStyle(TableStyle([("NOSPLIT", (0, 0), (-1, -1))]))
    table.setStyle(style.TABLE)
    return table


def _is_long_table(node: SyntaxTreeNode) -> bool:
    return node.type == "table" and len(node.children[1].children) > style.ROWS_KEPT_TOGETHER


def _column_widths(cells: list[list[SyntaxTreeNode]]) -> list[float]:
    """Narrow columns get what their text needs on one line; the wide ones share the rest evenly."""
    columns = [[cell.content for cell in column] for column in zip(*cells, strict=True)]
    wants = [max(_measure(text) for text in column) + 2 * style.CELL_PADDING + 1 for column in columns]
    widths = [0.0] * len(wants)
    rest = style.WIDTH
    for done, index in enumerate(sorted(range(len(wants)), key=wants.__getitem__)):
        widths[index] = min(wants[index], rest / (len(wants) - done))
        rest -= widths[index]
    return [width + rest / len(widths) for width in widths]


def _measure(text: str) -> float:
    return float(stringWidth(text.replace("**", ""), style.BOLD, style.CELL.fontSize))


def _inline(node: SyntaxTreeNode) -> str:
    """A node's text in reportlab's markup, with line breaks kept out of „Art. 25“ and the like."""
    match node.type:
        case "text":
            return escape(_UNBREAKABLE.sub("\\1\N{NO-BREAK SPACE}", node.content))
        case "softbreak":
            return " "
        case "strong":
            return f"<b>{_children(node)}</b>"
        case "em":
            return f"<i>{_children(node)}</i>"
        case _:
            return _children(node)


def _children(node: SyntaxTreeNode) -> str:
    return "".join(_inline(child) for child in node.children)
