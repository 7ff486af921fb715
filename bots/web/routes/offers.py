"""What can be asked: example questions, and the programmes known."""

from __future__ import annotations

from fastapi import APIRouter

from assistant.answer import Language
from bots.shared.offers import Example, KnownProgramme
from bots.web.dependencies import LanguageDep, PartsDep
from bots.web.described import ERRORS

router = APIRouter(prefix="/api", tags=["offers"], responses=ERRORS)


@router.get("/examples")
def examples(parts: PartsDep, shown: LanguageDep, language: Language | None = None) -> list[Example]:
    """Questions that the documents answer; none while they are not yet tried."""
    return list(parts.offers.examples(language or shown))


@router.get("/programmes")
def programmes(parts: PartsDep) -> list[KnownProgramme]:
    """The programmes, each with the date of its newest source."""
    return list(parts.offers.programmes())
