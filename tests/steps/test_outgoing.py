from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import AnswerStatus, Citation, Claim, Question
from assistant.corpus.model import Authority
from assistant.state import Ended, State
from assistant.steps.outgoing import Outgoing

PAGE = "Antragsberechtigt sind KMU. Mehr unter www.beispiel-foerderung.de/antrag oder info@beispiel-foerderung.de."
QUOTE = "Antragsberechtigt sind KMU."


def claim(text: str, url: str | None = None) -> Claim:
    return Claim(text, (Citation(1, "a.pdf", "Merkblatt", 1, "1", QUOTE, Authority.LEAFLET, url=url),))


def passed(text: str, url: str | None = None, links: tuple[str, ...] = ()) -> str | None:
    found = Outgoing(lambda _document, _page: PAGE, links).passed(claim(text, url))
    return found.text if found else None


def test_a_promise_is_not_said() -> None:
    assert passed("Sie sind förderberechtigt [1].") is None
    assert passed("You will receive the grant [1].") is None


def test_a_quotation_passes() -> None:
    text = f"Wer kann mitmachen? „{QUOTE}“ [1]"
    assert passed(text) == text


@pytest.mark.parametrize(
    "address",
    ["www.beispiel-foerderung.de/antrag", "https://beispiel-foerderung.de/antrag/", "beispiel-foerderung.de"],
)
def test_an_address_of_the_cited_page_passes(address: str) -> None:
    assert passed(f"Den Antrag gibt es unter {address} [1].") == f"Den Antrag gibt es unter {address} [1]."


@pytest.mark.parametrize(
    "address",
    ["https://boese.example.com/x", "www.beispiel-foerderung.com", "beispiel-foerderung.de.evil.org", "evil.de",
     "www.beispiel-foerderung.de/andere-seite"],
)  # fmt: skip
def test_an_address_that_no_source_holds_is_not_said(address: str) -> None:
    assert passed(f"Den Antrag gibt es unter {address} [1].") is None


def test_the_sources_own_address_and_those_of_the_settings_pass() -> None:
    text = "Siehe https://www.foerderdatenbank.de/zim [1]."
    assert passed(text) is None
    assert passed(text, url="https://www.foerderdatenbank.de/zim") == text
    assert passed(text, links=("https://www.foerderdatenbank.de/zim",)) == text


def test_the_words_of_a_link_stay_without_where_it_leads() -> None:
    assert passed("KMU [sind](https://boese.example.com) es ![x](https://boese.example.com/p.png)[1].") == (
        "KMU sind es x[1]."
    )


def state(*claims: Claim) -> State:
    return State(Question("Wer ist antragsberechtigt?"), "de", date(2026, 1, 1), claims=claims)


def test_what_may_be_said_is_left_of_an_answer() -> None:
    good = claim(f"„{QUOTE}“ [1]")
    assert Outgoing(lambda *_: PAGE)(state(claim("Sie bekommen die Förderung. [1]"), good)).claims == (good,)


def test_an_answer_of_promises_alone_says_that_nothing_was_found() -> None:
    with pytest.raises(Ended) as ended:
        Outgoing(lambda *_: PAGE)(state(claim("Ihr Antrag wird bewilligt. [1]")))
    assert ended.value.status is AnswerStatus.NOT_COVERED
