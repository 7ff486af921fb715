"""The last look at what is said: no promise, no invented link, no markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cache

from assistant.answer import AnswerStatus, Citation, Claim
from assistant.plain import addresses, bare_address, plain
from assistant.state import Ended, State
from assistant.steps.promises import own_words, promises
from prompts import text


class Outgoing:
    """Drops what must not be said; ends the answer where nothing is left.

    ``page_text`` gives the text of a document's page (file name, page from 1), ``links`` are those of the settings.
    """

    def __init__(self, page_text: Callable[[str, int], str], links: Collection[str] = ()) -> None:
        self._page_text = page_text
        self._links = tuple(links)

    def __call__(self, state: State) -> State:
        kept = tuple(claim for claim in map(self.passed, state.claims) if claim is not None)
        if not kept:
            raise Ended(AnswerStatus.NOT_COVERED, text("not_covered", state.language), suggest=True)
        return state if kept == state.claims else replace(state, claims=kept)

    def passed(self, claim: Claim) -> Claim | None:
        """The claim in plain words; ``None`` for one that promises, or names an address that no source holds."""
        known = known_addresses(claim.citations, self._page_text, self._links)
        claim = replace(claim, text=plain(claim.text, known))
        said = own_words(claim)
        return claim if claim.text and not promises(said) and all(map(known, addresses(said))) else None


def known_addresses(
    citations: Collection[Citation], page_text: Callable[[str, int], str], links: Collection[str] = ()
) -> Callable[[str], bool]:
    """What tells whether an address stands in one of the sources, is a source's own, or one of ``links``.

    A known address counts with all that it begins with at a "/", such as its domain alone.
    """

    @cache
    def held() -> tuple[frozenset[str], tuple[str, ...]]:
        texts = [page_text(*page) for page in {(citation.document, citation.page) for citation in citations}]
        texts += [title for citation in citations for title in (citation.title, citation.document, citation.quote)]
        own = [citation.url for citation in citations if citation.url is not None]
        whole = [*links, *own, *(one for page in texts for one in addresses(page))]
        # An address may be broken over two lines of its page.
        return frozenset(map(bare_address, whole)), tuple("".join(page.split()).casefold() for page in texts)

    def is_known(address: str) -> bool:
        bare = bare_address(address)
        whole, joined = held()
        return bool(bare) and (
            any(one == bare or one.startswith(f"{bare}/") for one in whole) or any(_ends(bare, page) for page in joined)
        )

    return is_known


def _ends(address: str, page: str) -> bool:
    """Whether the page holds the address and not only a longer one that begins so."""
    return re.search(rf"{re.escape(address)}(?![\w-]|\.\w)", page) is not None
