from __future__ import annotations

import pytest

from assistant.company import CompanyFacts
from bots.telegram.company import FACTS, fact_in


@pytest.mark.parametrize(
    ("asked", "reply", "facts"),
    [
        ("land", "Bayern", CompanyFacts(land="Bayern")),
        ("land", "in Hannover", CompanyFacts(land="Niedersachsen")),
        ("employees", "80", CompanyFacts(employees=80)),
        ("employees", "ca. 80 Leute.", CompanyFacts(employees=80)),
        ("turnover", "12 Mio. Euro", CompanyFacts(turnover=12_000_000)),
        ("turnover", "12 million euros", CompanyFacts(turnover=12_000_000)),
        ("balance_sheet", "850.000 Euro", CompanyFacts(balance_sheet=850_000)),
        ("branch", "Metallbau", CompanyFacts(branch="Metallbau")),
        ("project", "ein neues Prüfverfahren", CompanyFacts(project="ein neues Prüfverfahren")),
    ],
)
def test_a_reply_is_read_as_the_fact_that_was_asked_for(asked: str, reply: str, facts: CompanyFacts) -> None:
    assert fact_in(asked, reply) == facts


@pytest.mark.parametrize("asked", [name for name in FACTS if name not in ("branch", "project")])
def test_what_is_no_such_fact_is_not_read_as_one(asked: str) -> None:
    assert not fact_in(asked, "weiß ich nicht")


def test_personal_data_in_a_reply_is_masked() -> None:
    assert fact_in("project", "Angebot an max@example.org") == CompanyFacts(project="Angebot an [E-Mail]")
