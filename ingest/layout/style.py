"""What is usual in a document: the size of its text, the distance of its lines, its margins."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ingest.reading.lines import Line, RawPage

_SENTENCE_END = re.compile(r"[.!?:;][\"“”«»)\]]*(?:\d{1,3})?$")
_BUCKET = 12.0


@dataclass(slots=True)
class Style:
    """``size`` of the running text in points, ``leading`` from line to line in sizes, whether it is all bold."""

    size: float
    leading: float
    bold: bool
    outline: dict[str, int] = field(default_factory=dict)
    margins: dict[int, dict[int, float]] = field(default_factory=dict)

    def margin(self, line: Line, page: int) -> float:
        """The right edge of the column that a line stands in."""
        buckets = self.margins.get(page, {})
        at = int(line.x0 // _BUCKET)
        return max([buckets.get(at + step, 0.0) for step in (-3, -2, -1, 0, 1)] + [line.x1])

    def leads_to(self, line: Line, following: Line, page: int) -> bool:
        """Whether the line was broken on purpose: the next line's first word would still have fitted."""
        first = max(following.inner - following.x0, 0.0) or (following.x1 - following.x0)
        return line.x1 + first + 0.3 * line.size < self.margin(line, page)

    def gap(self, line: Line, following: Line) -> float:
        """Distance of two lines measured in usual distances: 1.0 is the next line, more is a pause."""
        size = max(min(line.size, following.size), 1.0)
        return (line.bottom - following.bottom) / (size * self.leading)


def measure(pages: list[RawPage], outline: dict[str, int]) -> Style:
    """Measures the usual from all lines."""
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    steps: Counter[float] = Counter()
    margins: dict[int, dict[int, float]] = {}
    for page in pages:
        buckets: dict[int, float] = {}
        before: Line | None = None
        for line in page.lines:
            if abs(line.size - size) <= 0.6:
                bold[line.bold] += len(line.text)
                if before is not None and abs(before.x0 - line.x0) < 3 * size and before.bottom > line.bottom:
                    step = (before.bottom - line.bottom) / size
                    if 0.8 < step < 2.5:
                        steps[round(step, 1)] += 1
                before = line
            at = int(line.x0 // _BUCKET)
            if len(line.text) > 25:
                buckets[at] = max(buckets.get(at, 0.0), line.x1)
        margins[page.number] = buckets
    return Style(size, _leading(steps), bold[True] > bold[False], outline, margins)


def _leading(steps: Counter[float]) -> float:
    """The closest distance that is common, not the most common: lists with pauses may outnumber text."""
    total = sum(steps.values())
    for step in sorted(steps):
        if steps[step] + steps[round(step + 0.1, 1)] >= 0.18 * total:
            return step + 0.05
    return 1.2


def ends_sentence(text: str) -> bool:
    """Whether a line ends with the end of a sentence or of an item, a footnote mark aside."""
    return bool(_SENTENCE_END.search(text))
