"""Personal data in questions, and what only looks like it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eval as measured
from assistant.masking import PLACEHOLDER, Kind, mask

DATASETS = Path(measured.__file__).parent / "datasets"


@pytest.mark.parametrize(
    ("asked", "masked"),
    [
        ("Bitte an max.mustermann@firma.de oder M_M+x@a-b.co.uk.", "Bitte an [E-Mail] oder [E-Mail]."),
        ("Schreiben Sie max (at) firma (dot) de", "Schreiben Sie [E-Mail]"),
        ("Meine IBAN: DE89 3704 0044 0532 0130 00 bei der Bank", "Meine IBAN: [IBAN] bei der Bank"),
        ("Konto de89370400440532013000", "Konto [IBAN]"),
        ("Konto AT61 1904 3002 3457 3201.", "Konto [IBAN]."),
        ("Rufen Sie mich unter +49 (0)89 / 123 45-67 an", "Rufen Sie mich unter [Telefon] an"),
        ("Handy 0171 2345678, Büro 089/1234567", "Handy [Telefon], Büro [Telefon]"),
        ("Tel. 4567-89", "Tel. [Telefon]"),
        ("Steuernummer 151/815/08156", "Steuernummer [Steuernummer]"),
        ("Meine Steuer-ID ist 12 345 678 901.", "Meine Steuer-ID ist [Steuernummer]."),
        ("SV-Nummer 65 170839 J 003 von ihm", "SV-Nummer [Versicherungsnummer] von ihm"),
        ("Er ist geboren am 12.03.1985 in Jena", "Er ist geboren am [Geburtsdatum] in Jena"),
        ("Born on 12 March 1985, he works here", "Born on [Geburtsdatum], he works here"),
    ],
)
def test_numbers_and_addresses_of_persons_are_masked(asked: str, masked: str) -> None:
    assert mask(asked).text == masked


@pytest.mark.parametrize(
    ("asked", "masked"),
    [
        ("Mein Mitarbeiter Max Mustermann will sich weiterbilden.", "Mein Mitarbeiter [Name] will sich weiterbilden."),
        ("mein mitarbeiter max mustermann will lernen", "mein mitarbeiter [Name] will lernen"),
        ("Herr Müller aus der Buchhaltung fragt.", "Herr [Name] aus der Buchhaltung fragt."),
        ("Frau Dr. Sabine Schmidt-Meier fragt.", "Frau Dr. [Name] fragt."),
        ("Ich heiße Peter Lustig und suche Geld.", "Ich heiße [Name] und suche Geld."),
        ("Mein Name ist Kowalczyk, was gibt es?", "Mein Name ist [Name], was gibt es?"),
        ("Unser Chef Dr. Hans-Peter von der Heide baut.", "Unser Chef Dr. [Name] baut."),
        ("Meine Kollegin S. Müller lernt um.", "Meine Kollegin [Name] lernt um."),
        ("Kann mein Kollege Schmidt den Antrag stellen?", "Kann mein Kollege [Name] den Antrag stellen?"),
        ("Unser Azubi Kevin braucht Hilfe", "Unser Azubi [Name] braucht Hilfe"),
        ("Danke! Mit freundlichen Grüßen Thomas Bergmann", "Danke! Mit freundlichen Grüßen [Name]"),
        ("My employee John Smith wants training", "My employee [Name] wants training"),
        ("Mr. Brown needs funding", "Mr. [Name] needs funding"),
    ],
)
def test_names_of_persons_are_masked_behind_a_cue(asked: str, masked: str) -> None:
    assert mask(asked) == type(mask(asked))(masked, (Kind.NAME,))


@pytest.mark.parametrize(
    "asked",
    [
        "Wer ist Robert Habeck?",
        "Wer ist Frau Reiche?",
        "Seit wann ist Frau Dr. Lehmann Geschäftsführerin des Netzwerks?",
        "Ist Herr Weber beim Projektträger zuständig?",
        "Gibt es für mich als Frau Zuschüsse?",
        "Kann meine Mitarbeiterin Weiterbildung gefördert bekommen?",
        "Wo kann sich mein Mitarbeiter zum Netzwerkkoordinator ausbilden lassen?",
        "Ich bin Handwerksmeister in Jena und Geschäftsführerin der Müller GmbH",
        "Unser Kunde Robert Bosch GmbH zahlt nicht.",
        "Mein Mitarbeiter von Siemens hilft.",
        "Gilt die Verordnung (EU) 2023/2831 bis 300.000 Euro, § 35c, 01.01.2024 bis 31.12.2026, 249 Mitarbeiter?",
        "0,5 Mio. Euro, Nr. 651/2014, 04109 Leipzig, FKZ 03ZU1111AA, 2021/1060, 1 000 000 Euro",
        "Projektträger Jülich, Carl-Zeiss-Stiftung, Max-Planck-Institut",
    ],
)
def test_what_is_no_personal_data_stays(asked: str) -> None:
    assert mask(asked).text == asked


def test_the_kinds_found_are_told_once_each() -> None:
    assert mask("Frau Weber, a@b.de, c@d.de, 0171 2345678").found == (Kind.EMAIL, Kind.PHONE, Kind.NAME)


_TRAINING = sorted(
    {*DATASETS.glob("training-*.jsonl"), *DATASETS.glob("calibration-*.jsonl")}
    - {DATASETS / f"training-{name}.jsonl" for name in ("claims", "families", "made", "passages")}
    - {DATASETS / "calibration-families.jsonl"}
)


def questions() -> Iterator[str]:
    for path in (DATASETS / "intents.jsonl", *_TRAINING, DATASETS / "real.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row.get("split") != "test" and row.get("intent") != "attack":
                yield row.get("message") or row["question"]


def test_honest_questions_come_out_unchanged() -> None:
    assert [asked for asked in questions() if mask(asked).found] == []


AROUND = st.sampled_from(["", " ", "Bitte an ", ", ", "(", ": ", "Konto "])


@given(st.emails(), AROUND, AROUND)
def test_no_address_survives(address: str, before: str, after: str) -> None:
    masked = mask(f"{before}{address}{after}").text
    assert address not in masked
    assert "@" not in masked


@st.composite
def ibans(draw: st.DrawFn) -> str:
    country, length = draw(st.sampled_from([("DE", 22), ("AT", 20), ("CH", 21), ("FR", 27), ("NL", 18), ("PL", 28)]))
    letters = "0123456789" if country not in {"NL", "FR"} else "0123456789ABCXYZ"
    account = draw(st.text(letters, min_size=length - 4, max_size=length - 4))
    rest = int("".join(str(int(sign, 36)) for sign in f"{account}{country}00")) % 97
    iban = f"{country}{98 - rest:02d}{account}"
    size = draw(st.sampled_from([length, 4, 2, 3]))
    joint = draw(st.sampled_from([" ", "-", "."]))
    iban = joint.join(iban[start : start + size] for start in range(0, length, size))
    return iban.lower() if draw(st.booleans()) else iban


@given(ibans(), AROUND, AROUND)
def test_no_iban_survives(iban: str, before: str, after: str) -> None:
    masked = mask(f"{before}{iban}{after}").text
    assert Kind.IBAN in mask(f"{before}{iban}{after}").found
    assert sum(map(str.isdigit, PLACEHOLDER.sub("", masked))) == 0


@settings(max_examples=200)
@given(st.text())
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once
