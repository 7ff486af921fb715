from assistant.answer import AnswerStatus
from eval.answers.checks import facts_forbidden, facts_missing, numbers_without_quote, uncited_lines, words
from eval.asked import GivenAnswer, GivenCitation


def answer(text: str, *quotes: str) -> GivenAnswer:
    citations = [GivenCitation(number=n, document="a.pdf", page=8, quote=quote) for n, quote in enumerate(quotes, 1)]
    return GivenAnswer(status=AnswerStatus.ANSWERED, language="de", text=text, citations=tuple(citations))


def test_a_fact_is_found_blind_to_case_and_line_ends() -> None:
    assert facts_missing("bis zu 45\n  PROZENT", ["45 Prozent"]) == ()


def test_every_fact_must_be_there() -> None:
    assert facts_missing("von 2019 an", ["2019", "2021"]) == ("2021",)


def test_a_forbidden_fact_is_named() -> None:
    assert facts_forbidden("Es sind 60 Prozent.", ["60 Prozent", "70"]) == ("60 Prozent",)


def test_a_number_that_no_quote_holds_is_named() -> None:
    assert numbers_without_quote(answer("Es sind 1.100.000 Euro bis 2021 [1].", "1.100.000 Euro")) == ("2021",)


def test_a_number_must_stand_in_a_quote_cited_on_its_line() -> None:
    quotes = ("45 Prozent", "bis 2021")
    assert numbers_without_quote(answer("Es sind 45 Prozent [1].\nBis 2021 [2].", *quotes)) == ()
    assert numbers_without_quote(answer("Es sind 45 Prozent [2].\nBis 2021 [2].", *quotes)) == ("45",)


def test_the_mark_of_a_citation_is_no_number() -> None:
    assert numbers_without_quote(answer("Es sind 45 Prozent [1].", "45 Prozent")) == ()


def test_a_line_without_a_citation_that_exists_is_named() -> None:
    assert uncited_lines(answer("Belegt [1].\n\nNicht belegt.\nFalsch belegt [2].", "Belegt")) == (
        "Nicht belegt.",
        "Falsch belegt [2].",
    )


def test_length_is_counted_without_marks() -> None:
    assert words(answer("Es sind 45 Prozent [1].", "45 Prozent")) == 4
