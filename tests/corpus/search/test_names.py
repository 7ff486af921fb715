from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.corpus.model import Programme
from assistant.corpus.search import Searcher
from assistant.corpus.search.names import NAME_LEFT
from tests.corpus.conftest import Make


def named(searcher: Searcher, question: str) -> dict[str, float]:
    """How clearly the question names the document of each passage found."""
    found = searcher.search(question, 8)
    return {passage.stored.document.metadata.file: passage.scores["names"] for passage in found}


@pytest.mark.parametrize(
    ("question", "file"),
    [
        ("Wer darf bei go-inno beraten?", "go-inno.pdf"),
        ("Wie lange läuft der Innovationsgutschein?", "go-inno.pdf"),
        ("Was bringt mir Clusters4Future?", "clusters4future.pdf"),
        ("Was verlangt das Zukunftsforum Automobil Bayern?", "zukunftsforum-automobil-bayern.pdf"),
        ("How long does RUBIN last?", "rubin.pdf"),
    ],
)
def test_a_programme_is_known_by_its_name_or_alias(assistant: Assistant, question: str, file: str) -> None:
    scores = named(assistant.searcher, question)
    assert scores[file] == 1.0
    assert max(scores.values()) == 1.0


def test_a_question_without_a_name_names_no_document(assistant: Assistant) -> None:
    assert max(named(assistant.searcher, "Wie viel Prozent sind möglich?").values()) < 1.0


def test_documents_added_later_are_known_by_their_names_at_once(corpus: Corpus, searcher: Searcher, make: Make) -> None:
    texts = {
        "Falkenschub": "Bezahlt werden Reisen zu Messen mit höchstens 900 Euro im Jahr.",
        "Dachsbonus": "Bezahlt werden Schulungen der Belegschaft, je Tag 300 Euro.",
        "Luchskredit": "Bezahlt werden Maschinen und Anlagen bis 50.000 Euro je Betrieb.",
    }
    for name, text in texts.items():
        corpus.add(make(f"{name[0]}.pdf", text, title=f"Merkblatt {name}", programme=Programme(name.lower(), name)))
    scores = named(searcher, "Was wird beim Dachsbonus bezahlt?")
    assert scores.pop("D.pdf") == 1.0
    assert set(scores.values()) <= {0.0}
    assert searcher.search("Was wird beim Dachsbonus bezahlt?")[0].stored.document.metadata.file == "D.pdf"


def certain(assistant: Assistant, question: str) -> set[str]:
    """The documents of the passages found, where the question calls their programme and all others are left out."""
    return {passage.stored.document.metadata.file for passage in assistant.search(question, 8)}


@pytest.mark.parametrize(
    ("question", "file"),
    [
        ("was macht die automotive agentur niedersachsen?", "automotive-agentur-niedersachsen.pdf"),
        ("wie lange läuft rubin?", "rubin.pdf"),
        ("Was macht die Automotive Agentur Niedersachsen?", "automotive-agentur-niedersachsen.pdf"),
        ("Wie lange dauert das Programm WIR!?", "wir.pdf"),
    ],
)
def test_a_programme_called_by_its_whole_name_is_the_only_one_searched(
    assistant: Assistant, question: str, file: str
) -> None:
    assert certain(assistant, question) == {file}


@pytest.mark.parametrize("question", ["Bekommen wir einen Zuschuss?", "dürfen wir vor dem antrag bestellen?"])
def test_the_word_wir_does_not_call_the_programme_of_that_name(assistant: Assistant, question: str) -> None:
    assert certain(assistant, question) != {"wir.pdf"}


def test_a_part_of_a_name_calls_no_programme(assistant: Assistant) -> None:
    assert len(certain(assistant, "Was macht die Agentur?")) > 1


@pytest.fixture
def bridges(corpus: Corpus, make: Make) -> None:
    """A programme whose name is a word that stands in many other documents' text."""
    corpus.add(
        make("programm.pdf", "Bezahlt werden Reisen zu Messen.", title="Merkblatt Brücke",
             programme=Programme("bruecke", "Brücke"))
    )  # fmt: skip
    texts = [f"Die Brücke Nummer {place} kostet {place} Millionen Euro." for place in range(1, 8)]
    corpus.add(make("bauten.pdf", *texts, title="Bauten"))


@pytest.mark.usefixtures("bridges")
@pytest.mark.parametrize(
    ("question", "found"),
    [("was bezahlt die brücke?", {"programm.pdf", "bauten.pdf"}), ("Was bezahlt die Brücke?", {"programm.pdf"})],
)
def test_a_common_word_calls_a_programme_only_with_a_capital(
    searcher: Searcher, question: str, found: set[str]
) -> None:
    assert {passage.stored.document.metadata.file for passage in searcher.search(question, 8)} == found


def test_the_words_of_a_programmes_name_hardly_count_among_its_own_sentences(assistant: Assistant) -> None:
    question = "Was macht die Automotive Agentur Niedersachsen für Zulieferer?"
    before, after = assistant.searcher.need(question), assistant.searcher.find(question).need
    shares = {needed.term.surface: needed.share for needed in after.terms}
    assert {shares[name] for name in ("Automotive", "Agentur", "Niedersachsen")} == {NAME_LEFT}
    kept = {needed.term.surface: needed.share for needed in before.terms if needed.share != NAME_LEFT}
    assert shares["Zulieferer"] == kept["Zulieferer"] > 0.5


def test_a_part_of_a_name_keeps_its_weight(assistant: Assistant) -> None:
    found = assistant.searcher.find("Was macht die Agentur für Zulieferer?")
    assert all(needed.share > NAME_LEFT for needed in found.need.terms)
