"""Words split at line ends: joined, or kept apart with their real hyphen."""

from __future__ import annotations

import re
from functools import lru_cache

_LAST_WORD = re.compile(r"[\w./-]+$")
_FIRST_WORD = re.compile(r"^[\w-]+")
_WORDS = re.compile(r"\w+(?:-\w+)*")
_JOINERS = frozenset(
    ["und", "oder", "bzw", "bis", "sowie", "noch", "beziehungsweise", "als", "wie", "statt", "auch", "and", "or"]
)
_SHORT = frozenset(["go", "e", "i", "non", "co", "ko", "sozio", "ex", "prä", "post", "mini", "multi", "re", "i4"])
_ADJECTIVE = re.compile(r"(?:isch|lich|iv|al|ell|bar)$")


class Joiner:
    """Decides for one document, whose own spellings are the best witness."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._words: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """Every word and hyphenated word that stands within a line of the document."""
        if self._words is None:
            found: set[str] = set()
            for text in self._texts:
                found.update(_WORDS.findall(text))
            self._words = frozenset(found)
        return self._words

    def between(self, left: str, right: str) -> str:
        """What stands between two lines where the first lost a hyphen at its end.

        ``""`` joins the halves of a word, ``"-"`` keeps a real hyphen, ``"- "`` one that waits for a word
        to come ("Forschungs- und Entwicklungsprojekte").
        """
        last, first = _LAST_WORD.search(left), _FIRST_WORD.search(right)
        if last is None or first is None:
            return "- " if left else ""
        head, tail = last.group(), first.group()
        if tail in _JOINERS and tail.islower():
            return "- "
        if "://" in left.rsplit(" ", 1)[-1] or head.startswith("www.") or tail[0].isdigit() or head[-1].isdigit():
            return "-"
        if head.endswith("/"):
            return "-"
        if head.rsplit("-", 1)[-1].isupper() and tail.isupper() and len(head) > 1:
            return "" if head + tail in self.words or _known((head + tail).lower()) else "-"
        if tail[0].isupper():
            return "-"
        return self._lower(head.rsplit("/", 1)[-1], tail)

    def _lower(self, head: str, tail: str) -> str:
        joined, hyphenated = head + tail, f"{head}-{tail}"
        if joined in self.words:
            return ""
        if hyphenated in self.words or joined.capitalize() in self.words:
            return "-" if hyphenated in self.words else ""
        part = head.rsplit("-", 1)[-1]
        if len(part) > 1 and part.isupper():
            return "-"
        if part in _SHORT:
            return "" if _known(part + tail) else "-"
        if _ADJECTIVE.search(part) and part.islower() and _ADJECTIVE.search(tail.rstrip("enrsm")):
            return "-" if _known(part) and _known(tail) and not _known(part + tail) else ""
        return ""


@lru_cache(maxsize=4096)
def _known(word: str) -> bool:
    """Whether German has the word, by simplemma's list."""
    import simplemma

    return bool(simplemma.is_known(word, lang="de"))


def join_lines(left: str, right: str, joins: bool, joiner: Joiner) -> str:
    """Two lines of one paragraph as one text.

    ``joins`` says that pdfium took a hyphen off the first line's end. A visible hyphen at the end is
    judged the same way, except a dash that stands alone.
    """
    if not left or not right:
        return left + right
    if joins:
        return left + joiner.between(left, right) + right
    if left[-1] in "-\u2010" and len(left) > 1 and (left[-2].isalnum() or left[-2] in "./"):
        return left[:-1] + joiner.between(left[:-1], right) + right
    last = left.rsplit(" ", 1)[-1]
    if left[-1] in "/-\u2010\u2011" and len(last) > 1:
        return left + right
    return f"{left} {right}"
