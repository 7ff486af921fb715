"""Words of a question that say nothing of what is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.german.data_files import DataFileError, read_lines
from assistant.german.mention import NumberMention
from assistant.german.normalise import fold, normalise

_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Filler:
    """Filler words and phrases (folded words) with the weight they keep, mostly 0."""

    phrases: dict[tuple[str, ...], float]

    def weights(self, words: list[str | NumberMention]) -> list[float]:
        """The weight of each word: 1 for a content word, less for filler; in a filler phrase the lesser of both."""
        folded = [fold(word) if isinstance(word, str) else "#" for word in words]
        weights = [self.phrases.get((word,), 1.0) for word in folded]
        for place in range(len(folded)):
            for length in range(min(_LONGEST, len(folded) - place), 1, -1):
                weight = self.phrases.get(tuple(folded[place : place + length]))
                if weight is not None:
                    for inner in range(place, place + length):
                        weights[inner] = min(weights[inner], weight)
                    break
        return weights


@cache
def filler(language: Literal["de", "en"]) -> Filler:
    """The filler of a language, from ``filler_de.txt`` or ``filler_en.txt``.

    Raises:
        DataFileError: a line is not "words" or "words, tabulator, weight from 0 to 1".
    """
    file = f"filler_{language}.txt"
    phrases: dict[tuple[str, ...], float] = {}
    for line, text in read_lines(file):
        expression, _, weight = text.partition("\t")
        words = tuple(fold(normalise(expression)).split())
        if len(words) > _LONGEST:
            raise DataFileError(file, line, f"höchstens {_LONGEST} Wörter: {expression!r}")
        try:
            phrases[words] = float(weight or 0)
        except ValueError:
            raise DataFileError(file, line, f"Gewicht von 0 bis 1 erwartet, gefunden: {weight!r}") from None
        if not 0 <= phrases[words] <= 1:
            raise DataFileError(file, line, f"Gewicht von 0 bis 1 erwartet, gefunden: {weight!r}")
    return Filler(phrases)
