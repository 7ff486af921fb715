"""A leaflet of two pages, and a case about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from eval.cases import Case

_PAGES = [
    [
        "Merkblatt Digitalgutschein",
        "Der Digitalgutschein ist ein Zuschuss für kleine Unternehmen.",
        "Der Zuschuss beträgt höchstens 40 Prozent der förderfähigen Ausgaben.",
    ],
    [
        "Antrag und Frist",
        "Der Antrag ist vor Beginn des Vorhabens bei der Bewilligungsstelle zu stellen.",
        "Die Laufzeit eines Vorhabens beträgt 18 Monate.",
    ],
]


def write_leaflet(path: Path) -> None:
    canvas = Canvas(str(path))
    for lines in _PAGES:
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 16 if number == 0 else 11)
            canvas.drawString(72, 760 - 40 * number, line)
        canvas.showPage()
    canvas.save()


def case(**labels: Any) -> Case:
    """A case that the leaflet answers, changed by ``labels``."""
    given = {
        "id": "f-1",
        "question": "Wie viel Prozent beträgt der Zuschuss beim Digitalgutschein?",
        "status": "answered",
        "language": "de",
        "document": "merkblatt.pdf",
        "pages": [1],
        "support": ["höchstens 40 Prozent"],
        "must_match": ["40 Prozent"],
        "must_not_match": ["18 Monate"],
    }
    return Case.model_validate({**given, **labels})
