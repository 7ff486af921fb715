import pytest

from assistant.steps.bounds import Bound, Dimension, Figure, bounds_in, figures_in, names_persons

PERSONS, PERCENT, MONEY, BARE = Dimension.PERSONS, Dimension.PERCENT, Dimension.MONEY, Dimension.BARE


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Es beschäftigt weniger als 100 Personen.", [Bound(PERSONS, most=100, open=True)]),
        ("Wer 250 oder mehr Beschäftigte hat", [Bound(PERSONS, least=250)]),
        ("250 und mehr", [Bound(BARE, least=250)]),
        ("mindestens 25 Prozent und höchstens 50 Prozent", [Bound(PERCENT, 25, 50)]),
        ("jede Beteiligung unter 25 Prozent", [Bound(PERCENT, most=25, open=True)]),
        ("weniger als 50\thöchstens 10 Mio. Euro", [Bound(BARE, most=50, open=True), Bound(MONEY, most=10_000_000)]),
        ("more than 50 employees", [Bound(PERSONS, least=50, open=True)]),
        ("Der Zuschuss beträgt 50 Prozent, der Antrag steht in § 23.", []),
    ],
)
def test_bounds_are_read(text: str, bounds: list[Bound]) -> None:
    assert bounds_in(text) == bounds


def test_figures_are_read_where_it_is_plain_what_they_count() -> None:
    assert figures_in("Wir sind 45 Leute, machen 9 Mio. Umsatz, und 35 % hält ein Konzern, Artikel 28, seit 2021.") == [
        Figure(PERSONS, 45),
        Figure(MONEY, 9_000_000),
        Figure(PERCENT, 35),
    ]
    assert figures_in("Gelten 3 Monate?") == []


def test_an_open_bound_does_not_hold_its_end() -> None:
    assert not Bound(PERSONS, most=250, open=True).holds(250)
    assert Bound(PERSONS, most=250, open=True).holds(249)
    assert Bound(PERCENT, 25, 50).holds(50) and not Bound(PERCENT, 25, 50).holds(51)


def test_the_nearer_bound_is_nearer() -> None:
    assert Bound(PERSONS, most=50).nearness(45) > Bound(PERSONS, most=250).nearness(45)


def test_a_head_names_persons() -> None:
    assert names_persons("Größe\tBeschäftigte\tJahresumsatz")
    assert not names_persons("Art\tHöhe")
