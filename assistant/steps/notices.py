"""What a reader must know beside the answer: old, ended or weak sources, and that nothing is decided here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.corpus.model import Authority, DocumentMetadata
from assistant.corpus.search.asked import Asked
from assistant.state import State
from assistant.steps.rules import matches
from assistant.wording import authority_name, day, month, within_quotes
from prompts import render, text

OLD_AFTER_YEARS = 3
"""Age from which a source is called old: funding rules are rarely left unchanged for longer."""

_BINDING = (Authority.LAW, Authority.GUIDELINE)


class Notices:
    """Adds the notices that the cited documents call for; ``metadata`` finds them by file name."""

    def __call__(self, state: State) -> State:
        cited = {citation.document for claim in state.claims for citation in claim.citations}
        known: dict[str, DocumentMetadata] = {}
        for passage in state.passages:
            metadata = passage.stored.document.metadata
            if metadata.file in cited:
                known.setdefault(metadata.file, metadata)
        notices = [notice for metadata in known.values() for notice in _of_source(metadata, state)]
        if _about_eligibility(state):
            if not any(metadata.authority in _BINDING for metadata in known.values()):
                kinds = ", ".join(sorted({authority_name(m.authority, state.language) for m in known.values()}))
                notices.append(render("notice_weak", state.language, kinds=kinds))
            notices.append(text("notice_first_check", state.language))
        return replace(state, notices=(*state.notices, *dict.fromkeys(notices)))


def _of_source(metadata: DocumentMetadata, state: State) -> list[str]:
    ends = [end for end in (metadata.valid_until, metadata.programme and metadata.programme.ends_on) if end]
    ended = min(ends, default=None)
    title = within_quotes(metadata.title, state.language)
    if ended and ended < state.today:
        name = "notice_may_run" if (metadata.may_run_until or ended) >= state.today else "notice_ended"
        return [render(name, state.language, title=title, date=day(ended, state.language))]
    if metadata.as_of is None:
        return [render("notice_undated", state.language, title=title)]
    if _years(metadata.as_of, state.today) >= OLD_AFTER_YEARS:
        return [render("notice_old", state.language, title=title, date=month(metadata.as_of, state.language))]
    return []


def _years(start: date, end: date) -> float:
    return (end - start).days / 365.25


def _about_eligibility(state: State) -> bool:
    asked = state.need.asked if state.need else frozenset()
    kinds = {Asked.PERMISSION, Asked.AMOUNT, Asked.PERCENT}
    return bool(asked & kinds) and matches("eligibility", state.question.text)
