from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.corpus.model import Authority
from assistant.corpus.search.features import NAMES
from assistant.corpus.search.trained import trained
from assistant.steps.choose import PAPER_BEHIND, Choice, choose
from tests.layout import Line
from tests.steps.conftest import Fill

QUESTION = "Wie hoch ist der Zuschuss für Messestände?"
PAPER = "Für Messestände wird ein Zuschuss von 7.500 Euro gezahlt."
RULE = "Der Zuschuss für Messestände beträgt im Inland maximal 9.000 Euro."


def chosen(own: Assistant) -> Choice:
    found = own.searcher.find(QUESTION)
    return choose(found.need, found.passages, own.searcher.units)


def behind(choice: Choice) -> dict[str, float]:
    """How far each sentence stands behind the score that its words have earned."""
    score = trained("sentences", NAMES)
    return {one.unit.unit.text: float(score(one.row[None, :])[0]) - one.score for one in choice.best}


def test_a_papers_sentence_stands_behind_beside_a_better_source(own: Assistant, fill: Fill) -> None:
    fill("bericht.pdf", [Line(PAPER)], title="Bericht", authority=Authority.PAPER)
    fill("merkblatt.pdf", [Line(RULE)], title="Merkblatt")
    assert behind(chosen(own)) == {PAPER: pytest.approx(PAPER_BEHIND), RULE: pytest.approx(0)}


def test_a_papers_sentence_does_not_stand_behind_other_papers(own: Assistant, fill: Fill) -> None:
    fill("bericht.pdf", [Line(PAPER)], title="Bericht", authority=Authority.PAPER)
    fill("studie.pdf", [Line(RULE)], title="Studie", authority=Authority.PAPER)
    assert behind(chosen(own)) == {PAPER: pytest.approx(0), RULE: pytest.approx(0)}


@pytest.mark.parametrize(
    ("authority", "first"), [(Authority.PAPER, "merkblatt.pdf"), (Authority.LEAFLET, "erstes.pdf")]
)
def test_of_sentences_nearly_as_good_the_better_source_is_said_first(
    own: Assistant, fill: Fill, authority: Authority, first: str
) -> None:
    fill("erstes.pdf", [Line(PAPER)], title="Bericht", authority=authority)
    fill("merkblatt.pdf", [Line(RULE)], title="Merkblatt")
    assert own.ask(QUESTION).citations[0].document == first


def test_a_papers_sentence_is_said_where_it_is_alone(own: Assistant, fill: Fill) -> None:
    fill("bericht.pdf", [Line(PAPER)], title="Bericht", authority=Authority.PAPER)
    assert [citation.quote for citation in own.ask(QUESTION).citations] == [PAPER]
