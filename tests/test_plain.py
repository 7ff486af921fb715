from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.plain import addresses, plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Der Zuschuss beträgt <b>40 %</b> [1].", "Der Zuschuss beträgt 40 % [1]."),
        ("<script>alert(1)</script>Gefördert werden KMU [1].", "Gefördert werden KMU [1]."),
        ("<scr<b>ipt>alert(1)</scr<b>ipt>KMU", "KMU"),
        ("&lt;img src=x onerror=alert(1)&gt;KMU", "KMU"),
        ("KMU <img src=x onerror=alert(1)", "KMU"),
        ("![Logo](https://evil.example/x.png?q=1) KMU", "Logo KMU"),
        ("Siehe [hier](https://evil.example/a) und [dort](javascript:alert(1)).", "Siehe hier und dort."),
        ("javascript:alert(1) KMU", "KMU"),
        ("<!-- geheim -->KMU", "KMU"),
        ("KMU\n[ref]: https://evil.example", "KMU"),
        ("Bil\u200bdung", "Bildung"),
    ],
)
def test_markup_becomes_plain_words(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(
    "written",
    ["Unternehmen mit < 50 Beschäftigten und > 10 Mio. Euro [1].", "„Antragsberechtigt sind KMU.“ [1][2] (siehe § 3)",
     "x<50 und y>3", "– „erster Punkt,“ [1]\n– „zweiter Punkt“ [2]", "F&E-Vorhaben"],
)  # fmt: skip
def test_plain_text_stays(written: str) -> None:
    assert plain(written) == written


def test_what_a_known_link_leads_to_is_kept_beside_its_words() -> None:
    assert plain("Siehe [Portal](https://www.foerderdatenbank.de)", lambda _: True) == (
        "Siehe Portal (https://www.foerderdatenbank.de)"
    )


def test_addresses_are_found_with_and_without_scheme() -> None:
    text = "Unter www.zim.de, https://a.example/b?c=d und bafa.de/kmu (z.B. am 01.02.2024, Art. 5.de-minimis)."
    assert addresses(text) == ["www.zim.de", "https://a.example/b?c=d", "bafa.de/kmu"]


@given(st.text(alphabet=st.sampled_from("<>/!?[]()ab&;\"'=: scriptjava")))
def test_no_tag_survives(text: str) -> None:
    read = plain(text)
    assert plain(read) == read
    assert "<script" not in read.casefold()
