import pytest

from assistant.corpus.search.parts import parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Wie hoch ist der Zuschuss, und wer darf ihn beantragen?",
            ("Wie hoch ist der Zuschuss", "Wie hoch ist der Zuschuss, wer darf ihn beantragen?"),
        ),
        (
            "Wie lange läuft das Projekt? Wer ist dabei?",
            ("Wie lange läuft das Projekt?", "Wie lange läuft das Projekt, Wer ist dabei?"),
        ),
        (
            "Wir sind zwölf Leute. Gelten wir als klein und was zahlt der Bund dazu?",
            (
                "Wir sind zwölf Leute. Gelten wir als klein",
                "Wir sind zwölf Leute. Gelten wir als klein, was zahlt der Bund dazu?",
            ),
        ),
        (
            "Wir machen 9 Mio. Umsatz. Gelten wir als klein und was zahlt der Bund dazu?",
            (
                "Wir machen 9 Mio. Umsatz. Gelten wir als klein",
                "Wir machen 9 Mio. Umsatz. Gelten wir als klein, was zahlt der Bund dazu?",
            ),
        ),
        (
            "How much is the grant and who can apply for it?",
            ("How much is the grant", "How much is the grant, who can apply for it?"),
        ),
        (
            "Wie hoch ist der Zuschuss, und was zahlt das Land Hessen?",
            ("Wie hoch ist der Zuschuss", "was zahlt das Land Hessen?"),
        ),
        (
            "Who enters the grant into the register, and how fast?",
            ("Who enters the grant into the register", "Who enters the grant into the register, how fast?"),
        ),
        (
            "Wie hoch ist der Zuschuss, und müssten wir die Hälfte selbst zahlen?",
            ("Wie hoch ist der Zuschuss", "müssten wir die Hälfte selbst zahlen?"),
        ),
        (
            "Wie viel gibt der Bund je Cluster und ab wie viel Euro braucht das Land Hessen Zeugen?",
            ("Wie viel gibt der Bund je Cluster", "ab wie viel Euro braucht das Land Hessen Zeugen?"),
        ),
        (
            "Bis wann ist die Panne zu melden, und welche Strafe droht, wenn wir das verschlafen?",
            (
                "Bis wann ist die Panne zu melden",
                "Bis wann ist die Panne zu melden, welche Strafe droht, wenn wir das verschlafen?",
            ),
        ),
    ],
)
def test_a_question_for_several_things_has_parts(question: str, parts: tuple[str, ...]) -> None:
    assert tuple(part.asked for part in parts_of(question)) == parts


def test_a_part_is_known_as_it_was_typed() -> None:
    first, second = parts_of("Wir sind zwölf Leute. Gelten wir als klein und was zahlt der Bund dazu?")

    assert (first.typed, second.typed) == ("Gelten wir als klein", "was zahlt der Bund dazu?")


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist der Zuschuss für kleine und mittlere Unternehmen?",
        "Forschung und Entwicklung: Was wird gefördert?",
        "Wir bauen Sensoren und haben zwölf Leute.",
        "Zahlt das Land für Maschinen und Anlagen, die wir leasen?",
        "Ab wie vielen Leuten und wie viel Umsatz ist man nicht mehr klein?",
        "How many people and how much turnover may a small firm have?",
    ],
)
def test_a_question_for_one_thing_has_none(question: str) -> None:
    assert parts_of(question) == ()
