"""Rules on texts, kept as TOML data: regular expressions, built from named lists of words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NAMED = re.compile(r"<<([a-z_]+)>>")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Rule:
    """All of ``needed`` must be found in one sentence and none of ``excluded``; one expression alone may span several.

    With ``across`` the whole text counts as one sentence. Case is ignored, but where an expression says ``(?-i:…)``.
    """

    needed: tuple[re.Pattern[str], ...]
    excluded: tuple[re.Pattern[str], ...]
    across: bool = False

    def fits(self, text: str) -> bool:
        """Whether the rule holds for the text."""
        if not all(pattern.search(text) for pattern in self.needed):
            return False
        if len(self.needed) == 1 and not self.excluded:
            return True
        return any(self._fits_sentence(part) for part in ([text] if self.across else _SENTENCE_END.split(text)))

    def _fits_sentence(self, sentence: str) -> bool:
        return all(pattern.search(sentence) for pattern in self.needed) and not any(
            pattern.search(sentence) for pattern in self.excluded
        )


@cache
def rules(package: str, file: str) -> Mapping[str, tuple[Rule, ...]]:
    """The rules of a TOML file by list.

    ``[words]`` names expressions, which the others hold as ``<<name>>``. A rule is an expression or a list of
    them, of which one with ``!`` in front must not be found. ``scope = "message"`` means across sentences.
    """
    data = tomllib.loads(files(package).joinpath(file).read_text("utf-8"))
    words: dict[str, str] = {}
    for name, value in data.pop("words", {}).items():
        words[name] = filled(value, words)
    return {
        name: tuple(_rule(given, words, table.get("scope") == "message") for given in table["patterns"])
        for name, table in data.items()
    }


def any_fits(found: Iterable[Rule], text: str) -> bool:
    """Whether any of the rules holds for the text."""
    return any(rule.fits(text) for rule in found)


def _rule(given: str | list[str], words: Mapping[str, str], across: bool) -> Rule:
    parts = [given] if isinstance(given, str) else given
    needed = [part for part in parts if not part.startswith("!")]
    excluded = [part[1:] for part in parts if part.startswith("!")]
    compiled = [tuple(re.compile(filled(part, words), re.I | re.M) for part in side) for side in (needed, excluded)]
    return Rule(compiled[0], compiled[1], across)


def filled(expression: str, words: Mapping[str, str]) -> str:
    """An expression with its ``<<names>>`` filled in."""
    return _NAMED.sub(lambda found: f"(?:{words[found[1]]})", expression)
