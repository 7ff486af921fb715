"""German and English number words that stand for counts."""

from __future__ import annotations

# "ein" and "one" are left out: they are articles and pronouns more often than numbers.
NUMBER_WORDS: dict[str, int] = {
    **{
        word: value
        for value, words in enumerate(
            [
                "zwei/zwo/beide/beiden/two",
                "drei/three",
                "vier/four",
                "fuenf/five",
                "sechs/six",
                "sieben/seven",
                "acht/eight",
                "neun/nine",
                "zehn/ten",
                "elf/eleven",
                "zwoelf/dutzend/twelve/dozen",
                "dreizehn/thirteen",
                "vierzehn/fourteen",
                "fuenfzehn/fifteen",
                "sechzehn/sixteen",
                "siebzehn/seventeen",
                "achtzehn/eighteen",
                "neunzehn/nineteen",
                "zwanzig/twenty",
            ],
            start=2,
        )
        for word in words.split("/")
    },
    "dreissig": 30,
    "thirty": 30,
    "vierzig": 40,
    "forty": 40,
    "fuenfzig": 50,
    "fifty": 50,
    "sechzig": 60,
    "sixty": 60,
    "siebzig": 70,
    "seventy": 70,
    "achtzig": 80,
    "eighty": 80,
    "neunzig": 90,
    "ninety": 90,
    "hundert": 100,
    "einhundert": 100,
    "hundred": 100,
    "zweihundert": 200,
    "fuenfhundert": 500,
    "tausend": 1000,
    "thousand": 1000,
}
