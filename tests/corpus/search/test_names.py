from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.corpus.model import Programme
from assistant.corpus.search import Searcher
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
