"""German or English."""

import pytest

from assistant.german.language import detect_language


@pytest.mark.parametrize(
    "question",
    [
        "Welche Laufzeit hat Bergisch.Smart_Mobility?",
        "Was ist go-cluster?",
        "Wie hoch ist die Förderquote?",
        "Förderung KMU NRW",
        "Wer hat automotiveland.nrw gegründet?",
        "Clusters4Future",
        "",
        "12345",
        "Ist Smart Mobility förderfähig?",
        "Fördersatz Start-up",
    ],
)
def test_german_questions_are_german(question: str) -> None:
    assert detect_language(question) == "de"


@pytest.mark.parametrize(
    "question",
    [
        "Who founded automotiveland.nrw?",
        "What is the funding rate for SMEs?",
        "How long does Bergisch.Smart_Mobility run?",
        "Which obstacles do networks in Baden-Württemberg face?",
        "Is my company eligible?",
        "what does KMU mean",
        "funding rate SMEs",
    ],
)
def test_english_questions_are_english(question: str) -> None:
    assert detect_language(question) == "en"
