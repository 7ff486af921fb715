from pathlib import Path

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from benchmarks.copies import copies


def test_copies_reach_the_pages_and_differ_in_bytes_but_not_in_pages(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "zwei.pdf"))
    for _ in range(2):
        canvas.drawString(72, 700, "Seite")
        canvas.showPage()
    canvas.save()
    (tmp_path / "kopien").mkdir()

    made = copies([tmp_path / "zwei.pdf"], 5, tmp_path / "kopien")

    assert [len(pypdfium2.PdfDocument(path)) for path in made] == [2, 2, 2]
    assert len({path.read_bytes() for path in made}) == 3
