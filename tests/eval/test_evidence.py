from pathlib import Path

import pytest

from eval.evidence import evidence_texts, share_retrieved
from eval.page_texts import PageTexts
from eval.ranked import Ranked
from tests.eval.leaflet import case

EVIDENCE = "Der Zuschuss beträgt höchstens 40 Prozent."


def passage(text: str) -> Ranked:
    return Ranked("a.pdf", (1,), text)


@pytest.mark.parametrize(
    ("texts", "share"),
    [
        (["Vorher. Der Zuschuss beträgt\nhöchs-tens 40 Prozent. Nachher."], 1.0),
        (["Der Zuschuss beträgt", "höchstens 40 Prozent."], 1.0),
        (["Hier steht etwas ganz anderes."], 0.0),
        ([], 0.0),
    ],
)
def test_the_share_is_that_of_the_letters_retrieved(texts: list[str], share: float) -> None:
    assert share_retrieved([EVIDENCE], [passage(text) for text in texts]) == share


def test_half_of_the_evidence_is_about_half() -> None:
    assert 0.4 < (share_retrieved([EVIDENCE], [passage("Der Zuschuss beträgt wenig.")]) or 0) < 0.6


def test_single_words_in_common_are_no_evidence() -> None:
    assert share_retrieved([EVIDENCE], [passage("Der Mond und der 40. Tag")]) == 0


def test_without_evidence_there_is_no_share() -> None:
    assert share_retrieved([], [passage("Text")]) is None


def test_the_evidence_is_what_the_support_finds_on_the_gold_pages(leaflet: Path) -> None:
    pages = PageTexts.of([leaflet])
    also = [{"document": "merkblatt.pdf", "pages": [2], "support": [r"Laufzeit.*Monate"]}]
    assert evidence_texts(case(also=also), pages) == [
        "höchstens 40 Prozent",
        "Laufzeit eines Vorhabens beträgt 18 Monate",
    ]
    assert evidence_texts(case(evidence="Wörtlich."), pages) == ["Wörtlich."]
    assert evidence_texts(case(document=None, pages=[], support=[]), pages) == []
