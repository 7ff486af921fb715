"""The title of a document, from its first pages."""

from __future__ import annotations

import re

from assistant.corpus.model import BlockKind
from ingest.layout.drafts import Draft

_KIND = re.compile(
    r"richtlinie|bekanntmachung|merkblatt|verordnung|koordinierungsrahmen|leitfaden|FAQ|aufruf|programm|gesetz|bericht|"
    r"förderung|förder|ergebnispapier|grundsätze|hinweise",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:Bekanntmachung|Richtlinie|Förderrichtlinie|Förderrichtlinien|Merkblatt|Bundesanzeiger|Verordnung|Anlage \d*|"
    r"Anhang \d*|Inhalt(?:sverzeichnis)?|Vorwort|Impressum|Präambel|Vom \d.*|Entwurf|Amtliche Bekanntmachung(?:en)?|"
    r"(?:des |der )?Bundesministeri\w+ .*|(?:Das )?Ministerium .*|- .* -|\d.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:\d|[IVX]+\.|§|Artikel )")
_BAD_METADATA = re.compile(
    r"^(?:untitled|unbenannt|microsoft|word|document|dokument|\w*\d{4,}\w*|[\w.-]+\.(?:docx?|indd|pdf|qxd|pptx?|xlsx?).*|"
    r"powerpoint.*|folie \d*|layout \d*|seite \d*|\W*)$|\d+\.\.\d+|^.{0,5}$",
    re.IGNORECASE,
)
_LONGEST = 300


def title_of(drafts: list[Draft], metadata_title: str, file: str) -> str:
    """The best title: the headings that open the document, the PDF's own title, the file's name, in this order.

    The PDF's own title wins where the headings say nothing but a kind of document.
    """
    own = " ".join(metadata_title.split())
    good_own = bool(own) and not _BAD_METADATA.search(own) and " " in own and len(own) < _LONGEST
    found = _from_headings(drafts)
    if good_own and (not found or _share(own, drafts) or len(found) < 12):
        return own
    if found:
        return found
    if good_own:
        return own
    first = next((draft.text for draft in drafts if len(draft.text) > 8 and not draft.contents), "")
    if 0 < len(first) <= 120:
        return first.replace("\t", " ")
    return re.sub(r"[_-]+", " ", re.sub(r"\.pdf$", "", file, flags=re.IGNORECASE)).strip() or file


def _share(own: str, drafts: list[Draft]) -> bool:
    """Whether the PDF's own title stands in the document's first lines in other letters."""
    words = {word.lower() for word in re.findall(r"\w{4,}", own)}
    head = {word.lower() for draft in drafts[:12] for word in re.findall(r"\w{4,}", draft.text)}
    return bool(words) and len(words & head) >= 0.7 * len(words)


def _from_headings(drafts: list[Draft]) -> str:
    """The largest headings of the first two pages, joined while they follow one another."""
    opening = [d for d in drafts if d.page <= 2 and d.kind is not BlockKind.FOOTNOTE and not d.contents]
    headings = [(at, draft) for at, draft in enumerate(opening[:40]) if draft.kind is BlockKind.HEADING]
    named = [(at, d) for at, d in headings if not _NUMBERED.match(d.text)]
    if not named:
        return ""
    first_page = [entry for entry in named if entry[1].page == named[0][1].page]
    best = min(first_page, key=lambda entry: (_size(entry[1]), not _KIND.search(entry[1].text), entry[0]))
    by_kind = [e for e in first_page if _KIND.search(e[1].text) and not _GENERIC.match(e[1].text)]
    if by_kind and (_GENERIC.match(best[1].text) or _size(by_kind[0][1]) <= _size(best[1]) + 2):
        best = by_kind[0]
    elif _GENERIC.match(best[1].text):
        best = next((e for e in first_page if e[0] >= best[0] and not _GENERIC.match(e[1].text)), best)
    title, at = best[1].text, best[0]
    for position, draft in named:
        if position == at + 1 and len(title) + len(draft.text) < 200 and _size(draft) == _size(best[1]):
            if _GENERIC.match(draft.text) or re.match(r"^(?:Vom|Stand)\b", draft.text):
                break
            if not (_GENERIC.match(title) or title.lower().startswith("bericht") or draft.text[0] in "„("):
                break
            title, at = f"{title} {draft.text}", position
    before = opening[best[0] - 1] if best[0] else None
    if before is not None and before.kind is BlockKind.PARAGRAPH and title[0] in '„("' and _may_open(before.text):
        title = f"{before.text} {title}"
    longer = [d.text for _, d in named if d.text.startswith(title) and len(title) < len(d.text) <= 200]
    return _shortened((longer[0] if longer else title).replace("\t", " ").strip(" -–"))


def _may_open(text: str) -> bool:
    """Whether an unmarked line above the title is its beginning ("Änderung der Richtlinie …")."""
    return len(text) <= 120 and bool(_KIND.search(text)) and text[-1] not in ".:;"


def _shortened(title: str) -> str:
    """A very long title without its later clauses."""
    if len(title) <= 160:
        return title
    for stop in (" im Rahmen ", " – ", ", ", " "):
        at = title.find(stop, 60)
        if 60 <= at <= 200:
            return title[:at]
    return title[:200]


def _size(draft: Draft) -> float:
    return -max((line.size for line in draft.lines), default=0.0)
