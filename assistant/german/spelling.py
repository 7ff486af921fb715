"""What a misspelt word was meant to be: the words of an index that typing errors or spelling by ear made it of."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from assistant.german import compound, dictionary
from assistant.german.lexicon import lexicon
from assistant.german.normalise import fold
from assistant.german.word import entries

ONE_ERROR = 0.6
TWO_ERRORS = 0.45
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 5
SHORTEST_WORD = 6
_SHORTEST_WITH_TWO = 9
# What sounds alike, and umlauts without their dots; each is read both ways.
_ALIKE = (
    ("ch", "g"), ("ch", "k"), ("ss", "ß"), ("ss", "s"), ("tz", "z"), ("dt", "t"), ("d", "t"), ("b", "p"), ("g", "k"),
    ("f", "v"), ("ph", "f"), ("ie", "i"), ("ih", "i"), ("eh", "e"), ("ah", "a"), ("oh", "o"), ("uh", "u"), ("ä", "e"),
    ("äu", "eu"), ("ck", "k"), ("x", "chs"), ("x", "ks"), ("qu", "kw"), ("y", "ü"), ("y", "i"), ("th", "t"),
    ("rh", "r"), ("c", "k"), ("ll", "l"), ("mm", "m"), ("nn", "n"), ("pp", "p"), ("rr", "r"), ("tt", "t"),
    ("ff", "f"), ("ee", "e"), ("aa", "a"), ("a", "ä"), ("o", "ö"), ("u", "ü"), ("zi", "ti"),
)  # fmt: skip


def corrections(word: str, vocabulary: Container[str]) -> dict[str, float]:
    """The index terms that ``word`` was probably meant to be, with their weights; none for a word that is German.

    Only terms in ``vocabulary`` count, and only those that begin as the word does.

    >>> corrections("zuständich", {"zustaend"}), corrections("Jahresabschlus", {"jahresabschluss"})
    ({'zustaend': 0.6}, {'jahresabschluss': 0.6})
    """
    if len(word) < SHORTEST_WORD or not word.isalpha() or word.isupper():
        return {}
    lowered = dictionary.with_umlauts(word).lower()
    term = entries(word)[0][0]
    if dictionary.as_written(lowered) is not None or term in lexicon().variants:
        return {}
    # The stem of a misspelt word may lack what looked like an ending: "bescheit".
    forms = {term, fold(lowered)}
    near = {found for form in forms for found in near_words(form, vocabulary) if _begin_alike(found, form)}
    near |= {found for _, found in near_in_dictionary(lowered) if found in vocabulary}
    if near:
        return dict.fromkeys(sorted(near), ONE_ERROR)
    if len(word) < _SHORTEST_WITH_TWO or compound.split(lowered):
        return {}
    return {found: TWO_ERRORS for form in forms for found in _near_in_lexicon(form) if found in vocabulary}


def near_words(word: str, vocabulary: Container[str]) -> list[str]:
    """The words of ``vocabulary`` that one letter left out, added, changed or swapped makes of ``word``.

    >>> near_words("foerdequot", {"foerderquot", "quot"})
    ['foerderquot']
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return []
    return sorted(candidate for candidate in _one_error(word, _LETTERS) - {word} if candidate in vocabulary)


def _one_error(word: str, letters: str) -> set[str]:
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in cuts if right for letter in letters}
    found |= {left + letter + right for left, right in cuts for letter in letters}
    return found


def _begin_alike(found: str, word: str) -> bool:
    return found[0] == word[0] or found[:2] == word[1::-1]


@lru_cache(maxsize=4096)
def near_in_dictionary(word: str) -> frozenset[tuple[str, str]]:
    """The German words, with their terms, that one typing error or one or two letters heard alike make of ``word``."""
    once = set(_alike(word))
    candidates = once | {other for one in once for other in _alike(one)} | _one_error(word, _LETTERS + "äöüß")
    known = {one for one in candidates if one != word and one[:1] == word[:1] and dictionary.as_written(one)}
    return frozenset((_written(one), entries(_written(one))[0][0]) for one in known)


def _written(word: str) -> str:
    return word.capitalize() if dictionary.lower_case(word) is None else word


def _alike(word: str) -> Iterator[str]:
    for one, other in _ALIKE:
        for old, new in ((one, other), (other, one)):
            place = word.find(old)
            while place >= 0:
                yield word[:place] + new + word[place + len(old) :]
                place = word.find(old, place + 1)


@lru_cache(maxsize=1)
def _lexicon_terms() -> tuple[tuple[str, int], ...]:
    """The one-word terms of the lexicon, each with the set of its letters as bits."""
    book = lexicon()
    terms = {term for variants in book.variants.values() for term in variants} | book.variants.keys()
    return tuple((term, _letters(term)) for term in sorted(terms) if term.isalpha() and len(term) >= _SHORTEST + 2)


@lru_cache(maxsize=4096)
def _near_in_lexicon(word: str) -> tuple[str, ...]:
    """The terms of the lexicon at most two letters away that begin as ``word`` does."""
    letters, first = _letters(word), word[0]
    return tuple(
        term
        for term, own in _lexicon_terms()
        if term[0] == first
        and abs(len(term) - len(word)) <= 2
        and (own ^ letters).bit_count() <= 4
        and distance(term, word) <= 2
    )


def _letters(word: Iterable[str]) -> int:
    return sum({1 << (ord(letter) & 31) for letter in word})


def distance(one: str, other: str) -> int:
    """The letters to leave out, add or change; two swapped are one error."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [place]
        for at, against in enumerate(other, start=1):
            best = min(before[at] + 1, row[-1] + 1, before[at - 1] + (letter != against))
            if earlier and at > 1 and letter == other[at - 2] and one[place - 2] == against:
                best = min(best, earlier[at - 2] + 1)
            row.append(best)
    return row[-1]
