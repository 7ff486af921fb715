from __future__ import annotations

from datetime import date

import pytest

from assistant.corpus.corpus import Corpus
from assistant.corpus.search import Searcher
from assistant.corpus.search.editions import asks_for_the_past, older_editions
from tests.corpus.conftest import Make

EARLIER, LATER = date(2019, 1, 1), date(2024, 1, 1)


def older(corpus: Corpus) -> set[str]:
    """The files that are older editions of others."""
    found = older_editions(corpus.documents())
    return {document.metadata.file for document in corpus.documents() if document.id in found}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Richtlinie Messestände 2019", "Richtlinie Messestände 2024"),
        ("Richtlinie Messestände (Fassung 2019)", "Richtlinie Messestände"),
        ("Richtlinie Messestände", "Richtlinie Messestände (Fassung vom 1. Januar)"),
        ("Richtlinie Messestände (gültig bis Ende des Jahres)", "Richtlinie Messestände, Stand 2024"),
        ("Verordnung De-minimis-Beihilfen (alt)", "Verordnung De-minimis-Beihilfen (neu)"),
    ],
)
def test_the_earlier_of_two_documents_with_the_same_title_is_the_older_edition(
    corpus: Corpus, make: Make, before: str, after: str
) -> None:
    corpus.add(make("neu.pdf", "Ein Zuschuss ist möglich.", title=after, valid_from=LATER))
    corpus.add(make("alt.pdf", "Ein Zuschuss war möglich.", title=before, valid_from=EARLIER))
    assert older(corpus) == {"alt.pdf"}


def test_the_date_of_the_version_counts_where_the_first_day_is_unknown(corpus: Corpus, make: Make) -> None:
    corpus.add(make("neu.pdf", "Ein Zuschuss ist möglich.", title="Merkblatt Messestände", as_of=LATER))
    corpus.add(make("alt.pdf", "Ein Zuschuss war möglich.", title="Merkblatt Messestände", as_of=EARLIER))
    assert older(corpus) == {"alt.pdf"}


@pytest.mark.parametrize(
    "title",
    [
        "Änderung der Richtlinie zur Förderung von Messeständen im Ausland",
        "Berichtigung der Richtlinie zur Förderung von Messeständen im Ausland",
        "Richtlinie zur Förderung von Messeständen im Ausland – Nachtrag",
    ],
)
def test_an_amendment_is_no_edition(corpus: Corpus, make: Make, title: str) -> None:
    amended = "Richtlinie zur Förderung von Messeständen im Ausland"
    corpus.add(make("alt.pdf", "Ein Zuschuss ist möglich.", title=amended, valid_from=EARLIER))
    corpus.add(make("neu.pdf", "Der Zuschuss steigt um ein Drittel.", title=title, valid_from=LATER))
    assert older(corpus) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Richtlinie Messestände 2019", "Richtlinie Lastenräder 2024"),
        ("Merkblatt Beratung", "Merkblatt Beratung von Gründern im Handwerk"),
        ("2019", "2024"),
    ],
)
def test_other_titles_are_no_editions(corpus: Corpus, make: Make, one: str, other: str) -> None:
    corpus.add(make("alt.pdf", "Ein Zuschuss ist möglich.", title=one, valid_from=EARLIER))
    corpus.add(make("neu.pdf", "Ein Darlehen ist möglich.", title=other, valid_from=LATER))
    assert older(corpus) == set()


@pytest.mark.parametrize("known", [{}, {"valid_from": LATER}])
def test_without_a_later_date_there_is_no_older_edition(corpus: Corpus, make: Make, known: dict[str, date]) -> None:
    corpus.add(make("eins.pdf", "Ein Zuschuss ist möglich.", title="Richtlinie Messestände", **known))
    corpus.add(make("zwei.pdf", "Ein Darlehen ist möglich.", title="Richtlinie Messestände", **known))
    assert older(corpus) == set()


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch war der Zuschuss?",
        "Welche Grenze galt damals?",
        "Was stand in der alten Fassung?",
        "Wie hoch ist der Zuschuss im Jahr 2019?",
        "What was the ceiling?",
        "What did the previous rules say?",
    ],
)
def test_a_question_may_ask_for_the_past(question: str) -> None:
    assert asks_for_the_past(question)


@pytest.mark.parametrize(
    "question", ["Wie hoch ist der Zuschuss?", "Wie alt darf ein Rad sein?", "What is the ceiling?"]
)
def test_a_question_for_the_present_does_not_ask_for_the_past(question: str) -> None:
    assert not asks_for_the_past(question)


@pytest.mark.parametrize("question", ["Was wird gefördert?", "Wissen Sie, was der Antrag enthalten muss?"])
def test_the_german_was_does_not_ask_for_the_past(question: str) -> None:
    assert not asks_for_the_past(question)


@pytest.fixture
def two_editions(corpus: Corpus, make: Make) -> None:
    corpus.add(
        make("alt.pdf", "Der Zuschuss für Messestände beträgt höchstens 5.000 Euro.",
             title="Richtlinie Messestände 2019", valid_from=EARLIER)
    )  # fmt: skip
    corpus.add(
        make("neu.pdf", "Je Messestand gibt es einen Zuschuss von höchstens 7.500 Euro.",
             title="Richtlinie Messestände 2024", valid_from=LATER)
    )  # fmt: skip


def files(searcher: Searcher, question: str) -> set[str]:
    return {passage.stored.document.metadata.file for passage in searcher.find(question).passages}


@pytest.mark.usefixtures("two_editions")
def test_an_older_edition_is_left_out(searcher: Searcher) -> None:
    assert files(searcher, "Wie hoch ist der Zuschuss für Messestände?") == {"neu.pdf"}


@pytest.mark.usefixtures("two_editions")
def test_an_older_edition_is_found_by_a_question_for_the_past(searcher: Searcher) -> None:
    assert "alt.pdf" in files(searcher, "Wie hoch war der Zuschuss für Messestände?")


@pytest.mark.usefixtures("two_editions")
def test_an_older_edition_is_found_again_when_the_later_one_is_gone(
    corpus: Corpus, searcher: Searcher, make: Make
) -> None:
    corpus.add(make("rad.pdf", "Der Zuschuss für Lastenräder beträgt zwei Drittel.", title="Merkblatt Räder"))
    question = "Wie hoch ist der Zuschuss für Messestände?"
    assert "alt.pdf" not in files(searcher, question)
    corpus.remove(corpus.find("neu.pdf").id)
    assert "alt.pdf" in files(searcher, question)
