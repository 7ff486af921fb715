"""The vocabulary cut down to German and English: pieces that no text of these languages needs are left out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from tokenizers import Tokenizer

SPECIAL = 4
RARE = 3
"""Word forms of the dictionaries that must hold a piece for it to be kept."""
LATIN = 0x250
"""First code point after the Latin letters; each of these is kept by itself."""


def cut_down(original: Path, texts: Iterable[str]) -> str:
    """The tokenizer.json of multilingual-e5-small with only the pieces that ``texts`` or the dictionaries need.

    The dictionaries are the German and English word forms of simplemma.
    """
    data = json.loads(original.read_text("utf-8"))
    tokenizer = Tokenizer.from_str(json.dumps(data))
    in_words = _count(tokenizer, _word_forms())
    in_texts = _count(tokenizer, texts)
    pieces = data["model"]["vocab"]
    data["model"]["vocab"] = [
        piece
        for number, piece in enumerate(pieces)
        if number < SPECIAL
        or in_words[number] >= RARE
        or in_texts[number]
        or (len(piece[0]) == 1 and (ord(piece[0]) < LATIN or piece[0] == "▁"))
    ]
    data["added_tokens"] = [token for token in data["added_tokens"] if token["id"] < SPECIAL]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def kept(tokenizer: Path, pieces: tuple[str, ...]) -> NDArray[np.int64]:
    """For each piece of the cut-down vocabulary its number among all ``pieces``."""
    numbers = {piece: number for number, piece in enumerate(pieces)}
    vocabulary = json.loads(tokenizer.read_text("utf-8"))["model"]["vocab"]
    return np.asarray([numbers[piece] for piece, _ in vocabulary], dtype=np.int64)


def _count(tokenizer: Tokenizer, texts: Iterable[str]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for encoded in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        counts.update(encoded.ids)
    return counts


def _word_forms() -> list[str]:
    factory = DefaultDictionaryFactory()
    words: set[str] = set()
    for language in ("de", "en"):
        for form, lemma in factory.get_dictionary(language).items():
            for word in (form, lemma):
                plain = word.decode() if isinstance(word, bytes) else word
                words |= {plain, plain[:1].upper() + plain[1:]}
    return sorted(words)
