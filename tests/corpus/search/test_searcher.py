from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.corpus.model import Authority, DocumentMetadata, Filters, Programme
from assistant.corpus.search import Searcher
from tests.corpus.conftest import Make
from tests.layout import Line, heading, laid_out


def files(searcher: Searcher | Assistant, question: str, filters: Filters | None = None) -> list[str]:
    return [passage.stored.document.metadata.file for passage in searcher.search(question, 5, filters)]


@pytest.mark.parametrize(
    ("question", "file", "page"),
    [
        ("Wer darf bei go-inno beraten?", "go-inno.pdf", 2),
        ("Was ist die Obergrenze für De-minimis-Beihilfen?", "de-minimis.pdf", 1),
        ("Bis wann gilt die Richtlinie RUBIN?", "rubin.pdf", 3),
        ("Wie viele Beschäftigte hat ein mittleres Unternehmen?", "kmu-definition.pdf", 1),
        ("What is RUBIN about?", "rubin.pdf", 1),
        ("How much personal data may a network store?", "datenschutz-netzwerke.pdf", None),
    ],
)
def test_a_question_finds_its_document_and_page(
    assistant: Assistant, question: str, file: str, page: int | None
) -> None:
    found = [
        (passage.stored.document.metadata.file, passage.stored.chunk.first_page, passage.stored.chunk.last_page)
        for passage in assistant.search(question, 5)
    ]
    assert found[0][0] == file
    assert page is None or any(one == file and first <= page <= last for one, first, last in found)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("RUBIN", "rubin.pdf"),
        ("WIR!", "wir.pdf"),
        ("go-inno", "go-inno.pdf"),
        ("go-cluster", "go-cluster.pdf"),
        ("Clusters4Future", "clusters4future.pdf"),
        ("e-mobil BW", "e-mobil-bw.pdf"),
        ("Zukunftsforum Automobil", "zukunftsforum-automobil-bayern.pdf"),
    ],
)
def test_a_named_programme_wins(assistant: Assistant, name: str, file: str) -> None:
    assert files(assistant, f"Worum geht es bei {name}?")[0] == file


def test_a_named_programme_wins_over_the_same_words_elsewhere(corpus: Corpus, searcher: Searcher, make: Make) -> None:
    for name in ("Alpha", "Beta", "Gamma", "Delta"):
        programme = Programme(name.lower(), f"Programm {name}offensive")
        corpus.add(
            make(
                f"{name}.pdf",
                f"Der Zuschuss beträgt bis zu {len(name)}0 Prozent der Kosten von {name}.",
                title=f"Richtlinie {name}offensive",
                programme=programme,
            )
        )
    for name in ("Beta", "Gamma"):
        assert files(searcher, f"Wie hoch ist der Zuschuss bei der {name}offensive?")[0] == f"{name}.pdf"


@pytest.mark.parametrize("typed", ["Beihlife", "Beihilffe", "beihilfe", "BEIHILFE", "De minimis Beihilfen"])
def test_typing_errors_are_forgiven(assistant: Assistant, typed: str) -> None:
    assert "de-minimis.pdf" in files(assistant, f"Grenze De-minimis {typed}")[:1]


def test_umlauts_may_be_written_without_dots(assistant: Assistant) -> None:
    assert files(assistant, "Wer foerdert Weiterbildungsverbuende?")[0] == "weiterbildungsverbuende.pdf"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(regions=("Bayern",)), {"bayern.pdf"}),
        (Filters(programmes=("zim",)), {"bund.pdf"}),
        (Filters(authorities=(Authority.LAW,)), {"bayern.pdf"}),
        (Filters(valid_on=date(2025, 1, 1)), {"bund.pdf"}),
        (Filters(valid_on=date(2024, 1, 1)), {"bund.pdf", "bayern.pdf"}),
        (Filters(documents=("keines.pdf",)), set()),
    ],
)
def test_filters_run_inside_the_search(
    corpus: Corpus, searcher: Searcher, make: Make, filters: Filters, expected: set[str]
) -> None:
    corpus.add(make("bund.pdf", "Zuschuss für Forschung an Batterien", programme=Programme("zim", "ZIM")))
    corpus.add(
        make(
            "bayern.pdf",
            "Darlehen zur Forschung an Batterien im Freistaat",
            region="Bayern",
            authority=Authority.LAW,
            valid_until=date(2024, 12, 31),
        )
    )
    assert set(files(searcher, "Forschung an Batterien", filters)) == expected


def test_what_the_filter_allows_is_found_however_much_stands_before_it(
    corpus: Corpus, searcher: Searcher, make: Make
) -> None:
    corpus.add(make("viele.pdf", *[f"Zuschuss Zuschuss Zuschuss Nummer {place}" for place in range(80)]))
    corpus.add(make("eins.pdf", "Ein Zuschuss ist für Unternehmen möglich", region="Bayern"))
    assert files(searcher, "Zuschuss", Filters(regions=("Bayern",))) == ["eins.pdf"]


def test_new_documents_are_found_at_once_and_removed_ones_no_more(
    corpus: Corpus, searcher: Searcher, make: Make
) -> None:
    corpus.add(make("alt.pdf", "Der Zuschuss beträgt 40 Prozent."))
    assert "neu.pdf" not in files(searcher, "Wie lange läuft das Brückenprogramm?")
    outcome = corpus.add(make("neu.pdf", "Das Brückenprogramm läuft drei Jahre."))
    assert files(searcher, "Wie lange läuft das Brückenprogramm?")[0] == "neu.pdf"
    corpus.remove(outcome.document.id)
    assert "neu.pdf" not in files(searcher, "Wie lange läuft das Brückenprogramm?")


def test_a_new_version_replaces_the_old_one_in_the_search(corpus: Corpus, searcher: Searcher, make: Make) -> None:
    corpus.add(make("richtlinie.pdf", "Der Zuschuss beträgt 40 Prozent."))
    assert "40 Prozent" in searcher.search("Wie hoch ist der Zuschuss?")[0].stored.chunk.text
    corpus.add(make("richtlinie.pdf", "Der Zuschuss beträgt 55 Prozent."))
    texts = [passage.stored.chunk.text for passage in searcher.search("Wie hoch ist der Zuschuss?")]
    assert texts == ["Der Zuschuss beträgt 55 Prozent."]


def test_an_empty_corpus_finds_nothing(searcher: Searcher) -> None:
    assert searcher.empty
    assert searcher.search("Wie hoch ist der Zuschuss?") == []


@pytest.mark.parametrize("question", ["", "   ", "???", "AND OR NOT ( \" ' : * ~ ^", "der die das", "🙂"])
def test_no_question_is_too_strange_to_search_for(assistant: Assistant, question: str) -> None:
    assert len(assistant.search(question, 3)) <= 3


@pytest.mark.parametrize("k", [1, 3, 8])
def test_at_most_k_passages_are_given_best_first(assistant: Assistant, k: int) -> None:
    scores = [passage.score for passage in assistant.search("Wie hoch ist die Förderung?", k)]
    assert len(scores) == k
    assert scores == sorted(scores, reverse=True)


def test_a_document_with_headings_alone_does_no_harm(corpus: Corpus, searcher: Searcher, tmp_path: Path) -> None:
    metadata = DocumentMetadata("leer.pdf", "Nur Überschriften")
    corpus.add(laid_out(tmp_path, metadata, [heading("Zuschuss"), heading("Antrag")]))
    corpus.add(laid_out(tmp_path, DocumentMetadata("voll.pdf", "Voll"), [Line("Der Zuschuss beträgt 40 Prozent.")]))
    assert "voll.pdf" in files(searcher, "Wie hoch ist der Zuschuss?")
