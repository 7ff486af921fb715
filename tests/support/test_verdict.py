"""Verdicts on sentences as a chat model writes them."""

from __future__ import annotations

import pytest

from assistant.support import SURE, Support, Verdict

GRANT = (
    "Der Zuschuss beträgt bis zu 50 Prozent der Ausgaben für die externe Beratung, höchstens 20.000 Euro. "
    "Den Antrag stellt das Beratungsunternehmen beim Projektträger Jülich. "
    "Landwirtschaftliche Betriebe sind ausgeschlossen. "
    "Ein Unternehmen in Schwierigkeiten darf keinen Gutschein nutzen."
)


@pytest.fixture(scope="module")
def support() -> Support:
    return Support()


def verdict(support: Support, sentence: str, passage: str = GRANT, language: str = "de", context: str = "") -> Verdict:
    return support(sentence, [passage], language, context)


@pytest.mark.parametrize(
    "sentence",
    [
        "Den Antrag stellt das Beratungsunternehmen beim Projektträger Jülich.",
        "Wer stellt ihn: „Den Antrag stellt das Beratungsunternehmen beim Projektträger Jülich.“ [1]",
        "Landwirtschaftliche Betriebe sind ausgeschlossen. Der Zuschuss beträgt bis zu 50 Prozent der Ausgaben.",
    ],
)
def test_what_stands_in_the_passage_word_for_word_passes(support: Support, sentence: str) -> None:
    assert verdict(support, sentence, context="Wer stellt ihn") == Verdict(True, (), 1.0)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Der Zuschuss deckt höchstens die Hälfte der Ausgaben für die externe Beratung.", "de"),
        ("Unternehmen in Schwierigkeiten dürfen keinen Gutschein nutzen.", "de"),
        ("The grant covers up to 50 percent of the costs of external advice.", "en"),
    ],
)
def test_the_same_in_other_words_passes(support: Support, sentence: str, language: str) -> None:
    assert verdict(support, sentence, language=language).supported


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Der Zuschuss beträgt bis zu 75 Prozent der Ausgaben.", "number not in the passage: 75 Prozent"),
        ("Der Zuschuss beträgt höchstens 200.000 Euro.", "number not in the passage: 200.000 Euro"),
        ("Den Antrag nimmt das BAFA entgegen.", "name not in the passage: BAFA"),
        ("Den Antrag stellt die Robert Bosch GmbH.", "name not in the passage: Robert, Bosch"),
        ("Sie sind förderberechtigt.", "a promise"),
    ],
)
def test_a_wrong_number_name_or_promise_is_stopped_and_named(support: Support, sentence: str, reason: str) -> None:
    found = verdict(support, sentence)
    assert not found.supported
    assert reason in found.reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "Ja, ein Unternehmen in Schwierigkeiten darf einen Gutschein nutzen.",
        "Der Zuschuss beträgt mindestens 50 Prozent der Ausgaben für die externe Beratung.",
        "Das Bundesamt entscheidet immer innerhalb weniger Tage über den Antrag.",
    ],
)
def test_what_turns_the_passage_round_or_adds_to_it_is_stopped_with_a_reason(support: Support, sentence: str) -> None:
    found = verdict(support, sentence)
    assert not found.supported
    assert found.reasons


def test_a_sentence_about_something_else_is_stopped(support: Support) -> None:
    sentence = "Die Mitglieder des Clusters treffen sich regelmäßig in Stuttgart zu Werkstattgesprächen."
    found = verdict(support, sentence)
    assert not found.supported
    assert any("Werkstattgesprächen" in reason for reason in found.reasons)


def test_a_name_may_come_from_the_heading(support: Support) -> None:
    sentence = "Bei go-inno stellt das Beratungsunternehmen den Antrag beim Projektträger Jülich."
    assert verdict(support, sentence, context="Merkblatt go-inno").supported
    assert (
        "name not in the passage: KMU-digital" in verdict(support, sentence.replace("go-inno", "KMU-digital")).reasons
    )


def test_any_of_several_passages_may_carry_a_number(support: Support) -> None:
    passages = ["Die Frist endet am 28. November 2024.", GRANT]
    assert support("Die Frist endet am 28.11.2024.", passages, "de").supported
    assert not support("Die Frist endet am 29.11.2024.", passages, "de").supported


def test_a_long_passage_is_searched_for_the_place_that_says_it(support: Support) -> None:
    filling = " ".join(
        f"Absatz {number} regelt die Aufbewahrung der Unterlagen im Archiv." for number in range(100, 140)
    )
    found = verdict(support, "Betriebe der Landwirtschaft sind ausgeschlossen.", f"{filling} {GRANT} {filling}")
    assert found.supported


def test_a_sentence_that_cites_nothing_is_stopped(support: Support) -> None:
    assert support("Der Zuschuss beträgt 50 Prozent.", [" "], "de") == Verdict(False, ("cites nothing",), 0.0)


def test_a_stricter_threshold_stops_more() -> None:
    sentence = "Der Zuschuss deckt höchstens die Hälfte der Ausgaben für die externe Beratung."
    assert Support()(sentence, [GRANT], "de").supported
    assert not Support(threshold=0.999)(sentence, [GRANT], "de").supported


def test_what_the_entailment_model_says_counts_but_makes_no_broken_rule_good() -> None:
    sentence = "Der Zuschuss deckt höchstens die Hälfte der Ausgaben für die externe Beratung."
    sure = Support(entails=lambda *_: 5.0)(sentence, [GRANT], "de")
    unsure = Support(entails=lambda *_: -5.0)(sentence, [GRANT], "de")
    assert sure.share > unsure.share
    assert not Support(entails=lambda *_: 9.0)("Der Zuschuss deckt 75 Prozent der Ausgaben.", [GRANT], "de").supported


LOOSE = "Die Beratungsfirma reicht den Antrag für den Gutschein ein."


@pytest.mark.parametrize(("says", "supported"), [(6.0, True), (-6.0, False)])
def test_a_judge_decides_what_words_leave_open(says: float, supported: bool) -> None:
    asked = list[tuple[str, str, str]]()

    def judge(*given: str) -> float:
        asked.append((given[0], given[1], given[2]))
        return says

    found = Support(judge=judge)(LOOSE, [GRANT], "de", "Richtlinie")
    assert asked == [(LOOSE, GRANT, "Richtlinie")]
    assert (found.supported, found.judged) == (supported, says)
    assert supported or "not supported, says the judge" in found.reasons


def test_a_judge_without_a_word_leaves_the_verdict_of_the_words() -> None:
    alone, without = Support(threshold=SURE), Support(threshold=SURE, judge=lambda *_: None)
    for sentence in (LOOSE, "Unternehmen in Schwierigkeiten dürfen keinen Gutschein nutzen."):
        assert without(sentence, [GRANT], "de") == alone(sentence, [GRANT], "de")


@pytest.mark.parametrize(
    "sentence",
    [
        "Den Antrag stellt das Beratungsunternehmen beim Projektträger Jülich.",
        "Der Zuschuss beträgt bis zu 75 Prozent der Ausgaben.",
        "Sie sind förderberechtigt.",
    ],
    ids=["verbatim", "wrong number", "promise"],
)
def test_what_is_sure_without_a_judge_is_not_asked_of_one(support: Support, sentence: str) -> None:
    def never(*_: str) -> float:
        raise AssertionError("asked")

    assert Support(judge=never)(sentence, [GRANT], "de").supported is support(sentence, [GRANT], "de").supported
