"""Follow-ups that are a question word and little else: "Ab wann?", "Wie viel genau?", "Why not?"."""

from __future__ import annotations

import re

from assistant.talk.expressions import expressions, found
from assistant.talk.slots import inserted
from assistant.talk.subject import asked_part, told_part, topic_of

_MONEY = re.compile(r"\b(?:Geld|Zuschuss|Förderung|money|funding)\b\s?")
_HOW = re.compile(r"wie\s+(hoch|lange?|groß|teuer|niedrig)\b", re.IGNORECASE)
_WHY = ("warum", "wieso", "weshalb")
_SUBJECT = re.compile(
    r"^(\w+\s+(?:(?:ich|wir|man|es|sie|er)\b|(?:ein\w*|der|die|das|unser\w*|mein\w*)\s+(?:[a-zäöüß]+\s+)*[A-ZÄÖÜ][\w-]*))"
)


def bare_question(message: str) -> re.Match[str] | None:
    """The question word (``wh``) and the particles (``tail``) of a message that holds nothing else."""
    return found(expressions("rewriting.toml")["bare"]["patterns"], message.strip())


def asked_again(bare: re.Match[str], earlier: str) -> str:
    """The earlier question with the question word of the new one."""
    core, told = asked_part(earlier), told_part(earlier)
    wh, tail = bare["wh"].strip(), bare["tail"].split()
    wh = wh[:1].upper() + wh[1:]
    asking = found(expressions("rewriting.toml")["asking"]["patterns"], core)
    rest = (asking["rest"] if asking else core[:1].lower() + core[1:]).rstrip(" ?!.")
    if not found(expressions("rewriting.toml")["verb"]["patterns"], rest.split(" ")[0]):
        # No verb behind the question word (it asked for the subject), or no question at all.
        language = "en" if re.search(r"\b(?:the|is|of)\b", core) else "de"
        return _with(told, f"{wh} ({topic_of(core, 'en' if language == 'en' else 'de')})?")
    if asking and asking["wh"].lower() == "wer":
        first, _, after = rest.partition(" ")
        rest = f"{first} man {after}"
    if (how := _HOW.match(core)) and wh.lower() in _WHY:
        rest = f"{rest} so {how[1]}"
    if wh.lower() in ("wie viel", "wieviel", "how much") and (money := _MONEY.search(rest)):
        wh, rest = f"{wh} {money[0].strip()}", _MONEY.sub("", rest, count=1)
    if "nicht" in tail:
        rest = _SUBJECT.sub(r"\1 nicht", rest, count=1) if _SUBJECT.search(rest) else f"{rest} nicht"
    question = f"{wh} {rest}?"
    exact = [word for word in tail if word.lower() in ("genau", "exactly")]
    return _with(told, inserted(question, exact[0]) if exact else question)


def _with(told: str, question: str) -> str:
    return f"{told} {question}".strip()
