"""Which lines are headings, and how deep they stand."""

from __future__ import annotations

import re

from ingest.layout.markers import bullet, item, number_depth, section
from ingest.layout.style import Style, ends_sentence
from ingest.reading.lines import Line

_LONGEST = 220
TITLE_PAGE = re.compile(
    r"^(?:Bekanntmachung|Richtlinie|Förderrichtlinie|Merkblatt|Vom \d.*|Stand\b.*|"
    r"(?:Das |Des |Der )?Bundesministeri\w+\b.*|"
    r"(?:Das )?\w*[Mm]inisterium\b.*|Bundesanzeiger)$"
)
"""Headings of a title page that head no section."""
_NO_END = re.compile(
    r"(?:[.,;:]|\b(?:und|oder|der|die|das|des|dem|den|mit|von|für|im|in|zur|zum|nach|sowie|bzw\.|wenn|dass|ist|sind|"
    r"werden|wird|gilt|sofern|soweit|gelten|zu|auf|an|bei|durch))$"
)
_VERB = re.compile(
    r"\b(?:ist|sind|wird|werden|kann|können|muss|müssen|soll|sollen|hat|haben|gilt|gelten|darf|dürfen|erfolgt|erfolgen|"
    r"beträgt|gewährt|umfasst|bietet|basiert|wurde|wurden)\b"
)
_ASKS = re.compile(r"^(?:W(?:as|er|ie|o|ann|elche\w*|em|en|ofür|orauf|arum)\b|Wozu)|\?$")
_ABBREVIATED = re.compile(r"(?:e\. ?V\.|GmbH & Co\.|u\. ?a\.|bzw\.|etc\.|ff\.|Abs\.|Nr\.|S\.|\d\.)$")
_CAPITALS = re.compile(r"[A-ZÄÖÜ]")
_SMALL = re.compile(r"[a-zäöüß]")
_NOISE = re.compile(r"[\W_]+")
_CONTACT = re.compile(r"@|www\.|https?:|Telefon|Tel\.|Fax\b|\b\d{5} [A-ZÄÖÜ]|€")


def plain(text: str) -> str:
    """A heading for comparing: letters and digits only, lower case, without its number."""
    numbered = number_depth(text)
    return _NOISE.sub("", numbered[1] if numbered else text).lower()


def look(line: Line) -> tuple[float, ...]:
    """The look of a heading, smaller tuples for outer ones: size, capitals, weight."""
    return (-round(line.size), 0.0 if is_capitals(line.text) else 1.0, 0.0 if line.bold else 1.0)


def is_capitals(text: str) -> bool:
    capitals = len(_CAPITALS.findall(text))
    return capitals >= 5 and len(_SMALL.findall(text)) <= 0.1 * capitals


def is_strong(line: Line, style: Style) -> bool:
    """Whether the line stands out: larger than the text, bold where the text is not, in capitals."""
    return stands_out(line, style) or (line.size >= 0.93 * style.size and is_capitals(line.text))


def stands_out(line: Line, style: Style) -> bool:
    """Whether the line stands out by its size or weight, capitals aside."""
    return line.size >= 1.12 * style.size or (line.bold and not style.bold and line.size >= 0.93 * style.size)


def is_heading(line: Line, before: Line | None, after: Line | None, style: Style, page: int) -> bool:
    """Whether a heading begins with this line.

    ``before`` and ``after`` are the neighbours on the page, ``None`` at its ends.
    """
    text = line.text
    if len(text) > _LONGEST or (line.joins and not is_strong(line, style)) or not re.search(r"[^\W\d_]{2}", text):
        return False
    if style.outline and plain(text) in style.outline and (is_strong(line, style) or not ends_sentence(text)):
        return True
    if (bullet(text) and not (text[-1] in "-–" and is_capitals(text))) or line.size < 0.9 * style.size:
        return False
    numbered, part = number_depth(text), section(text)
    strong = is_strong(line, style)
    if strong and (numbered or part):
        return not _is_sentence(text, after)
    if part:
        return _stands_alone(line, before, after, style, page) and not _NO_END.search(text) and len(text) <= 120
    if numbered:
        return _is_numbered(line, numbered, before, after, style, page)
    if strong:
        return not item(text) and _is_titled(line, after)
    return _is_bare(line, before, after, style, page)


def _is_sentence(text: str, after: Line | None) -> bool:
    if _ABBREVIATED.search(text):
        return False
    return (ends_sentence(text) and not text.endswith(("?", "!", ":"))) or bool(after and text.endswith(","))


def _is_titled(line: Line, after: Line | None) -> bool:
    text = line.text
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "„\"»(–-‚'"):
        return False
    if text.endswith((";", ",")) or (text.endswith((".", ":")) and not _ABBREVIATED.search(text)):
        return False
    if _CONTACT.search(text):
        return False
    return after is None or after.bold or not line.bold or not after.text[0].islower() or after.bottom > line.top


def _is_numbered(
    line: Line, numbered: tuple[int, str], before: Line | None, after: Line | None, style: Style, page: int
) -> bool:
    """A numbered line that looks like the text: a heading if it is short and what follows begins anew."""
    depth, title = numbered
    if len(title) > 120 or ends_sentence(title) or _NO_END.search(title) or line.x1 > _full(line, style, page):
        return False
    if not _stands_alone(line, before, after, style, page) or (_VERB.search(title) and not _ASKS.search(title)):
        return False
    if depth >= 2:
        return True
    paused = before is None or style.gap(before, line) > 1.25
    return paused and len(title) <= 70 and after is not None and number_depth(after.text) != numbered


def _full(line: Line, style: Style, page: int) -> float:
    return style.margin(line, page) - 2.5 * line.size


def _stands_alone(line: Line, before: Line | None, after: Line | None, style: Style, page: int) -> bool:
    """Whether neither the line before runs into this one nor this one into the next."""
    if before is not None and before.bottom > line.bottom and style.gap(before, line) < 1.25:
        finished = ends_sentence(before.text) or style.leads_to(before, line, page)
        if not finished or before.joins:
            return False
    if after is None or after.bottom > line.top:
        return True
    first = after.text[0]
    return not (first.islower() and not item(after.text)) and first not in ",;)"


def _is_bare(line: Line, before: Line | None, after: Line | None, style: Style, page: int) -> bool:
    """A short line that stands out by nothing but its shortness, above a paragraph of full lines."""
    text = line.text
    if len(text) > 80 or len(text) < 4 or not text[0].isupper() or item(text) or _CONTACT.search(text.split("(")[0]):
        return False
    if ends_sentence(text) or _NO_END.search(text) or after is None or after.bottom > line.bottom:
        return False
    last = text.rsplit(" ", 1)[-1]
    if (last.islower() and last[0].isalpha()) or _VERB.search(text) or re.search(r"[a-zäöüß][.!?] [A-ZÄÖÜ]", text):
        return False
    if after.size != line.size or len(after.text) < 50 or not after.text[0].isupper() or item(after.text):
        return False
    ended = before is None or ends_sentence(before.text) or is_strong(before, style)
    if before is not None and not ended and style.gap(before, line) < 1.5:
        return False
    margin = style.margin(line, page)
    return line.x1 - line.x0 < 0.8 * (margin - line.x0) and not is_strong(after, style)
