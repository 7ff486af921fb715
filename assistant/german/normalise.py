"""One spelling for what looks the same: Unicode forms, quotes, dashes, spaces, umlauts, gendered endings."""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DOUBLE_QUOTES = "\u201e\u201c\u201d\u201f\u00ab\u00bb\u2033"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2039\u203a\u00b4\u0060\u2032"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(_DOUBLE_QUOTES, '"'),
        **dict.fromkeys(_SINGLE_QUOTES, "'"),
        **dict.fromkeys(_INVISIBLE, None),
    }
)
_UNUSUAL = re.compile(
    f"[{_SPACES}{DASHES}{_DOUBLE_QUOTES}{_SINGLE_QUOTES}{_INVISIBLE}\u00a8\u00b2\u00b3\u00b9\u2070-\u2079]"
)
# Thousands parted by a narrow or non-breaking space, which NFKC would make a common one.
_GROUPED = re.compile("(?<![0-9])[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?![0-9])")
_GROUP_GAP = re.compile("[\u00a0\u2009\u202f]")
# A diaeresis printed as a character of its own, as some PDFs do: "Fo¨rderung".
_LOOSE_DIAERESIS = re.compile("(?<=[aouAOU]) ?\u00a8")
# "Mitarbeiter:innen", "Mitarbeiter*in", "Antragsteller/-innen", "MitarbeiterInnen"
_GENDERED = re.compile(r"(?<=[a-zäöüß])(?:(?:[:*_·]|/-?)in(?:nen)?|Innen)\b")
# "CO₂" and "m²" keep their digit; a footnote mark after a word ("Förderung³") is not part of it.
_FOOTNOTE = re.compile("(?<=[a-zäöüß)]{3})[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")

_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_OTHER_MARKS = re.compile("[\u0300-\u036f]")


def normalise(text: str) -> str:
    """``text`` in NFKC with plain quotes, dashes and spaces; the length may change.

    >>> normalise("Fo¨rderung\u00a0der Mitarbeiter:innen")
    'Förderung der Mitarbeiter'
    """
    if not text.isascii():
        if _UNUSUAL.search(text):
            text = _GROUPED.sub(lambda number: _GROUP_GAP.sub(".", number.group()), text)
            text = _FOOTNOTE.sub("", _LOOSE_DIAERESIS.sub("\u0308", text)).translate(_PLAIN)
        text = unicodedata.normalize("NFKC", text)
    return _GENDERED.sub("", text)


def fold(word: str) -> str:
    """``word`` in lower case with ä, ö, ü, ß as ae, oe, ue, ss and without other accents.

    >>> fold("Förderung"), fold("FOERDERUNG"), fold("Café")
    ('foerderung', 'foerderung', 'cafe')
    """
    word = word.casefold()
    if word.isascii():
        return word
    word = word.translate(_FOLDED)
    if word.isascii():
        return word
    return _OTHER_MARKS.sub("", unicodedata.normalize("NFKD", word))
