from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.corpus.model import Authority, DocumentMetadata
from ingest.metadata.people import authority, region
from tests.conftest import SHARED_DATA, needs_shared_data
from tests.ingest.pdfs import T, draw, filler, read


def _proposal(pdf: Path) -> DocumentMetadata:
    page = [
        T("Bundesministerium für Wirtschaft und Klimaschutz", 800, x=180, bold=True),
        T("Richtlinie", 770, x=270, size=12, bold=True),
        T(
            "zur Förderung von Projekten im Programm „Muster-Innovation Mittelstand“ (MIM)",
            755,
            x=100,
            size=12,
            bold=True,
        ),
        T("Vom 28. November 2024", 730, x=250, bold=True),
        T("1 Förderziel", 700, bold=True),
        *filler(680, 10),
    ]
    return read(draw(pdf, page, title="832006_01 1..29")).metadata


def test_a_guideline_says_what_it_is(pdf: Path) -> None:
    found = _proposal(pdf)
    assert found.title.startswith("Richtlinie zur Förderung von Projekten im Programm „Muster-Innovation Mittelstand“")
    assert found.authority is Authority.GUIDELINE
    assert found.funder == "Bundesministerium für Wirtschaft und Klimaschutz"
    assert found.region == "Bund"
    assert found.as_of == date(2024, 11, 28)
    assert found.language == "de"


def test_a_joint_task_without_a_ministry_in_its_head_is_funded_by_bund_and_laender(pdf: Path) -> None:
    page = [T("Rahmen der Gemeinschaftsaufgabe Musterverbesserung", 780, size=16, bold=True), *filler(740, 10)]
    assert read(draw(pdf, page)).metadata.funder == "Bund und Länder"


def test_the_programme_is_named_in_the_title(pdf: Path) -> None:
    programme = _proposal(pdf).programme
    assert programme is not None
    assert (programme.key, programme.name, programme.aliases) == ("mim", "Muster-Innovation Mittelstand", ("MIM",))


def test_the_pdfs_own_title_counts_only_where_it_is_one(pdf: Path) -> None:
    named = read(draw(pdf, filler(), title="Merkblatt zur Musterförderung")).metadata
    assert named.title == "Merkblatt zur Musterförderung"
    scribbled = read(draw(pdf.with_name("Merkblatt_Muster.pdf"), filler(), title="832006_01 1..29")).metadata
    assert scribbled.title != "832006_01 1..29"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Merkblatt zur Richtlinie Musterförderung", Authority.LEAFLET),
        ("Häufig gestellte Fragen (FAQ)", Authority.LEAFLET),
        ("Verordnung (EU) 2023/2831 der Kommission", Authority.LAW),
        ("Bekanntmachung der Förderrichtlinie nach der Verordnung (EU) Nr. 651/2014", Authority.GUIDELINE),
        ("Bericht über den Dialog", Authority.PAPER),
        ("Koordinierungsrahmen ab 2026", Authority.GUIDELINE),
        ("Musterprogramm", Authority.LEAFLET),
    ],
)
def test_the_words_of_the_title_give_the_authority(title: str, kind: Authority) -> None:
    assert authority(title, "") is kind


@pytest.mark.parametrize(
    ("head", "funder", "place"),
    [
        ("Ministerium für Wirtschaft des Landes Nordrhein-Westfalen", None, "Nordrhein-Westfalen"),
        ("Bayerisches Staatsministerium für Wirtschaft", None, "Bayern"),
        ("", "Bundesministerium für Bildung und Forschung", "Bund"),
        ("Irgendein Text", None, None),
    ],
)
def test_the_issuer_gives_the_region(head: str, funder: str | None, place: str | None) -> None:
    assert region(head, funder, "Richtlinie") == place


@needs_shared_data
def test_the_real_guidelines_are_dated_and_named() -> None:
    folder = SHARED_DATA / "programmes"
    zim = read(folder / "richtlinie-zim-2025.pdf").metadata
    assert (zim.as_of, zim.valid_from, zim.valid_until) == (date(2024, 11, 28), date(2025, 1, 1), date(2027, 6, 30))
    assert zim.may_run_until == date(2028, 12, 31)
    assert zim.programme is not None
    assert zim.programme.key == "zim"
    paper = read(folder / "regionaldialog-ii-ergebnispapier.pdf").metadata
    assert (paper.authority, paper.as_of, paper.programme) == (Authority.PAPER, date(2020, 9, 1), None)
