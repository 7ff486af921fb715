"""Ministries under their names."""

import itertools

from assistant.german.ministries import current_name, ministries


def test_a_ministry_is_known_by_its_name_of_today() -> None:
    assert [getattr(current_name(short), "short", None) for short in ("BMWi", "BMWK", "BMBF", "BMVI", "BMU")] == [
        "BMWE",
        "BMWE",
        "BMFTR",
        "BMV",
        "BMUKN",
    ]


def test_an_unknown_ministry_has_no_name() -> None:
    assert current_name("BMXY") is None


def test_names_follow_one_another_without_gap() -> None:
    for lineage in ministries():
        assert all(older.until == newer.since for older, newer in itertools.pairwise(lineage))
        assert lineage[-1].until is None
