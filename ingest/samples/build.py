"""Builds the sample PDFs and their ``corpus.toml`` from the Markdown sources: ``python -m ingest.samples.build``.

``python -m ingest.samples.build SOURCES TARGET`` does the same for other sources. The same sources give the same
bytes on the same version of reportlab.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, HRFlowable, PageTemplate, Paragraph, Spacer

from ingest.samples import PDFS, SOURCES, style
from ingest.samples.corpus_file import corpus_file
from ingest.samples.flowables import Heading, flowables
from ingest.samples.source import Leaflet, read_leaflets

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_PUBLISHER = "Förderlotse"
_NOT_BINDING = "Beispielunterlage von Förderlotse – unverbindlich"


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """One column on A4 with a footer „Titel · Stand … · Seite x von y“ and an outline of the headings."""

    def __init__(self, target: BytesIO, leaflet: Leaflet, page_count: int) -> None:
        super().__init__(
            target,
            pagesize=style.PAGE,
            title=leaflet.metadata.title,
            author=_PUBLISHER,
            subject=f"{leaflet.subtitle} Stand: {german_date(leaflet.as_of)}. {_NOT_BINDING}.",
            creator="ingest.samples.build",
            lang="de-DE",
            displayDocTitle=True,
            invariant=1,
        )
        self._leaflet = leaflet
        self._page_count = page_count
        height = style.PAGE[1] - style.TOP - style.BOTTOM
        frame = Frame(style.MARGIN, style.BOTTOM, style.WIDTH, height, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=self._footer))

    def beforeDocument(self) -> None:
        # A PDF's own date is the leaflet's: the day of the build would differ each time.
        stamp = TimeStamp(invariant=True)
        as_of = datetime.combine(self._leaflet.as_of, datetime.min.time(), UTC)
        stamp.t, stamp.lt, stamp.YMDhms = as_of.timestamp(), as_of.timetuple(), as_of.timetuple()[:6]
        self.canv._doc._timeStamp = stamp

    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, Heading):
            key = f"heading-{self.seq.nextf('heading')}"
            self.canv.bookmarkHorizontal(key, 0, style.HEADINGS[2].leading)
            self.canv.addOutlineEntry(flowable.text, key, flowable.level)

    def _footer(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setStrokeColor(style.RULE)
        canvas.setLineWidth(0.5)
        canvas.line(style.MARGIN, style.BOTTOM - 16, style.PAGE[0] - style.MARGIN, style.BOTTOM - 16)
        canvas.setFont(style.REGULAR, style.FOOTER_SIZE)
        canvas.setFillColor(style.MUTED)
        parts = (
            self._leaflet.metadata.title,
            f"Stand {german_date(self._leaflet.as_of)}",
            f"Seite {canvas.getPageNumber()} von {self._page_count}",
        )
        canvas.drawCentredString(style.PAGE[0] / 2, style.BOTTOM - 28, " · ".join(parts))
        canvas.restoreState()


def german_date(day: date) -> str:
    """A date as leaflets write it: „1. Januar 2026“."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def render(leaflet: Leaflet) -> bytes:
    """The leaflet's PDF. It is laid out twice, since the footer names the number of pages."""
    style.register_fonts()
    draft = _Template(BytesIO(), leaflet, 0)
    draft.build(_story(leaflet))
    target = BytesIO()
    _Template(target, leaflet, draft.page).build(_story(leaflet))
    return target.getvalue()


def build(target: Path = PDFS, sources: Path = SOURCES) -> list[Path]:
    """Writes the PDF of every source and ``corpus.toml`` to ``target``; gives the PDFs' paths."""
    leaflets = read_leaflets(sources)
    target.mkdir(parents=True, exist_ok=True)
    paths = [target / leaflet.metadata.file for leaflet in leaflets]
    for path, leaflet in zip(paths, leaflets, strict=True):
        path.write_bytes(render(leaflet))
    (target / "corpus.toml").write_text(corpus_file(leaflets), encoding="utf-8")
    return paths


def _story(leaflet: Leaflet) -> list[Flowable]:
    metadata = leaflet.metadata
    facts = [f"Stand: {german_date(leaflet.as_of)}", f"Gebiet: {metadata.region}"]
    if metadata.funder:
        facts.append(f"Träger: {metadata.funder}")
    return [
        Paragraph(metadata.title, style.TITLE),
        Paragraph(leaflet.subtitle, style.SUBTITLE),
        HRFlowable(width="100%", thickness=1.2, color=style.ACCENT, spaceBefore=1, spaceAfter=5),
        Paragraph(" · ".join(facts), style.FACTS),
        Paragraph(_NOT_BINDING, style.NOT_BINDING),
        Spacer(1, 5),
        *flowables(leaflet.text),
    ]


if __name__ == "__main__":
    sources, target = map(Path, sys.argv[1:3]) if len(sys.argv) > 2 else (SOURCES, PDFS)
    built = build(target, sources)
    sys.stdout.write(f"{len(built)} PDFs in {target}\n")
