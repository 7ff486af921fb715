"""Texts of documents to index terms."""

from __future__ import annotations

from assistant.german.lexicon import lexicon
from assistant.german.mention_terms import mention_entries
from assistant.german.normalise import normalise
from assistant.german.suspended import completions, is_suspended
from assistant.german.term import Term, TermKind
from assistant.german.tokens import tokens
from assistant.german.word import entries

# What Term(...) does, without its argument handling: half the time, and this is the inner loop of indexing.
_NEW_TERM = tuple.__new__


def analyse(text: str) -> list[Term]:
    """The index terms of ``text`` by position.

    Every word gives the stem of its lemma (WORD) and those of its parts (PART, same position); numbers, dates and
    references one canonical form each. Known phrases give one term more at their first word: an expression that has an
    abbreviation that abbreviation ("kleine und mittlere Unternehmen": "kmu"), others their stems joined by "_".

    >>> [term.text for term in analyse("Fördersatz: 50 %")]
    ['foerdersatz', 'foerd', 'satz', '#50%', '#50', 'prozent']
    """
    terms: list[Term] = []
    wholes: list[str] = []
    suspended: list[tuple[int, str]] = []
    phrases = lexicon().phrases
    for position, token in enumerate(tokens(normalise(text))):
        if not isinstance(token, str):
            found = mention_entries(token)
        else:
            if suspended or token[-1] == "-":
                suspended = _complete(suspended, position, token, terms)
                token = token.rstrip("-")
            found = entries(token)
        wholes.append(found[0][0])
        terms += [_NEW_TERM(Term, (entry, position, kind)) for entry, kind in found]
    extra = [
        Term(name, match.start, TermKind.WORD)
        for position, whole in enumerate(wholes)
        if whole in phrases.starts
        for match in phrases.longest(wholes, position)
        for name in match.names
    ]
    return sorted([*terms, *extra], key=lambda term: term.position) if extra else terms


def _complete(suspended: list[tuple[int, str]], position: int, token: str, terms: list[Term]) -> list[tuple[int, str]]:
    """Adds the words that ``token`` completes to ``terms``; gives the words still waiting."""
    if is_suspended(token):
        return [*suspended, (position, token)]
    if entries(token)[0][0] in ("und", "od", "oder", "sowi", "sowie", "bzw", "bis", "ein", "d"):
        return suspended
    for place, first in suspended:
        for completed in completions(first, token):
            terms.append(Term(completed, place, TermKind.PART))
    return []
