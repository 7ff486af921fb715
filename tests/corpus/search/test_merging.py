from __future__ import annotations

from pathlib import Path

from assistant.corpus.corpus import Corpus
from assistant.corpus.model import DocumentMetadata
from assistant.corpus.search import Searcher
from tests.corpus.conftest import Make
from tests.layout import Line, heading, laid_out

RULE = (
    "Gefördert werden Vorhaben der industriellen Forschung kleiner und mittlerer Unternehmen mit Sitz in Deutschland, "
    "wenn sie vor dem Antrag noch nicht begonnen wurden."
)


def test_of_documents_that_say_the_same_one_is_given(corpus: Corpus, searcher: Searcher, make: Make) -> None:
    corpus.add(make("eins.pdf", RULE))
    corpus.add(make("zwei.pdf", RULE.replace("kleiner und mittlerer", "mittlerer und kleiner")))
    corpus.add(make("anders.pdf", "Vorhaben der Ausbildung werden mit höchstens 5.000 Euro je Platz gefördert."))
    found = [passage.stored.document.metadata.file for passage in searcher.search("Welche Vorhaben werden gefördert?")]
    assert len(set(found) & {"eins.pdf", "zwei.pdf"}) == 1
    assert "anders.pdf" in found


def test_of_a_repeated_rule_the_earlier_place_is_given(corpus: Corpus, searcher: Searcher, tmp_path: Path) -> None:
    document = laid_out(
        tmp_path,
        DocumentMetadata("richtlinie.pdf", "Richtlinie"),
        [heading("Gegenstand"), Line(RULE)],
        [heading("Verfahren"), Line("Der Antrag ist in Schriftform zu stellen.")],
        [heading("Anlage: Gegenstand"), Line(RULE)],
    )
    corpus.add(document)
    found = searcher.search("Welche Vorhaben der industriellen Forschung werden gefördert?")
    assert [passage.stored.chunk.first_page for passage in found if RULE in passage.stored.chunk.text] == [1]


def test_neighbours_under_one_heading_are_given_as_one_passage(
    corpus: Corpus, searcher: Searcher, tmp_path: Path
) -> None:
    document = laid_out(
        tmp_path,
        DocumentMetadata("richtlinie.pdf", "Richtlinie"),
        [heading("Höhe"), Line("Der Zuschuss für Beratung beträgt 40 Prozent.")],
        [Line("Der Zuschuss für Maschinen beträgt höchstens 9.000 Euro.", chunk=True)],
        [heading("Verfahren"), Line("Der Zuschuss ist zu beantragen, bevor bestellt wird.")],
    )
    corpus.add(document)
    found = searcher.search("Wie hoch ist der Zuschuss?")
    best = found[0]
    texts = [part.chunk.text for part in (best.stored, *best.merged)]
    assert any("40 Prozent" in text for text in texts)
    assert any("9.000 Euro" in text for text in texts)
    assert not any("bestellt" in text for text in texts)
    ordinals = [part.chunk.ordinal for passage in found for part in (passage.stored, *passage.merged)]
    assert sorted(ordinals) == sorted(set(ordinals))
