"""Reads the sentences of an answer while a model writes it, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.generation.cleaning import CUT, clean, starts_turn, without_bullet
from assistant.generation.markers import markers_in, masked, without_markers
from assistant.german import split_sentences

MOST = 7
"""Sentences that are read; the prompt asks for five."""
LONGEST = 2400
"""Characters that are read."""

_OPEN = re.compile(r"\s*\\?[\[【［(][^\]】］)]*")
_ENDED = re.compile(r"[.!?…][\"'”“»)\]]*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its markers, and the passages that these name; none where it had no marker."""

    text: str
    passages: tuple[int, ...]


class SentenceReader:
    """Gives each sentence once it is complete; how the text is cut into pieces makes no difference.

    ``done`` is true where nothing more is to be read: at a repetition, at a turn that the model makes up, at the
    greatest length. A marker that names none of the ``passages`` is dropped.
    """

    def __init__(self, passages: int) -> None:
        self.done = False
        self._known = range(1, passages + 1)
        self._tail = ""
        self._held = ""
        self._lead = ""
        self._read = 0
        self._said = set[str]()

    def feed(self, piece: str) -> Iterator[Sentence]:
        """The sentences that are complete with this piece."""
        for char in piece:
            if self.done:
                return
            self._tail += char
            self._read += 1
            if char.isspace():
                yield from self._advance(line_ended=char == "\n")
            if self._read >= LONGEST:
                self.done = True

    def finish(self) -> Iterator[Sentence]:
        """What is left when the model has come to its end; half a sentence is left out."""
        if not self.done:
            yield from self._advance(line_ended=True, complete=False)
            yield from self._release()

    def _advance(self, *, line_ended: bool, complete: bool = True) -> Iterator[Sentence]:
        """``complete``: the line was ended by the model, so its last sentence is whole even without a full stop."""
        cut = CUT.search(self._tail)
        if cut:
            self._tail, line_ended, complete = self._tail[: cut.start()], True, False
        if starts_turn(self._tail):
            yield from self._release()
            self.done = True
            return
        hidden = masked(self._tail)
        if self._held and hidden.strip() and not _OPEN.fullmatch(hidden):
            yield from self._release()
        if line_ended:
            line, self._tail = self._tail, ""
            yield from self._line(line, hidden, complete)
        elif len(spans := split_sentences(hidden)) > 1 and not _OPEN.fullmatch(hidden, spans[-1][0]):
            start, owned = self._cut(spans)
            said, self._tail = self._tail[:start], self._tail[start:]
            yield from self._sentences(said, owned)
        if cut and not self.done:
            yield from self._release()
            self.done = True

    def _cut(self, spans: list[tuple[int, int]]) -> tuple[int, list[tuple[int, int]]]:
        """Where the last sentence begins with the markers before it, and the stretches of those before it."""
        owned = self._stretches(self._tail, spans)
        return owned[-1][0], owned[:-1]

    @staticmethod
    def _stretches(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Each sentence with its markers: those after its full stop too, unless it has some of its own before."""
        starts = [0]
        for (_, end), (following, _) in pairwise(spans):
            has_own = any(starts[-1] <= marker.start < end for marker in markers_in(text[:end]))
            starts.append(end if has_own else following)
        return list(zip(starts, [*starts[1:], len(text)], strict=True))

    def _line(self, line: str, hidden: str, complete: bool) -> Iterator[Sentence]:
        if not hidden.strip():
            if line.strip() and self._held:  # markers in a line of their own belong to the sentence before
                self._held += f" {line.strip()}"
                yield from self._release()
            return
        spans = split_sentences(hidden)
        yield from self._sentences(line, self._stretches(line, spans), ends_line=True, complete=complete)

    def _sentences(
        self, text: str, stretches: list[tuple[int, int]], *, ends_line: bool = False, complete: bool = True
    ) -> Iterator[Sentence]:
        for place, (start, end) in enumerate(stretches):
            raw = text[start:end].strip()
            if starts_turn(raw):
                self.done = True
            if self.done:
                return
            last = ends_line and place == len(stretches) - 1
            if last and not complete and not _ENDED.search(masked(raw).strip()) and not markers_in(raw):
                return
            if last and not markers_in(raw):
                self._held = raw
            else:
                yield from self._give(raw)

    def _release(self) -> Iterator[Sentence]:
        held, self._held = self._held, ""
        if held:
            yield from self._give(held)

    def _give(self, raw: str) -> Iterator[Sentence]:
        if self.done:
            return
        bare, item = without_bullet(raw)
        text, numbers = without_markers(bare)
        text = clean(text)
        if text.endswith(":"):
            self._lead = text
            return
        if not item:
            self._lead = ""
        elif self._lead and text:
            text = f"{self._lead} {text}"
        if not text:
            return
        text = text if _ENDED.search(text) else f"{text.rstrip(' ,;–-')}."
        key = "".join(char for char in text.casefold() if char.isalnum())
        if key in self._said:
            self.done = True
            return
        self._said.add(key)
        yield Sentence(text, tuple(number for number in numbers if number in self._known))
        self.done = self.done or len(self._said) >= MOST


def read(text: str, passages: int) -> list[Sentence]:
    """The sentences of a whole text."""
    reader = SentenceReader(passages)
    return [*reader.feed(text), *reader.finish()]
