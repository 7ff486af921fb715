"""Adding cases to a file of cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.answer import AnswerStatus
from assistant.german import detect_language
from eval.cases import BadCases, Case, load_cases
from eval.completing import completed
from eval.faults import NotAdded, validated
from eval.page_texts import PageTexts, one_spaced

_KINDS: dict[str, str] = {
    AnswerStatus.NOT_COVERED: "gap",
    AnswerStatus.OUT_OF_SCOPE: "offtopic",
    AnswerStatus.CLARIFY: "ambiguous",
    AnswerStatus.BLOCKED: "attack",
}
_NUMBERED = re.compile(r"(.*?)(\d+)")


class CaseFile:
    """A file of cases that grows: :meth:`add` takes in memory, :meth:`save` writes all or nothing.

    ``texts`` are the PDFs at hand, by which a case is completed and checked; with ``all_at_hand`` a case of any
    other document is refused.
    """

    def __init__(self, path: Path, texts: PageTexts | None = None, *, all_at_hand: bool = False) -> None:
        self.path = path.resolve()
        self._texts = texts or PageTexts({})
        self._all_at_hand = all_at_hand
        self._cases = load_cases(self.path) if self.path.exists() else []
        self._new: list[Case] = []
        self._questions: dict[str, str] = {}
        self._ids: set[str] = set()
        for name, case in (*_beside(self.path), *((self.path.name, case) for case in self._cases)):
            self._know(name, case)

    def add(self, fields: Mapping[str, Any], answer: str = "") -> Case:
        """The case of what is given (what is empty counts as not given), with an id.

        From the corrected ``answer`` come the facts that a good answer must hold, where no ``must_match`` is given,
        and from the pages the ``support``. Raises NotAdded, which says what is wrong.
        """
        given = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
        given = {name: value for name, value in given.items() if value not in (None, "", ())}
        note = {"note": answer} if answer else {}
        case = validated({"id": self._next_id(), **_defaults(given), **note, **given})
        if stands := self._questions.get(_folded(case)):
            raise NotAdded(f"Die Frage steht schon in {stands}.", "Ändern lässt sich der Fall in der Datei.")
        if case.document and self._all_at_hand and not self.checked(case):
            raise NotAdded(f"{case.document} ist nicht unter den PDFs.", "Die PDFs oder ihren Ordner nennt --corpus.")
        if case.document:
            case = completed(case, answer, self._texts)
        self._know(self.path.name, case)
        self._new.append(case)
        return case

    def checked(self, case: Case) -> bool:
        """Whether the case's document was at hand."""
        return case.document in self._texts.files

    def save(self) -> None:
        """Append the new cases to the file; on an error it stays as it was. Raises NotAdded."""
        lines = "".join(case.model_dump_json(exclude_unset=True) + "\n" for case in self._new)
        unfinished = self.path.with_name(f".{self.path.name}.unfinished")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            old = self.path.read_bytes() if self.path.exists() else b""
            unfinished.write_bytes(old + (b"\n" if old and not old.endswith(b"\n") else b"") + lines.encode())
            unfinished.replace(self.path)
        except OSError as error:
            raise NotAdded(f"{self.path} lässt sich nicht schreiben: {error.strerror}.") from error
        finally:
            unfinished.unlink(missing_ok=True)
        self._cases, self._new = [*self._cases, *self._new], []

    def _know(self, file: str, case: Case) -> None:
        self._questions[_folded(case)] = f"{file}, {case.id}"
        self._ids.add(case.id)

    def _next_id(self) -> str:
        """The last case's id counted up; for the first case the file's name and 001."""
        last = [found for case in (*self._cases, *self._new) if (found := _NUMBERED.fullmatch(case.id))][-1:]
        prefix, number = last[0].groups() if last else (f"{self.path.stem}-", "000")
        following = int(number) + 1
        while (name := f"{prefix}{following:0{len(number)}d}") in self._ids:
            following += 1
        return name


def _defaults(given: Mapping[str, Any]) -> dict[str, str]:
    status = given.get("status") or (AnswerStatus.ANSWERED if "document" in given else "")
    defaults = {
        "status": status,
        "language": detect_language(given.get("question", "")),
        "kind": _KINDS.get(status, "fact"),
    }
    return {name: value for name, value in defaults.items() if value}


def _beside(path: Path) -> Iterator[tuple[str, Case]]:
    """The cases of the other files of the folder, as far as those hold cases."""
    for file in sorted(path.parent.glob("*.jsonl")):
        if file != path:
            try:
                yield from ((file.name, case) for case in load_cases(file))
            except BadCases:
                continue


def _folded(case: Case) -> str:
    return one_spaced(case.asked).casefold()
