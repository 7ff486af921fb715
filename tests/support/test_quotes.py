from assistant.support import quotes

LIST = (
    "Wer kann teilnehmen?\nTeilnehmen kann ein Unternehmen, das:\nseinen Sitz in Deutschland hat,\n"
    "weniger als 100 Personen beschäftigt."
)
TABLE = "Art\tGroße\tKleine\nIndustrielle Forschung\t50 %\t70 %\nExperimentelle Entwicklung\t25 %\t45 %"


def test_the_sentence_that_says_it_is_quoted_verbatim() -> None:
    passage = "Der Antrag ist kostenlos. Die Frist endet am 3. Mai 2025. Danach prüft der Projektträger."
    (quote,) = quotes("Die Frist läuft bis zum 03.05.2025.", passage, "de")
    assert quote.text == "Die Frist endet am 3. Mai 2025."
    assert passage[quote.start : quote.end] == quote.text


def test_a_list_item_brings_its_lead_in() -> None:
    (quote,) = quotes("Ihr Betrieb darf weniger als 100 Personen beschäftigen.", LIST, "de")
    assert (quote.text, quote.lead) == (
        "weniger als 100 Personen beschäftigt.",
        "Teilnehmen kann ein Unternehmen, das:",
    )


def test_a_table_row_brings_its_head() -> None:
    (quote,) = quotes("For experimental development, small companies get 45 percent.", TABLE, "en")
    assert quote.text == "Experimentelle Entwicklung\t25 %\t45 %"
    assert quote.lead == "Art\tGroße\tKleine"


def test_a_sentence_of_two_places_gets_both_in_reading_order() -> None:
    passage = "Die Phase dauert drei Jahre. Zuständig ist das Ministerium. Gezahlt werden 12 Mio. Euro je Bündnis."
    found = quotes("Je Bündnis werden 12 Mio. Euro gezahlt, und zwar für eine Phase von drei Jahren.", passage, "de")
    assert [quote.text for quote in found] == [
        "Die Phase dauert drei Jahre.",
        "Gezahlt werden 12 Mio. Euro je Bündnis.",
    ]


def test_a_passage_without_a_word_of_the_sentence_gives_none() -> None:
    assert quotes("Die Frist endet im Mai.", "Hunde bellen laut.", "de") == ()
