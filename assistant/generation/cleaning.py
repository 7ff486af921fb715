"""What a model writes around its sentences, taken away: openings, Markdown, list signs, turns it makes up."""

from __future__ import annotations

import re

from assistant.german.dates import MONTHS

_OPENING = re.compile(
    r"^(?:(?:Die\s+)?(?:Kurz)?antwort(?:\s+lautet)?|(?:The\s+)?answer(?:\s+is)?|Verbessert|Corrected|Ergebnis|Result)\s*:\s*"
    r"|^(?:Gerne?|Natürlich|Selbstverständlich|Klar|Sure|Certainly|Of course|Gute Frage|Great question)(?:[!.,:]\s*|$)"
    r"|^(?:Hier\s+(?:ist|sind|kommt|finden)|Im\s+Folgenden|Here\s+(?:is|are|'s)|Below\b)[^:.\d]{0,90}:\s*"
    r"|^(?:Basierend\s+auf|Auf\s+(?:Basis|Grundlage)|Based\s+on|According\s+to|Laut|Gemäß|Aus)[^:.\d]{0,70}:\s*(?=$|[A-ZÄÖÜ])"
    r"|^(?:Based\s+on|According\s+to)\s+the\s+(?:provided\s+|given\s+)?(?:passages?|documents?|sources?)[^,.\d]{0,30},\s+",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"^\W{0,4}(?:(?:Nächste\s+|Neue\s+)?Frage|Nutzer(?:in)?|Benutzer(?:in)?|User|Human|Question|Assistent|Assistant|System|"
    r"Beispiel|Example)\s*\d{0,2}\W{0,3}:|^\s*#{2,}\s*(?:Instruction|Input|Response|Frage)",
    re.IGNORECASE,
)
_OF_PROMPT = re.compile(r"\b(?:Textstellen?|Textpassagen?|passages?)\b", re.IGNORECASE)
_ABSENT = re.compile(
    r"(?:Unterlage|Quelle|Dokument|Text\b|Textstelle)\w*\b.{0,60}\b(?:nicht|nichts|keine[nr]?|kein)\b"
    r"|\b(?:nicht|nichts|keine[nr]?|kein)\b.{0,80}\b(?:Unterlage|Quelle|Dokument|Text\b|Textstelle)"
    r"|\bkeine\s+(?:\w+\s+)?(?:Angaben?|Informationen?|Auskunft|Hinweise?)\b|\b(?:weiß|kann)\s+ich\s+nicht\b"
    r"|\b(?:passages?|documents?|sources?|text)\b.{0,40}\b(?:do(?:es)?\s+not|don't|doesn't|no(?:thing)?)\b"
    r"|\b(?:not|no\s+information|nothing)\b.{0,60}\b(?:passages?|documents?|sources?|text)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(rf"^\s*(?:[-*•▪–—+]\s+|#{{1,6}}\s+|>\s+|\(?\d{{1,2}}[.)]\s+(?!(?i:{'|'.join(MONTHS)})\b))")
_BOLD = re.compile(r"(\*\*|__|\*|`+|~~)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_STRAY = re.compile(r"\*\*|__(?!\w)|`")
_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?](?:\s|$))")
_STOPS = re.compile(r"([.!?])\s*[.](?=\s|$)(?<!\.\.)")
CUT = re.compile(r"<\||<<<|\[/?INST\]|</s>|<(?:start|end)_of_turn>")
"""What only a chat template or one of our fences has: nothing after it is read."""


def starts_turn(text: str) -> bool:
    """Whether a line or sentence opens a turn of a talk that the model makes up."""
    return _TURN.match(text) is not None


def speaks_of_prompt(sentence: str) -> bool:
    """Whether a sentence is about the passages instead of what they say: a reader has never seen them."""
    return _OF_PROMPT.search(sentence) is not None


def says_absent(sentence: str) -> bool:
    """Whether a sentence sounds as if the passages did not tell."""
    return _ABSENT.search(sentence) is not None


def without_bullet(line: str) -> tuple[str, bool]:
    """A line without its list sign, and whether it had one."""
    bare = _BULLET.sub("", line, count=1)
    return bare, bare != line


def clean(text: str) -> str:
    """A sentence without Markdown, tags, links and the words that open an answer; empty where nothing is left."""
    plain = _TAG.sub("", _LINK.sub(r"\1", text))
    plain = _STRAY.sub("", _BOLD.sub(r"\2", plain))
    plain = " ".join(plain.split()).lstrip(" :;,.–-")
    while (opened := _OPENING.sub("", plain, count=1)) != plain:
        plain = opened[:1].upper() + opened[1:]
    plain = _STOPS.sub(r"\1", _BEFORE_STOP.sub("", plain))
    return plain if any(char.isalpha() for char in plain) else ""
