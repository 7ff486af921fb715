"""Exchanging one thing of a question for another: "Und für mittlere?" after a question on small companies."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.german import NumberKind, numbers_in
from assistant.talk.expressions import expressions, found
from assistant.talk.known import KnownNames, Named
from assistant.talk.places import places_in

_LEAD = re.compile(r"^(?:(?:bei|beim|in|im|für|mit|for|with)\s+)?(?:(?:der|die|das|den|dem|the)\s+)?", re.IGNORECASE)
_DANGLING = re.compile(
    r"(?<![\w-])(?:(?:bei|beim|in|im|für|mit|for|with|of|at|from|aus|ab|von|vom)\s+)?(?:(?:der|die|das|den|dem|the)\s+)?$", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b(?:der|die|das|den|dem|des|ein|eine[nmrs]?|the|an?)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Swap:
    """An earlier question with parts of it exchanged, and what of the fragment is still to be placed."""

    question: str
    fragment: str
    done: tuple[str, ...] = ()

    def with_(self, what: str, question: str, fragment: str) -> Swap:
        return replace(self, question=question, fragment=fragment, done=(*self.done, what))


def swapped(
    question: str, fragment: str, names: KnownNames, earlier: Sequence[str] = (), correcting: bool = False
) -> Swap:
    """The question with everything exchanged that the fragment names another of.

    ``earlier`` are the questions before it, latest first: what an ordinal counts may only stand there. A fragment
    that is ``correcting`` stands for the name in the question, whatever it is.
    """
    swap = Swap(question, fragment)
    steps: tuple[Callable[[Swap], Swap], ...] = (
        lambda swap: _name(swap, names),
        lambda swap: _place(swap, names),
        _size,
        lambda swap: _ordinal(swap, earlier),
        _number,
        _phrase,
        _noun,
    )
    for step in steps:
        if not _empty(swap.fragment):
            swap = step(swap)
    if correcting and not swap.done and (old := names.known(question) or names.named(question)):
        swap = _exchanged(swap, "name", old[-1], Named("", 0, len(fragment.rstrip(" ?!."))))
    # What stands in the question by now needs no place.
    left = "" if _empty(swap.fragment) else swap.fragment
    bare = _LEAD.sub("", left.strip(" ?!.")).casefold()
    return replace(swap, fragment="" if bare in swap.question.casefold() else left)


def _name(swap: Swap, names: KnownNames) -> Swap:
    new, old = names.named(swap.fragment), names.named(swap.question)
    if len(new) != 1 or not old or new[0].text.casefold() == old[-1].text.casefold():
        return swap
    known = names.known(swap.question)
    return _exchanged(swap, "name", (known or old)[-1], new[0])


def _place(swap: Swap, names: KnownNames) -> Swap:
    new, old = places_in(swap.fragment), places_in(swap.question)
    if len(new) != 1:
        return swap
    named = next((one for one in names.known(swap.question) if one.region and places_in(one.region)), None)
    if named and named.region != new[0].land and (other := names.only_of(new[0].land)):
        # A Land's own programme is exchanged for the other Land's.
        land = f"in {swap.fragment[new[0].start : new[0].end]}"
        said = other if places_in(other) else f"{other} {land}"
        question = swap.question[: named.start] + said + swap.question[named.end :]
        return swap.with_("place", question, _cut(swap.fragment, new[0].start, new[0].end))
    if not old:
        return swap
    span = Named("", new[0].start, new[0].end)
    return _exchanged(swap, "place", Named("", old[-1].start, old[-1].end), span)


def _exchanged(swap: Swap, what: str, old: Named, new: Named) -> Swap:
    """The span of the fragment, with its article, in the place of the question's."""
    own = _ARTICLE.search(swap.fragment[: new.start])
    start = own.start() if own else new.start
    before = _ARTICLE.search(swap.question[: old.start])
    first = before.start() if before else old.start
    question = swap.question[:first] + swap.fragment[start : new.end] + swap.question[old.end :]
    return swap.with_(what, question, _cut(swap.fragment, start, new.end))


def _size(swap: Swap) -> Swap:
    pattern = expressions("rewriting.toml")["size"]["word"]
    new, old = found(pattern, swap.fragment), found(pattern, swap.question)
    if not new or not old:
        return swap
    ending = old["ending"] or ""
    stem = new["stem"].lower().replace("mittelgroß", "mittler") if ending else new["stem"]
    end = old.end("ending") if old["ending"] else old.end("stem")
    question = swap.question[: old.start("stem")] + stem + ending + swap.question[end:]
    return swap.with_("size", question, _cut(swap.fragment, new.start(), new.end()))


def _ordinal(swap: Swap, earlier: Sequence[str]) -> Swap:
    pattern = expressions("rewriting.toml")["ordinal"]["word"]
    new = found(pattern, swap.fragment)
    if not new:
        return swap
    rest = _cut(swap.fragment, new.start(), new.end())
    old = found(pattern, swap.question)
    if old and old["noun"] and old["noun"] != "one":
        head = old.start("stem") if old["stem"] else old.start("english")
        tail = old.end("ending") if old["stem"] else old.end("english")
        said = (new["stem"] + (old["ending"] or new["ending"])) if new["stem"] else new["english"]
        return swap.with_("ordinal", swap.question[:head] + said + swap.question[tail:], rest)
    if old and not old["noun"]:  # "when did it first meet": the word itself goes, the new phrase comes in
        question = _cut(swap.question, old.start(), old.end())
        return swap.with_("ordinal", inserted(question, swap.fragment.strip(" ?!.")), "")
    nouns = [match["noun"] for one in earlier if (match := found(pattern, one)) and match["noun"]]
    if nouns and not new["noun"]:
        said = swap.fragment[: new.end()] + f" {nouns[0]}" + swap.fragment[new.end() :]
        return swap.with_("ordinal", inserted(swap.question, said.strip(" ?!.")), "")
    return swap


def _number(swap: Swap) -> Swap:
    counted = (NumberKind.COUNT, NumberKind.PERCENT, NumberKind.AMOUNT)
    new = [number for number in numbers_in(swap.fragment, words=False) if number.kind in counted]
    old = [number for number in numbers_in(swap.question) if number.kind in counted]
    if len(new) != 1 or not old:
        return swap
    after = _words(swap.fragment[new[0].end :])[:1]
    same = [one for one in old if one.kind is new[0].kind] or old
    alike = [one for one in same if after and _words(swap.question[one.end :])[:1] == after]
    target = (alike or same)[0]
    said = new[0].text
    if target.kind is not NumberKind.COUNT and new[0].kind is NumberKind.COUNT:
        digits = re.match(r"[\d.,]+", target.text)
        said += target.text[digits.end() :] if digits else ""
    question = swap.question[: target.start] + said + swap.question[target.end :]
    return swap.with_("number", question, _cut(swap.fragment, new[0].start, new[0].end))


def _phrase(swap: Swap) -> Swap:
    """A preposition's noun phrase in the place of the one that the question has with the same preposition."""
    table = expressions("rewriting.toml")["phrase"]
    for kind in ("german", "english"):
        new = table[kind][0].match(swap.fragment.strip())
        if not new:
            continue
        for same in table["same"]:
            alike = same.pattern.split()
            if new["preposition"].lower() in alike:
                old = [one for one in table[kind][0].finditer(swap.question) if one["preposition"].lower() in alike]
                if old:
                    question = swap.question[: old[0].start()] + new[0] + swap.question[old[0].end() :]
                    return swap.with_("phrase", question, swap.fragment.strip()[new.end() :])
    return swap


def _noun(swap: Swap) -> Swap:
    """A noun phrase without a preposition in the place of the one that follows the verb."""
    table = expressions("rewriting.toml")["phrase"]
    said = swap.fragment.strip(" ?!.")
    if swap.done or not said[:1].isupper() or not (old := found(table["object"], swap.question)):
        return swap
    question = swap.question[: old.start("noun")] + said + swap.question[old.end("noun") :]
    return swap.with_("noun", question, "")


def inserted(question: str, more: str) -> str:
    """The question with a phrase before its final mark."""
    bare = question.rstrip(" ?!.")
    return f"{bare} {more.strip(' ?!.')}?"


def _cut(text: str, start: int, end: int) -> str:
    """The text without a span and the preposition before it."""
    before = text[:start]
    lead = _DANGLING.search(before)
    return " ".join(f"{before[: lead.start()] if lead else before} {text[end:]}".split())


def _empty(fragment: str) -> bool:
    return found(expressions("rewriting.toml")["phrase"]["empty"], fragment) is not None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())
