from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bots.telegram.rendering.splitting import Part, shortened, split, units
from bots.telegram.rendering.styled import Style, Styled, joined, readable, visible

_SNIPPETS = st.sampled_from(
    [
        "\n\n",
        "\n",
        " ",
        "  ",
        ". ",
        "Der Satz endet. Der nächste beginnt. ",
        "<b>",
        "&amp;",
        "*_[](x)`",
        "😀",
        "👩‍🔬",
        "ä",
    ]
)
texts = st.lists(st.one_of(st.text(max_size=30), _SNIPPETS, st.text("abc", min_size=20, max_size=90)), max_size=30).map(
    "".join
)
styled = st.lists(st.tuples(texts, st.sets(st.sampled_from(Style), max_size=2)), max_size=6).map(
    lambda parts: joined(Styled.of(text, *sorted(styles)) for text, styles in parts)
)


def bare(text: str) -> str:
    return "".join(text.split())


@given(styled, st.integers(min_value=8, max_value=200))
def test_parts_hold_all_of_the_text_in_order(text: Styled, limit: int) -> None:
    said = [bare(part.text) for part in split(text, limit)]
    whole = bare(text.text)
    for part in said:
        before, found, whole = whole.partition(part)
        assert found == part
        assert not visible(before)
    assert not visible(whole)


@given(styled, st.integers(min_value=8, max_value=200))
def test_every_part_is_one_that_telegram_takes(text: Styled, limit: int) -> None:
    for part in split(text, limit):
        assert 0 < units(part.text) <= limit
        assert units(part.text) == len(part.text.encode("utf-16-le")) // 2
        assert part.text == part.text.strip()
        assert visible(part.text)
        for entity in part.entities:
            stretch = of(part, entity.offset, entity.length)
            assert stretch
            assert stretch == stretch.strip()


@given(styled, st.integers(min_value=8, max_value=200))
def test_a_style_covers_the_same_characters_as_before(text: Styled, limit: int) -> None:
    parts = split(text, limit)
    for style in Style:
        wanted = "".join(bare(text.text[span.start : span.end]) for span in text.spans if span.style is style)
        found = "".join(
            bare(of(part, entity.offset, entity.length))
            for part in parts
            for entity in part.entities
            if entity.type == style.value
        )
        assert [char for char in found if visible(char)] == [char for char in wanted if visible(char)]


def of(part: Part, offset: int, length: int) -> str:
    return part.text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def test_a_cut_is_at_the_end_of_a_paragraph() -> None:
    parts = split(Styled.of("Erster Absatz. Er hat zwei Sätze.\n\nZweiter Absatz.\nMit zwei Zeilen."), 55)
    assert [part.text for part in parts] == ["Erster Absatz. Er hat zwei Sätze.", "Zweiter Absatz.\nMit zwei Zeilen."]


def test_without_a_paragraph_it_is_at_the_end_of_a_sentence() -> None:
    parts = split(Styled.of("Gefördert werden z. B. kleine Firmen. Die Frist endet am 28. November 2027."), 60)
    assert [part.text for part in parts] == [
        "Gefördert werden z. B. kleine Firmen.",
        "Die Frist endet am 28. November 2027.",
    ]


def test_without_a_sentence_it_is_between_words() -> None:
    assert [part.text for part in split(Styled.of("eins zwei drei vier"), 10)] == ["eins zwei", "drei vier"]


def test_a_word_longer_than_a_message_is_cut_between_characters() -> None:
    assert [part.text for part in split(Styled.of("😀" * 5), 4)] == ["😀😀", "😀😀", "😀"]


def test_a_style_goes_on_in_the_next_part() -> None:
    parts = split(Styled.of("kursiv und lang", Style.ITALIC), 10)
    assert [(part.text, part.entities[0].length) for part in parts] == [("kursiv und", 10), ("lang", 4)]


def test_too_long_a_caption_ends_with_an_ellipsis() -> None:
    assert shortened(Styled.of("eins zwei drei vier"), 11).text == "eins zwei …"
    assert shortened(Styled.of("eins zwei"), 11).text == "eins zwei"


def test_what_telegram_refuses_is_replaced() -> None:
    assert readable("a\r\nb\x00c\ud800\u202e") == "a\nb c\ufffd"
