from assistant.answer import Answer, AnswerStatus, Citation, Claim
from assistant.corpus.model import Authority
from eval.answers.checks import facts_forbidden, facts_missing, numbers_without_quote, words


def answer(text: str, quote: str) -> Answer:
    citation = Citation(1, "a.pdf", "A", 8, "8", quote, Authority.GUIDELINE)
    return Answer("1", AnswerStatus.ANSWERED, "de", text, (Claim(text, (citation,)),))


def test_a_fact_is_found_blind_to_case_and_line_ends() -> None:
    assert facts_missing("bis zu 45\n  PROZENT", ["45 Prozent"]) == ()


def test_every_fact_must_be_there() -> None:
    assert facts_missing("von 2019 an", ["2019", "2021"]) == ("2021",)


def test_a_forbidden_fact_is_named() -> None:
    assert facts_forbidden("Es sind 60 Prozent.", ["60 Prozent", "70"]) == ("60 Prozent",)


def test_a_number_that_no_quote_holds_is_named() -> None:
    assert numbers_without_quote(answer("Es sind 1.100.000 Euro bis 2021 [1].", "1.100.000 Euro")) == ("2021",)


def test_the_mark_of_a_citation_is_no_number() -> None:
    assert numbers_without_quote(answer("Es sind 45 Prozent [1].", "45 Prozent")) == ()


def test_length_is_counted_without_marks() -> None:
    assert words(answer("Es sind 45 Prozent [1].", "45 Prozent")) == 4
