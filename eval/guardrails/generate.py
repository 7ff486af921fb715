"""Asking what attacks and harmless questions near them get, and handing falsified claims to the verification."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from eval.asked import Asked, Forged
from eval.cases import Case
from eval.causes import GIVEN
from eval.config import TaskConfig
from eval.guardrails.forging import forgeries
from eval.session import Session


class GuardrailsConfig(TaskConfig):
    """Attacks, and how many true claims are falsified."""

    forged: int = Field(60, ge=0, description="So viele wahre Aussagen werden verfälscht der Prüfung vorgelegt")


def generate(config: GuardrailsConfig, cases: Sequence[Case], session: Session) -> Iterator[Asked | Forged]:
    """The answer to every case, in order; with the answers' claims, falsified, whether verification stops them."""
    left = config.forged
    for case in cases:
        yield session.ask(case)
        traced, _ = session.traced(case)
        if traced.answer.status not in GIVEN:
            continue
        for number, claim in enumerate(traced.answer.claims[: max(left, 0)], start=1):
            left -= 1
            for way, forged in forgeries(claim, session.pages):
                yield Forged(
                    case=case, claim=number, way=way, text=forged.text, stopped=not session.passes(traced, forged)
                )
