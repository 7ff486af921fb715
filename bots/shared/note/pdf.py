"""The note as PDF on A4, to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, HRFlowable, KeepTogether, PageTemplate, Paragraph

from assistant.answer import Language
from assistant.talk.turn import Turn
from bots.shared import wording
from bots.shared.note import style
from bots.shared.note.content import Entry, Note, note_of
from bots.shared.note.flowables import Heading, boxed, lines


def note_pdf(turns: Sequence[Turn], language: Language, made: date) -> bytes:
    """The conversation's turns, oldest first, as a PDF; ``language`` is that of the frame."""
    style.register_fonts()
    note = note_of(turns, language, made)
    draft = _Template(BytesIO(), note, 0)
    draft.build(list(_story(note)))
    target = BytesIO()
    _Template(target, note, draft.page).build(list(_story(note)))
    return target.getvalue()


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """One column with a footer and a bookmark for each heading. It is built twice: the footer names the pages."""

    def __init__(self, target: BytesIO, note: Note, pages: int) -> None:
        super().__init__(
            target,
            pagesize=style.PAGE,
            title=f"{note.text('title')}, {note.text('made')}",
            author="Förderlotse",
            subject=note.text("subtitle"),
            creator="Förderlotse",
            lang="de-DE" if note.language == "de" else "en-GB",
            displayDocTitle=True,
        )
        self._note, self._pages = note, pages
        height = style.PAGE[1] - style.TOP - style.BOTTOM
        frame = Frame(style.MARGIN, style.BOTTOM, style.WIDTH, height, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=self._footer))

    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, Heading):
            key = f"heading-{self.seq.nextf('heading')}"
            self.canv.bookmarkHorizontal(key, 0, flowable.height)
            self.canv.addOutlineEntry(flowable.title, key, 0)

    def _footer(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setStrokeColor(style.RULE)
        canvas.setLineWidth(0.5)
        canvas.line(style.MARGIN, style.BOTTOM - 14, style.PAGE[0] - style.MARGIN, style.BOTTOM - 14)
        canvas.setFont(style.REGULAR, style.FOOTER_SIZE)
        canvas.setFillColor(style.MUTED)
        canvas.drawString(style.MARGIN, style.BOTTOM - 26, self._note.text("footer"))
        page = self._note.text("page", page=canvas.getPageNumber(), pages=self._pages)
        canvas.drawRightString(style.PAGE[0] - style.MARGIN, style.BOTTOM - 26, page)
        canvas.restoreState()


def _story(note: Note) -> Iterator[Flowable]:
    yield Paragraph(_shown(note.text("title")), style.TITLE)
    yield Paragraph(_shown(note.text("subtitle")), style.SUBTITLE)
    yield Paragraph(_shown(f"{note.text('made')} · {note.count}"), style.FACTS)
    yield HRFlowable(width="100%", thickness=1.2, color=style.ACCENT, spaceBefore=4, spaceAfter=8)
    yield boxed(Paragraph(_shown(note.text("machine")), style.NOTE))
    if note.facts:
        yield Heading(note.text("facts"), style.HEADING)
        yield from (Paragraph(_shown(fact), style.ITEM, bulletText="•") for fact in note.facts)
    if not note.entries:
        yield Paragraph(_shown(note.text("empty")), style.BODY)
    for entry in note.entries:
        yield from _entry(note, entry)
    yield KeepTogether([Heading(note.text("remarks"), style.HEADING), *lines(note.text("remarks_of"))])


def _entry(note: Note, entry: Entry) -> Iterator[Flowable]:
    yield Heading(f"{entry.heading}: {style.printable(entry.question)}", style.HEADING)
    if entry.understood:
        understood = wording.label("understood", note.language)
        yield Paragraph(f"<i>{_shown(f'{understood}: {entry.understood}')}</i>", style.MUTED_LINE)
    if entry.status:
        yield Paragraph(f"<b>{_shown(entry.status)}</b>", style.BODY)
    yield from (Paragraph(_shown(sentence), style.BODY) for sentence in entry.sentences)
    if entry.notices:
        yield Paragraph(_shown(note.text("notices")), style.SUBHEADING)
        yield from (Paragraph(_shown(notice), style.ITEM, bulletText="•") for notice in entry.notices)
    if entry.sources:
        yield Paragraph(_shown(note.text("sources")), style.SUBHEADING)
    for source in entry.sources:
        place = f"{_shown(source.place)}<br/><i>{_shown(source.quote)}</i>"
        if source.url:
            address = escape(source.url, {'"': "&quot;"})
            place += f'<br/><a href="{address}" color="{style.ACCENT.hexval()}">{_shown(source.url)}</a>'
        yield Paragraph(place, style.SOURCE, bulletText=f"[{source.number}]")


def _shown(text: str) -> str:
    return escape(style.printable(text))
