"""Running heads and feet and page numbers: what stands on every page and says nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from ingest.reading.lines import Line, RawPage

_DIGITS = re.compile(r"\d+")
_BARCODE = re.compile(r"^(?:\*\d{6,}\*\s*)+$")
_OF = re.compile(r"^(?:Seite|Page|S\.|Blatt)\s*-?\s*(\d{1,4})(?:\s*(?:von|of|/)\s*\d{1,4})?\.?$", re.IGNORECASE)
_COUNT = re.compile(r"^(\d{1,4})\s*(?:von|of|/|\|)\s*(\d{1,4})$")
_NUMBER = re.compile(r"^[-–—|•.\s]*(\d{1,4})[-–—|•.\s]*$")
_ROMAN = re.compile(r"^[-–\s]*([ivxlc]{1,7})[-–\s]*$")
_GAZETTE = re.compile(
    r"^(?:Bundesanzeiger|Bekanntmachung|Veröffentlicht am \w+, \d.*|BAnz AT [\d.]+ [A-Z]?\d*|www\.bundesanzeiger\.de)$"
)
"""The head that the Federal Gazette prints on every page, known also where there is only one page."""
_ZONE = 0.13
_STEP = 4.0
_MOST_REPEATED = 0.15
_Key = tuple[str, str]


def strip_furniture(pages: list[RawPage]) -> dict[int, str]:
    """Takes running heads, feet and page numbers off the pages; gives the printed number of each page found."""
    keys = {page.number: [_key(line, page) for line in page.lines] for page in pages}
    repeated = _repeated(pages, keys)
    numbers = _page_numbers(pages)
    offsets = Counter(int(value) - page for page, value in numbers.items() if value.isdigit())
    common = offsets.most_common(1)
    place = _usual_place(pages, common)
    printed: dict[int, str] = {}
    for page in pages:
        kept = []
        for line, key in zip(page.lines, keys[page.number], strict=True):
            if key in repeated or _BARCODE.match(line.text):
                continue
            if _GAZETTE.match(line.text) and _zone(line, page) == "top" and line.x0 > 0.35 * page.width:
                continue
            number = _number(line, page)
            inside = place is not None and _zone(line, page) not in ("", place)
            if number is not None and not inside and _belongs(number, line, page, common, len(pages)):
                if number.isdigit() or len(pages) > 1:
                    printed[page.number] = number
                continue
            kept.append(line)
        page.lines = kept
        if page.number not in printed and (value := numbers.get(page.number)) and _fits(value, page.number, common):
            printed[page.number] = value
    return printed


def _zone(line: Line, page: RawPage) -> str:
    """``top``, ``foot``, or nothing for the body of the page."""
    if line.bottom > page.height * (1 - _ZONE):
        return "top"
    return "foot" if line.top < page.height * _ZONE else ""


def _key(line: Line, page: RawPage) -> _Key:
    zone = _zone(line, page)
    if not zone:
        return "", f"{round(line.bottom / _STEP)}|{round(line.x0 / _STEP)}|{line.text}"
    return zone, _DIGITS.sub("#", line.text).replace("\t", " ")


def _repeated(pages: list[RawPage], keys: dict[int, list[_Key]]) -> set[_Key]:
    """Keys of the lines that stand on many pages: in the margin, or at the same spot with the same words."""
    seen: dict[_Key, set[int]] = defaultdict(set)
    spots: dict[_Key, Counter[int]] = defaultdict(Counter)
    for page in pages:
        for line, key in zip(page.lines, keys[page.number], strict=True):
            seen[key].add(page.number)
            if key[0]:
                spots[key][round(line.bottom / _STEP)] += 1
    count = len(pages)
    found = set()
    for key, on in seen.items():
        zone, text = key
        if not zone:
            if len(on) >= max(3, 0.5 * count):
                found.add(key)
        elif text.strip("# .-–|") or len(text) > 6:
            spot = sum(times for _, times in spots[key].most_common(2))
            if (len(on) >= max(3, 0.2 * count) and spot >= 0.6 * len(on)) or (count == 2 and len(on) == 2):
                found.add(key)
    return found if _is_little(pages, keys, found) else {key for key in found if key[0]}


def _is_little(pages: list[RawPage], keys: dict[int, list[_Key]], repeated: set[_Key]) -> bool:
    """Whether repeated lines are a small part of the text: forms and copies repeat their whole body."""
    total = sum(len(line.text) for page in pages for line in page.lines)
    body = sum(
        len(line.text)
        for page in pages
        for line, key in zip(page.lines, keys[page.number], strict=True)
        if not key[0] and key in repeated
    )
    return body <= _MOST_REPEATED * total


def _number(line: Line, page: RawPage) -> str | None:
    """The page number a line consists of, if it can be one."""
    text = line.text.replace("\t", " ").strip()
    if len(text) > 20:
        return None
    if match := _OF.match(text):
        return match.group(1)
    if not _zone(line, page):
        return None
    for pattern in (_COUNT, _NUMBER, _ROMAN):
        if match := pattern.match(text):
            return match.group(1)
    return None


def _page_numbers(pages: list[RawPage]) -> dict[int, str]:
    """The likeliest printed number per page: also read out of running heads such as ``Seite 3 von 9``."""
    found: dict[int, str] = {}
    for page in pages:
        for line in page.lines:
            number = _number(line, page)
            if number is None and _zone(line, page):
                inside = re.search(r"\b(?:Seite|Page)\s*(\d{1,4})\b", line.text)
                number = inside.group(1) if inside else None
            if number is not None:
                found.setdefault(page.number, number)
    return found


def _usual_place(pages: list[RawPage], common: list[tuple[int, int]]) -> str | None:
    """Whether the page numbers stand at the top or the foot: a lone number elsewhere marks a footnote."""
    places: Counter[str] = Counter()
    for page in pages:
        for line in page.lines:
            number = _number(line, page)
            if number is not None and _fits(number, page.number, common):
                places[_zone(line, page)] += 1
    return places.most_common(1)[0][0] if places else None


def _fits(number: str, page: int, common: list[tuple[int, int]]) -> bool:
    return bool(common) and number.isdigit() and int(number) - page == common[0][0]


def _belongs(number: str, line: Line, page: RawPage, common: list[tuple[int, int]], count: int) -> bool:
    """Whether a number line is the page's number and not a figure at the edge of the text."""
    if _OF.match(line.text) or _COUNT.match(line.text):
        return True
    if re.match(r"^[-–—]\s*\d+\s*[-–—]$", line.text):
        return True
    if not number.isdigit():
        return _zone(line, page) != "" and count > 2
    if not _fits(number, page.number, common):
        return False
    return common[0][1] > 1 or (count == 1 and int(number) == 1)
