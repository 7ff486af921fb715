"""Exchanging the programme or the Land of a question for the one that a follow-up names."""

from __future__ import annotations

import re

from assistant.talk.grammar import similar
from assistant.talk.known import KnownNames, Named
from assistant.talk.places import places_in
from assistant.talk.swap import Swap, cut

_ARTICLE = re.compile(r"\b(?:der|die|das|den|dem|des|ein|eine[nmrs]?|the|an?)\s+$", re.IGNORECASE)


def with_name(swap: Swap, names: KnownNames) -> Swap:
    new, old = names.named(swap.fragment), names.named(swap.question)
    if len(new) != 1 or not old or new[0].text.casefold() == old[-1].text.casefold():
        return swap
    known = names.known(swap.question)
    return exchanged(swap, "name", (known or old)[-1], new[0])


def with_place(swap: Swap, names: KnownNames) -> Swap:
    new, old = places_in(swap.fragment), places_in(swap.question)
    if len(new) != 1:
        return swap
    named = next((one for one in names.known(swap.question) if one.region and places_in(one.region)), None)
    if named and named.region != new[0].land:
        # A Land's own programme is exchanged for the other Land's, or for whatever there may be.
        before = _ARTICLE.sub("", swap.question[: named.start])
        other = names.only_of(new[0].land) or similar(before)
        land = f"in {swap.fragment[new[0].start : new[0].end]}"
        said = other if places_in(other) else f"{other} {land}"
        question = before + said + swap.question[named.end :]
        return swap.with_("place", question, cut(swap.fragment, new[0].start, new[0].end))
    if not old:
        return swap
    span = Named("", new[0].start, new[0].end)
    return exchanged(swap, "place", Named("", old[-1].start, old[-1].end), span)


def exchanged(swap: Swap, what: str, old: Named, new: Named) -> Swap:
    """The span of the fragment, with its article, in the place of the question's."""
    own = _ARTICLE.search(swap.fragment[: new.start])
    start = own.start() if own else new.start
    before = _ARTICLE.search(swap.question[: old.start])
    first = before.start() if before else old.start
    question = swap.question[:first] + swap.fragment[start : new.end] + swap.question[old.end :]
    return swap.with_(what, question, cut(swap.fragment, start, new.end))
