"""Exchanging one thing of a question for another: "Und für mittlere?" after a question on small companies."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.german import NumberKind, numbers_in
from assistant.talk.expressions import expressions, found
from assistant.talk.grammar import numbered
from assistant.talk.known import KnownNames, Named
from assistant.talk.swap import Swap, cut
from assistant.talk.swap_names import exchanged, with_name, with_place

_LEAD = re.compile(r"^(?:(?:bei|beim|in|im|für|mit|for|with)\s+)?(?:(?:der|die|das|den|dem|the)\s+)?", re.IGNORECASE)
_NOUN = re.compile(r"(?:der|die|das|den|dem|eine?[nmrs]?)\s+(?:[a-zäöüß]+e[nrsm]?\s+)?[A-ZÄÖÜ]")


def swapped(
    question: str, fragment: str, names: KnownNames, earlier: Sequence[str] = (), correcting: bool = False
) -> Swap:
    """The question with everything exchanged that the fragment names another of.

    ``earlier`` are the questions before it, latest first: what an ordinal counts may only stand there. A fragment
    that is ``correcting`` stands for the name in the question, whatever it is.
    """
    swap = Swap(question, numbered(fragment))
    steps: tuple[Callable[[Swap], Swap], ...] = (
        lambda swap: with_name(swap, names),
        lambda swap: with_place(swap, names),
        _size,
        lambda swap: _ordinal(swap, earlier),
        _number,
        _phrase,
        lambda swap: _noun(swap, names),
    )
    for step in steps:
        if not _empty(swap.fragment):
            swap = step(swap)
    if correcting and not swap.done and (old := names.known(question) or names.named(question)):
        swap = exchanged(swap, "name", old[-1], Named("", 0, len(fragment.rstrip(" ?!."))))
    # What stands in the question by now needs no place.
    left = "" if _empty(swap.fragment) else swap.fragment
    bare = _LEAD.sub("", left.strip(" ?!.")).casefold()
    return replace(swap, fragment="" if bare in swap.question.casefold() else left)


def _size(swap: Swap) -> Swap:
    pattern = expressions("rewriting.toml")["size"]["word"]
    new, old = found(pattern, swap.fragment), found(pattern, swap.question)
    if not new or not old:
        return swap
    ending = old["ending"] or ""
    stem = new["stem"].lower().replace("mittelgroß", "mittler") if ending else new["stem"]
    end = old.end("ending") if old["ending"] else old.end("stem")
    question = swap.question[: old.start("stem")] + stem + ending + swap.question[end:]
    return swap.with_("size", question, cut(swap.fragment, new.start(), new.end()))


def _ordinal(swap: Swap, earlier: Sequence[str]) -> Swap:
    pattern = expressions("rewriting.toml")["ordinal"]["word"]
    new = found(pattern, swap.fragment)
    if not new:
        return swap
    rest = cut(swap.fragment, new.start(), new.end())
    old = found(pattern, swap.question)
    if old and old["noun"] and old["noun"] != "one":
        head = old.start("stem") if old["stem"] else old.start("english")
        tail = old.end("ending") if old["stem"] else old.end("english")
        said = (new["stem"] + (old["ending"] or new["ending"])) if new["stem"] else new["english"]
        return swap.with_("ordinal", swap.question[:head] + said + swap.question[tail:], rest)
    if old and not old["noun"]:  # "when did it first meet": the word itself goes, the new phrase comes in
        question = cut(swap.question, old.start(), old.end())
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
    if after and not alike and not found(expressions("company.toml")["employees"]["after"], f" {after[0]}"):
        return swap  # another quantity: "mit 249 Mitarbeitern" and "mit 60 Mio. Umsatz"
    target = (alike or same)[0]
    said = new[0].text
    if target.kind is not NumberKind.COUNT and new[0].kind is NumberKind.COUNT:
        digits = re.match(r"[\d.,]+", target.text)
        said += target.text[digits.end() :] if digits else ""
    question = swap.question[: target.start] + said + swap.question[target.end :]
    return swap.with_("number", question, cut(swap.fragment, new[0].start, new[0].end))


def _phrase(swap: Swap) -> Swap:
    """A preposition's noun phrase in the place of the one that the question has with the same preposition."""
    table = expressions("rewriting.toml")["phrase"]
    for kind in ("german", "english"):
        new = table[kind][0].match(swap.fragment.strip())
        if not new:
            continue
        groups = [same.pattern.split() for same in table["same"]]
        preposition = new["preposition"].lower()
        alike = next((group for group in groups if preposition in group), [preposition])
        old = [one for one in table[kind][0].finditer(swap.question) if one["preposition"].lower() in alike]
        if old:
            question = swap.question[: old[0].start()] + new[0] + swap.question[old[0].end() :]
            return swap.with_("phrase", question, swap.fragment.strip()[new.end() :])
    return swap


def _noun(swap: Swap, names: KnownNames) -> Swap:
    """A noun phrase without a preposition in the place of the one that follows the verb."""
    table = expressions("rewriting.toml")["phrase"]
    said = swap.fragment.strip(" ?!.")
    bare = bool(said[:1].isupper() or _NOUN.match(said))
    if swap.done or not bare or not (old := found(table["object"], swap.question)):
        return swap
    if names.known(old["noun"]):
        said = f"{said} bei {names.known(old['noun'])[0].text}"
    question = swap.question[: old.start("noun")] + said + swap.question[old.end("noun") :]
    return swap.with_("noun", question, "")


def inserted(question: str, more: str) -> str:
    """The question with a phrase before its final mark."""
    bare = question.rstrip(" ?!.")
    return f"{bare} {more.strip(' ?!.')}?"


def _empty(fragment: str) -> bool:
    return found(expressions("rewriting.toml")["phrase"]["empty"], fragment) is not None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())
