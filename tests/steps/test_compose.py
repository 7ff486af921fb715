from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.answer import AnswerStatus
from assistant.assistant import Assistant
from tests.layout import Line, heading, items, table
from tests.steps.conftest import Fill


def test_a_list_item_is_said_with_its_lead_in(own: Assistant, fill: Fill) -> None:
    fill(
        "a.pdf",
        [
            heading("Ausgaben"),
            Line("Nicht zuwendungsfähig sind:"),
            *items("Ausgaben für gebrauchte Fräsmaschinen,", "Bewirtung von Gästen,", "Zinsen und Säumniszuschläge."),
        ],
    )
    answer = own.ask("Sind gebrauchte Fräsmaschinen zuwendungsfähig?")
    assert answer.status is AnswerStatus.ANSWERED
    quotes = [citation.quote for citation in answer.citations]
    assert quotes[0] == "Nicht zuwendungsfähig sind:"
    assert "Ausgaben für gebrauchte Fräsmaschinen," in quotes
    assert answer.text.index("Nicht zuwendungsfähig sind:") < answer.text.index("gebrauchte Fräsmaschinen")


def test_a_bullet_is_no_part_of_the_quote(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Gefördert werden:"), *items("• Messestände im Ausland,", "• Reisen zu Messeständen.")])
    answer = own.ask("Was wird an Messeständen gefördert?")
    assert "Messestände im Ausland," in [citation.quote for citation in answer.citations]
    assert "•" not in answer.text


def test_a_table_row_is_said_with_its_column_heads(own: Assistant, fill: Fill) -> None:
    fill(
        "a.pdf",
        [
            heading("Fördersätze"),
            *table(
                "Vorhaben\tkleine Unternehmen\tmittlere Unternehmen",
                "Industrielle Forschung\t70 Prozent\t60 Prozent",
                "Durchführbarkeitsstudien\t75 Prozent\t65 Prozent",
            ),
        ],
    )
    answer = own.ask("Wie hoch ist der Fördersatz für Durchführbarkeitsstudien?")
    assert answer.status is AnswerStatus.ANSWERED
    quotes = [citation.quote for citation in answer.citations]
    assert "Durchführbarkeitsstudien 75 Prozent 65 Prozent" in quotes
    assert "Vorhaben kleine Unternehmen mittlere Unternehmen" in quotes
    line = next(line for line in answer.text.splitlines() if "75 Prozent" in line)
    assert line.index("kleine Unternehmen") < line.index("75 Prozent")
    assert "mittlere Unternehmen" in line


def test_a_row_of_a_table_of_features_is_said_without_a_head_that_tells_nothing(own: Assistant, fill: Fill) -> None:
    fill(
        "a.pdf",
        [
            heading("Auf einen Blick"),
            *table("Merkmal\tAngabe", "Beschäftigte\tweniger als 100", "Höhe des Zuschusses\tbis zu 50 Prozent"),
        ],
    )
    answer = own.ask("Wie hoch ist der Zuschuss?")
    assert "Höhe des Zuschusses: bis zu 50 Prozent" in [line.split(" [")[0] for line in answer.text.splitlines()]
    assert "Höhe des Zuschusses bis zu 50 Prozent" in [citation.quote for citation in answer.citations]


def test_a_sentence_over_a_page_break_has_one_citation_for_each_page(own: Assistant, fill: Fill) -> None:
    fill(
        "a.pdf",
        [Line("Der Zuschuss für Messestände beträgt im ersten Jahr höchstens")],
        [Line("7.500 Euro und danach die Hälfte. Anträge nimmt die Kammer an.", continues=True)],
    )
    answer = own.ask("Wie hoch ist der Zuschuss für Messestände?")
    assert answer.status is AnswerStatus.ANSWERED
    assert [(citation.page, citation.quote) for citation in answer.citations[:2]] == [
        (1, "Der Zuschuss für Messestände beträgt im ersten Jahr höchstens"),
        (2, "7.500 Euro und danach die Hälfte."),
    ]
    assert "[1][2]" in answer.text


@pytest.mark.parametrize(
    "back", ["Sie dauert", "Diese dauert", "Dabei dauert es", "Mit ihr dauert es", "In diesem Fall dauert es"]
)
def test_a_sentence_that_leans_back_is_said_with_the_one_before(own: Assistant, fill: Fill, back: str) -> None:
    first = "Die Messeförderung besteht aus zwei Teilen und wird gemeinsam bewilligt."
    fill("a.pdf", [Line(f"{first} {back} längstens vierzehn Monate ab Bescheid.")])
    answer = own.ask("Wie viele Monate ab Bescheid dauert es längstens?")
    assert answer.citations[0].quote.startswith(first)
    assert "vierzehn Monate" in answer.text


def test_a_sentence_that_only_names_its_matter_is_said_with_the_list_on_it(own: Assistant, fill: Fill) -> None:
    fill(
        "a.pdf",
        [
            Line("Jede Messe hat ein Standbüro. Es hat diese Aufgaben:"),
            *items("es betreut die Aussteller,", "es lädt Einkäufer ein,", "es rechnet ab."),
        ],
    )
    answer = own.ask("Was macht so ein Standbüro auf der Messe?")
    assert "betreut die Aussteller" in answer.text
    assert "rechnet ab" in answer.text


def test_a_short_sentence_is_said_with_the_next_one_where_a_word_is_to_be_explained(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Gezählt wird in Messetagen (MT). Ein Stand, der von früh bis spät offen ist, ergibt einen.")])
    answer = own.ask("Messetage im Förderantrag, was ist damit gemeint?")
    assert "von früh bis spät offen" in answer.text


def test_an_english_question_gets_an_english_frame_with_german_quotes(assistant: Assistant) -> None:
    answer = assistant.ask("How long does the implementation phase of RUBIN last?")
    assert (answer.status, answer.language) == (AnswerStatus.ANSWERED, "en")
    assert "in German" in answer.text
    assert "drei Jahre" in answer.text
    assert all("Only laws" in n or "first check" in n or "“" in n for n in answer.notices)
    assert all(suggestion.endswith("?") and "Wer" not in suggestion for suggestion in answer.suggestions)


def test_a_number_in_the_title_does_not_cost_an_english_answer(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("The grant for trade fair stands is at most 7,500 euros.")], title="Messerichtlinie 2026")
    answer = own.ask("How much is the grant for trade fair stands?")
    assert answer.status is AnswerStatus.ANSWERED
    assert "7,500" in answer.text


def test_a_number_word_in_the_heading_does_not_cost_the_answer(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [heading("Drei Stufen"), Line("Der Zuschuss für Messestände beträgt höchstens 7.500 Euro.")])
    answer = own.ask("Wie hoch ist der Zuschuss für Messestände?")
    assert answer.status is AnswerStatus.ANSWERED
    assert "7.500 Euro" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Welche Angaben sind im De-minimis-Register einzutragen?", "Bis wann gilt die Richtlinie RUBIN?",
     "Wer fördert die Weiterbildungsverbünde?", "What does WIR! fund?"],
)  # fmt: skip
def test_every_line_of_an_answer_carries_its_citations_in_order(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    numbers = [citation.number for citation in answer.citations]
    assert numbers
    assert all(before < after for before, after in pairwise(numbers))
    for claim in answer.claims:
        assert claim.text in answer.text
        assert claim.citations
        assert all(f"[{citation.number}]" in claim.text for citation in claim.citations)


def test_nothing_is_said_twice(assistant: Assistant) -> None:
    for question in (
        "Wie hoch ist die Grenze für De-minimis-Beihilfen?",
        "Bis wann gilt die Richtlinie RUBIN?",
        "Was ist bei einer Datenpanne zu tun?",
    ):
        quotes = [citation.quote for citation in assistant.ask(question).citations]
        assert len(quotes) == len(set(quotes))


def test_a_table_head_said_twice_is_one_citation(own: Assistant, fill: Fill) -> None:
    fill(
        "a.pdf",
        [
            heading("Fördersätze"),
            *table(
                "Vorhaben\tFördersatz für Werften",
                "Neubau von Werften\t70 Prozent",
                "Umbau von Werften\t75 Prozent",
            ),
        ],
    )
    answer = own.ask("Welche Fördersätze gelten für Werften bei Neubau und Umbau?")
    assert [citation.quote for citation in answer.citations].count("Vorhaben Fördersatz für Werften") == 1
    assert answer.text.count("[1]") == 2
    assert [citation.number for citation in answer.citations] == [1, 2, 3]
