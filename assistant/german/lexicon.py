"""What means the same in the field of funding: synonyms, abbreviations, ministries, English terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from assistant.german.data_files import DataFileError, read_columns, read_lines
from assistant.german.english import english_key
from assistant.german.ministries import ministries
from assistant.german.phrases import PhraseBook, phrase_stems
from assistant.german.word import entries

SAME = 0.7
RELATED = 0.4
ABBREVIATION = 0.9
RENAMED = 0.8
EVERYDAY = 0.5
EVERYDAY_RELATED = 0.3
OTHER_TRANSLATION = 0.8


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The data files, read into index terms.

    ``phrases`` finds expressions of several words; ``variants`` gives for an index term others with their weights;
    ``names`` are the terms of all abbreviations; ``english`` gives for the stems of an English expression the German
    index terms with their weights. ``spoken`` finds the everyday expressions of several words in questions only.
    """

    phrases: PhraseBook = field(default_factory=PhraseBook)
    spoken: PhraseBook = field(default_factory=PhraseBook)
    variants: dict[str, dict[str, float]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    english: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict)

    def term(self, expression: str, file: str, line: int) -> str:
        """The index term of an expression in a data file; one of several words becomes a known phrase."""
        stems = phrase_stems(expression)
        if not stems:
            raise DataFileError(file, line, f"{expression!r} enthält kein Wort")
        if len(stems) == 1:
            return stems[0]
        name = self.phrases.name_of(stems) or "_".join(stems)
        self.phrases.add(stems, name)
        return name

    def spoken_term(self, expression: str, file: str, line: int) -> str:
        """As :meth:`term` for an everyday expression: one of several words is known in questions only."""
        stems = phrase_stems(expression)
        if len(stems) < 2 or self.phrases.name_of(stems):
            return self.term(expression, file, line)
        name = "_".join(stems)
        self.spoken.add(stems, name)
        return name

    def link(self, first: str, second: str, weight: float, both_ways: bool = True) -> None:
        """Lets the first of two terms find the second, and the other way too."""
        for one, other in ((first, second), (second, first))[: 2 if both_ways else 1]:
            if one != other:
                known = self.variants.setdefault(one, {})
                known[other] = max(weight, known.get(other, 0.0))


@cache
def lexicon() -> Lexicon:
    """The data files, read once.

    Raises:
        DataFileError: a data file is missing or wrong, with its name and line.
    """
    made = Lexicon()
    _add_abbreviations(made)
    _add_ministries(made)
    _add_synonyms(made)
    _add_everyday(made)
    _add_english(made)
    return made


def expressions(text: str, file: str, line: int, separator: str) -> list[str]:
    """The expressions of a list in a data file, none of them empty."""
    found = [expression.strip() for expression in text.split(separator)]
    if not all(found):
        raise DataFileError(file, line, f"leerer Eintrag in {text!r}")
    return found


def _add_abbreviations(made: Lexicon, file: str = "abbreviations.tsv") -> None:
    for line, (short, long_forms) in read_columns(file, 2):
        names = expressions(short.removeprefix(">"), file, line, "|")
        ambiguous = short.startswith(">")
        term = entries(names[0])[0][0]
        made.names.add(term)
        for other in names[1:]:
            made.link(term, entries(other)[0][0], ABBREVIATION)
        for expression in expressions(long_forms, file, line, "|"):
            stems = phrase_stems(expression)
            if len(stems) > 1 and not ambiguous:
                made.phrases.add(stems, term)
            else:
                made.link(term, made.term(expression, file, line), ABBREVIATION, both_ways=not ambiguous)


def _add_ministries(made: Lexicon) -> None:
    for lineage in ministries():
        terms = [entries(name.short)[0][0] for name in lineage]
        for name, term in zip(lineage, terms, strict=True):
            made.phrases.add(phrase_stems(name.name), term)
        for place, term in enumerate(terms):
            for other in terms[place + 1 :]:
                made.link(term, other, RENAMED)


def _add_synonyms(made: Lexicon, file: str = "synonyms.txt") -> None:
    for line, group in read_lines(file):
        same_text, tilde, related_text = group.partition("~")
        same = [made.term(text, file, line) for text in expressions(same_text, file, line, ",")]
        related = [made.term(text, file, line) for text in expressions(related_text, file, line, ",")] if tilde else []
        if len(set(same)) + len(related) < 2:
            raise DataFileError(file, line, "eine Gruppe braucht mindestens zwei Ausdrücke, die sich unterscheiden")
        for place, term in enumerate(same):
            for other in same[place + 1 :]:
                made.link(term, other, SAME)
            for other in related:
                made.link(term, other, RELATED)


def _add_everyday(made: Lexicon, file: str = "everyday.txt") -> None:
    for line, entry in read_lines(file):
        spoken_text, arrow, official = entry.partition(">")
        if not arrow:
            raise DataFileError(file, line, f"kein '>' zwischen Alltags- und Amtswörtern: {entry!r}")
        same_text, tilde, related_text = official.partition("~")
        targets = [(made.term(text, file, line), EVERYDAY) for text in expressions(same_text, file, line, ",")]
        if tilde:
            related = expressions(related_text, file, line, ",")
            targets += [(made.term(text, file, line), EVERYDAY_RELATED) for text in related]
        for text in expressions(spoken_text, file, line, ","):
            term = made.spoken_term(text, file, line)
            for target, weight in targets:
                made.link(term, target, weight, both_ways=False)


def _add_english(made: Lexicon, file: str = "english.tsv") -> None:
    for line, (english, german) in read_columns(file, 2):
        targets = [made.term(text, file, line) for text in expressions(german, file, line, "|")]
        for expression in expressions(english, file, line, "|"):
            known = made.english.setdefault(english_key(expression), {})
            for place, target in enumerate(targets):
                known[target] = max(known.get(target, 0.0), OTHER_TRANSLATION if place else 1.0)
