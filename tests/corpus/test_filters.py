from __future__ import annotations

from datetime import date

import pytest

from assistant.corpus.corpus import Corpus
from assistant.corpus.model import Authority, Filters, Programme
from tests.corpus.asking import files_by_term, files_by_vector
from tests.corpus.conftest import Make


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["bayern.pdf", "bund.pdf"]),
        (Filters(programmes=("zim",)), ["bund.pdf"]),
        (Filters(regions=("Bayern",)), ["bayern.pdf"]),
        (Filters(regions=("Bayern", "Bund")), ["bayern.pdf", "bund.pdf"]),
        (Filters(funders=("BMWE",)), ["bund.pdf"]),
        (Filters(authorities=(Authority.LAW,)), ["bayern.pdf"]),
        (Filters(documents=("bund.pdf",)), ["bund.pdf"]),
        (Filters(valid_on=date(2024, 12, 31)), ["bayern.pdf", "bund.pdf"]),
        (Filters(valid_on=date(2025, 1, 1)), ["bund.pdf"]),
        (Filters(programmes=("zim",), regions=("Bayern",)), []),
    ],
)
def test_both_indexes_give_only_what_the_filters_allow(
    corpus: Corpus, make: Make, filters: Filters, expected: list[str]
) -> None:
    zim = Programme("zim", "ZIM", funder="BMWE", region="Bund")
    corpus.add(make("bund.pdf", "Zuschuss für Unternehmen", programme=zim))
    corpus.add(
        make(
            "bayern.pdf",
            "Zuschuss für Unternehmen",
            region="Bayern",
            authority=Authority.LAW,
            valid_until=date(2024, 12, 31),
        )
    )
    assert sorted(files_by_term(corpus, "Zuschuss", filters)) == expected
    assert sorted(files_by_vector(corpus, "Zuschuss für Unternehmen", filters)) == expected


def test_a_filter_leaves_the_limit_to_what_it_allows(corpus: Corpus, make: Make) -> None:
    corpus.add(make("viele.pdf", *["Zuschuss Zuschuss Zuschuss"] * 60))
    corpus.add(make("eins.pdf", "Zuschuss für Unternehmen", region="Bayern"))
    only = Filters(regions=("Bayern",))
    assert files_by_term(corpus, "Zuschuss", only) == ["eins.pdf"]
    assert files_by_vector(corpus, "Zuschuss Zuschuss Zuschuss", only) == ["eins.pdf"]
