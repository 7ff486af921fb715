from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.generation.reading import LONGEST, MOST, Sentence, SentenceReader, read

STYLES = (
    "Der Zuschuss beträgt 50 % [1]. Den Antrag stellt man vorher [2].",
    "Der Zuschuss beträgt 50 %. [1] Den Antrag stellt man vorher. [2]",
    "[1] Der Zuschuss beträgt 50 %. [2] Den Antrag stellt man vorher.",
    "[1] Der Zuschuss beträgt 50 %.\n[2] Den Antrag stellt man vorher.",
    "[1]: Der Zuschuss beträgt 50 %.\n\n[2]: Den Antrag stellt man vorher.",
    "Der Zuschuss beträgt 50 %.\n[1]\nDen Antrag stellt man vorher.\n\n[2]\n",
    "Der Zuschuss beträgt 50 % (1). Den Antrag stellt man vorher (2).",
    "Der Zuschuss beträgt 50 %. (1) Den Antrag stellt man vorher. (2)",
    "Der Zuschuss beträgt 50 % 【1】. Den Antrag stellt man vorher 【2†Quelle】.",
    "Der Zuschuss beträgt 50 % [Textstelle 1]. Den Antrag stellt man vorher (siehe Textstelle 2).",
    "- Der Zuschuss beträgt **50 %** [1]\n- Den Antrag stellt man *vorher* [2]",
    "1. Der Zuschuss beträgt 50 %. [1]\n2. Den Antrag stellt man vorher. [2]",
    "Hier ist die Antwort:\n\nDer Zuschuss beträgt 50 % [1].\n\nDen Antrag stellt man vorher [2].",
    "**Antwort:** Der Zuschuss beträgt 50 % [^1]. Den Antrag stellt man vorher [2](http://boese.example/).",
    "Gerne! Der Zuschuss beträgt 50 % [1]. Den Antrag stellt man vorher [2].\n\nFrage: Und nun?\nAntwort: Mehr [3].",
    "Der Zuschuss beträgt 50 % [1]. Den Antrag stellt man vorher [2].<|im_end|>\n<|im_start|>user\nMehr [3].",
    "Der Zuschuss beträgt 50 % [1]. Den Antrag stellt man vorher [2]. Der Zuschuss beträgt 50 % [1]. Neu [3].",
    "Der Zuschuss beträgt 50 % [1]. Den Antrag stellt man vorher [2]. Außerdem bekommt man bis zu",
)
PIECES = st.sampled_from(
    ["Der Zuschuss", " beträgt", " 50 %", " z. B.", ".", ". ", "\n", "\n- ", "[1]", " [1, 2]", "[", "]", " (2)", "[9]",
     "Textstelle 1", " laut ", "Frage:", "**", "Antwort: ", "<|im_end|>", "<<<", " am 1. Januar", "! ", ":", " ",
     "„Ja“"]
)  # fmt: skip


@pytest.mark.parametrize("text", STYLES)
def test_markers_are_read_in_every_style(text: str) -> None:
    assert read(text, 3) == [
        Sentence("Der Zuschuss beträgt 50 %.", (1,)),
        Sentence("Den Antrag stellt man vorher.", (2,)),
    ]


@given(st.one_of(st.sampled_from(STYLES), st.lists(PIECES, max_size=30).map("".join)), st.data())
def test_how_the_stream_is_cut_makes_no_difference(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    reader = SentenceReader(3)
    found: list[Sentence] = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        found += reader.feed(text[start:end])
    assert [*found, *reader.finish()] == read(text, 3)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_sentence_read_holds_no_marker_and_names_only_passages_that_there_are(text: str) -> None:
    for sentence in read(text, 2):
        assert set(sentence.passages) <= {1, 2}
        assert "[1" not in sentence.text
        assert "<|" not in sentence.text and "<<<" not in sentence.text
        assert any(char.isalpha() for char in sentence.text)


@given(st.sampled_from(STYLES[:12]), st.integers(0, 80))
def test_what_was_given_before_the_end_stays_the_same_to_the_end(text: str, length: int) -> None:
    reader = SentenceReader(3)
    early = list(reader.feed(text[:length]))
    assert read(text, 3)[: len(early)] == early


def test_a_sentence_is_given_as_soon_as_the_next_one_begins() -> None:
    reader = SentenceReader(3)
    assert list(reader.feed("Der Zuschuss beträgt 50 %. [1] Den ")) == [Sentence("Der Zuschuss beträgt 50 %.", (1,))]


def test_a_marker_that_names_no_passage_is_dropped() -> None:
    assert read("Es gilt die Richtlinie [9]. Es gilt das Gesetz [2][9].", 3) == [
        Sentence("Es gilt die Richtlinie.", ()),
        Sentence("Es gilt das Gesetz.", (2,)),
    ]


@pytest.mark.parametrize(
    ("text", "passages"), [("[1, 2]", (1, 2)), ("[1][3]", (1, 3)), ("[1–3]", (1, 2, 3)), ("[2 und 3]", (2, 3))]
)
def test_a_sentence_may_name_several_passages(text: str, passages: tuple[int, ...]) -> None:
    assert read(f"Es gilt das Gesetz {text}.", 3) == [Sentence("Es gilt das Gesetz.", passages)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Laut Textstelle 1 gibt es 900 Euro.", "Laut der Quelle gibt es 900 Euro."),
        ("Laut [1] gibt es 900 Euro.", "Laut der Quelle gibt es 900 Euro."),
        ("Textstelle 1 besagt, dass es 900 Euro gibt.", "Die Quelle besagt, dass es 900 Euro gibt."),
        ("Passage 1 says that there are 900 euros.", "The source says that there are 900 euros."),
    ],
)
def test_a_passage_named_in_words_counts_and_the_reader_is_told_of_a_source(text: str, said: str) -> None:
    assert read(text, 3) == [Sentence(said, (1,))]


def test_a_number_in_round_brackets_after_an_article_is_no_marker() -> None:
    assert read("Es gilt Artikel 107 (1). Es gilt § 3 Abs. (2).", 3) == [
        Sentence("Es gilt Artikel 107 (1).", ()),
        Sentence("Es gilt § 3 Abs. (2).", ()),
    ]


def test_abbreviations_ordinals_and_dates_end_no_sentence() -> None:
    text = "Gefördert werden z. B. Messen nach Nr. 3.2 bis zum 31. Dezember 2027 [1]."
    assert read(text, 1) == [Sentence("Gefördert werden z. B. Messen nach Nr. 3.2 bis zum 31. Dezember 2027.", (1,))]


def test_items_of_a_list_are_said_with_the_line_that_leads_them_in() -> None:
    assert read("Gefördert werden:\n- Messestände [1]\n- Reisen [2]\nAnträge nimmt die Kammer an [1].", 2) == [
        Sentence("Gefördert werden: Messestände.", (1,)),
        Sentence("Gefördert werden: Reisen.", (2,)),
        Sentence("Anträge nimmt die Kammer an.", (1,)),
    ]


def test_a_loop_ends_the_reading() -> None:
    reader = SentenceReader(1)
    assert len(list(reader.feed("Es gilt das Gesetz [1]. " * 50))) == 1
    assert reader.done


def test_an_endless_answer_is_read_up_to_a_length() -> None:
    reader = SentenceReader(1)
    assert list(reader.feed("und " * LONGEST)) == []
    assert reader.done


def test_only_so_many_sentences_are_read() -> None:
    text = " ".join(f"Satz Nummer {chr(65 + place) * 3} gilt [1]." for place in range(20))
    assert len(read(text, 1)) == MOST


def test_links_and_tags_are_taken_away() -> None:
    assert read('Es gibt <b>Geld</b> [hier](https://boese.example) <script src="x"> [1].', 1) == [
        Sentence("Es gibt Geld hier.", (1,))
    ]
