"""A block in the making, before its place in the document's text is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.corpus.model import BlockKind
from ingest.reading.lines import Line


@dataclass(slots=True)
class Row:
    """What stands beside each other: one line of text, or the cells of a table row with their lines."""

    cells: list[list[Line]]

    @property
    def line(self) -> Line:
        return self.cells[0][0]

    @property
    def last(self) -> Line:
        return self.cells[-1][-1]

    @property
    def top(self) -> float:
        return max(cell[0].top for cell in self.cells)

    @property
    def bottom(self) -> float:
        return min(cell[-1].bottom for cell in self.cells)

    @property
    def bold(self) -> bool:
        return all(line.bold for cell in self.cells for line in cell)

    def __len__(self) -> int:
        return len(self.cells)


@dataclass(slots=True)
class Draft:
    """A block of one page with the layout facts that later steps need.

    ``depth`` is the depth a heading's own ``number`` or its bookmark gives (0: none), ``style`` its look from
    the largest inwards, ``opens`` marks annexes and parts that end all sections before them.
    ``contents`` marks lines of a table of contents. ``lead`` is the draft that a list item or table row
    cannot be understood without.
    """

    kind: BlockKind
    page: int
    text: str
    lines: list[Line] = field(default_factory=list)
    continues: bool = False
    lead: Draft | None = None
    depth: int = 0
    number: str = ""
    style: tuple[float, ...] = ()
    opens: bool = False
    contents: bool = False
    indent: float = 0.0
    start: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.text)
