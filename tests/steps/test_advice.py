"""Single cases and crises go to those who can help; questions on the rules are searched for."""

from __future__ import annotations

import pytest

import prompts
from assistant.answer import AnswerStatus
from assistant.assistant import Assistant

OFFICES = {
    "advice_tax": [
        "Lohnt sich für uns steuerlich eine Holding?",
        "Soll ich gegen meinen Gewerbesteuerbescheid Einspruch einlegen?",
        "How do I pay less tax on my company car?",
    ],
    "advice_labour": [
        "Darf ich meiner Sekretärin fristlos kündigen?",
        "Mir wurde heute gekündigt, was mach ich jetzt?",
        "My employee is suing me for unfair dismissal. Do I have a case?",
    ],
    "advice_debt": [
        "Ich kann die Löhne nächsten Monat nicht mehr zahlen. Muss ich Insolvenz anmelden?",
        "Der Gerichtsvollzieher war da. Kann der einfach die Maschinen pfänden?",
        "We can't pay our suppliers anymore, do I have to file for insolvency?",
    ],
    "advice": [
        "Mein Vermieter hat uns die Werkstatt gekündigt. Ist das wirksam?",
        "Können Sie meinen Gesellschaftsvertrag prüfen?",
        "A customer refuses to pay my invoice, how can I take him to court?",
    ],
    "advice_crisis": [
        "Ich will nicht mehr leben.",
        "Nach der Pleite will ich mich einfach umbringen",
        "Es hat alles keinen Sinn mehr, am liebsten wäre ich tot",
        "I will kill myself because of the debts",
    ],
}


@pytest.mark.parametrize(("prompt", "message"), [(name, one) for name, all_ in OFFICES.items() for one in all_])
def test_a_single_case_is_sent_to_those_who_can_help(assistant: Assistant, prompt: str, message: str) -> None:
    answer = assistant.ask(message)
    assert answer.status is AnswerStatus.OUT_OF_SCOPE
    assert answer.text == prompts.text(prompt, answer.language)
    assert answer.citations == ()


def test_a_crisis_gets_a_number_and_no_sales_talk(assistant: Assistant) -> None:
    answer = assistant.ask("Ich denke jeden Tag daran, mir das Leben zu nehmen")
    assert "0800 1110111" in answer.text
    assert "112" in answer.text
    assert answer.suggestions == ()


@pytest.mark.parametrize(
    "question",
    [
        "Dürfen wir Preise mit Wettbewerbern besprechen?",
        "Wie hoch sind die Bußgelder bei Kartellverstößen?",
        "Ist der Zuschuss steuerpflichtig?",
        "Unser Projektpartner ist insolvent gegangen, wie gehts jetzt weiter mit dem Vorhaben?",
        "Muss ich die Umsatzsteuer im Antrag mit angeben?",
        "Können wir gegen den Ablehnungsbescheid klagen?",
        "Sind Unternehmen in Schwierigkeiten ausgeschlossen?",
        "Wann können wir mit der Entscheidung rechnen?",
    ],
)
def test_a_question_on_the_rules_is_searched_for(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status in (
        AnswerStatus.ANSWERED,
        AnswerStatus.PARTIAL,
        AnswerStatus.NOT_COVERED,
    )


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Dürfen wir Preise mit Wettbewerbern besprechen?", "compliance"),
        ("Welches Cluster passt zu einem Kunststoffverarbeiter?", "clusters"),
        ("Sind Freiberufler antragsberechtigt?", "eligibility"),
        ("Wo reiche ich den Antrag ein?", "process"),
    ],
)
def test_a_question_is_known_by_its_topic(assistant: Assistant, question: str, topic: str) -> None:
    assert assistant.wanted(question) == topic
    assert assistant.trace(question).state.topic == topic


def test_an_answer_on_compliance_names_whom_to_ask_on_a_single_case(assistant: Assistant) -> None:
    answer = assistant.ask("Dürfen wir Preise mit Wettbewerbern besprechen?")
    assert answer.status is AnswerStatus.ANSWERED
    assert prompts.text("office_compliance", "de") in answer.notices


def test_where_the_documents_say_nothing_the_office_of_the_topic_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("Wann endet die Antragsfrist beim Programm Pixelbonus?")
    assert answer.status is AnswerStatus.NOT_COVERED
    assert answer.notices == (prompts.text("office_process", "de"),)
