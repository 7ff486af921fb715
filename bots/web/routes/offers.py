"""What can be asked: example questions, and the programmes known."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from assistant.answer import Language
from bots.web.dependencies import LanguageDep, PartsDep

router = APIRouter(prefix="/api", tags=["offers"])


@router.get("/examples")
def examples(parts: PartsDep, shown: LanguageDep, language: Language | None = None) -> list[dict[str, Any]]:
    """Questions that the documents answer; none while they are not yet tried."""
    return [asdict(example) for example in parts.offers.examples(language or shown)]


@router.get("/programmes")
def programmes(parts: PartsDep) -> list[dict[str, Any]]:
    """The programmes, each with the date of its newest source."""
    return [asdict(programme) for programme in parts.offers.programmes()]
