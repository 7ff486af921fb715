"""What is known of the company that asks, and its size class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:  # a question carries the facts
    from assistant.answer import Language


class SizeClass(StrEnum):
    """The classes of Commission Recommendation 2003/361/EC, Annex, Article 2; ``large`` is what is no SME."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


_LIMITS = (
    (SizeClass.MICRO, 10, 2_000_000, 2_000_000),
    (SizeClass.SMALL, 50, 10_000_000, 10_000_000),
    (SizeClass.MEDIUM, 250, 50_000_000, 43_000_000),
)
"""Fewer employees than, and turnover or balance sheet total in euros at most (Article 2)."""

_CLASSES: dict[Language, dict[SizeClass, str]] = {
    "de": {
        SizeClass.MICRO: "Kleinstunternehmen",
        SizeClass.SMALL: "kleines Unternehmen",
        SizeClass.MEDIUM: "mittleres Unternehmen",
        SizeClass.LARGE: "großes Unternehmen",
    },
    "en": {
        SizeClass.MICRO: "micro enterprise",
        SizeClass.SMALL: "small enterprise",
        SizeClass.MEDIUM: "medium-sized enterprise",
        SizeClass.LARGE: "large enterprise",
    },
}
_LABELS: dict[Language, dict[str, str]] = {
    "de": {
        "branch": "Branche: {}",
        "employees": "{} Beschäftigte",
        "turnover": "{} Umsatz",
        "balance_sheet": "{} Bilanzsumme",
        "land": "Land: {}",
        "project": "Vorhaben: {}",
        "size": "nach diesen Zahlen {}",
    },
    "en": {
        "branch": "Branch: {}",
        "employees": "{} employees",
        "turnover": "turnover of {}",
        "balance_sheet": "balance sheet total of {}",
        "land": "Land: {}",
        "project": "Project: {}",
        "size": "by these figures a {}",
    },
}


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """The company as it described itself; amounts in euros, ``land`` the German name of a Land, the rest as said."""

    employees: int | None = None
    turnover: int | None = None
    balance_sheet: int | None = None
    land: str | None = None
    branch: str | None = None
    project: str | None = None

    def __bool__(self) -> bool:
        return self != CompanyFacts()

    def merged(self, newer: CompanyFacts) -> CompanyFacts:
        """These facts, with the newer ones in their place where there are any."""
        return replace(self, **newer.to_json())

    @property
    def size_class(self) -> SizeClass | None:
        """The class by the company's own figures; ``None`` where they do not suffice.

        Whoever has 250 employees or more is large whatever the amounts. Below, one amount within its limit is
        enough; over it, the other may still be within, so that both must be known. Partner and linked enterprises
        (Article 3) are not known here.
        """
        if self.employees is None:
            return None
        amounts = (self.turnover, self.balance_sheet)
        for size, people, *limits in _LIMITS:
            if self.employees < people:
                if any(amount is not None and amount <= limit for amount, limit in zip(amounts, limits, strict=True)):
                    return size
                if None in amounts:
                    return None
        return SizeClass.LARGE

    def words(self, language: Language) -> tuple[str, ...]:
        """The facts as readers see them, one each, the size class last."""
        labels = _LABELS[language]
        found = []
        for name in ("branch", "employees", "turnover", "balance_sheet", "land", "project"):
            value = getattr(self, name)
            if value is not None:
                shown = money(value, language) if name in ("turnover", "balance_sheet") else str(value)
                found.append(labels[name].format(shown))
        if size := self.size_class:
            found.append(labels["size"].format(_CLASSES[language][size]))
        return tuple(found)

    def size_words(self, language: Language) -> str | None:
        """ "kleines Unternehmen", "large enterprise" and so on."""
        return _CLASSES[language][self.size_class] if self.size_class else None

    def to_json(self) -> dict[str, Any]:
        """Only what is known."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The facts of :meth:`to_json`; other keys are left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})


def money(amount: int, language: Language) -> str:
    """ "12 Mio. Euro", "850.000 Euro", "12 million euros"."""
    if amount >= 1_000_000:
        millions = f"{round(amount / 1_000_000, 2):g}"
        return f"{millions.replace('.', ',')} Mio. Euro" if language == "de" else f"{millions} million euros"
    return f"{amount:,} Euro".replace(",", ".") if language == "de" else f"{amount:,} euros"
