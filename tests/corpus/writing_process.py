"""What a process does that changes a corpus until it is killed."""

from __future__ import annotations

import random
from multiprocessing.synchronize import Event
from pathlib import Path

from assistant.corpus.corpus import Corpus
from assistant.corpus.model import DocumentMetadata, NewDocument
from assistant.german import analyse
from assistant.settings import Settings
from tests.corpus.made import HashEncoder, made_document

analyse("Förderung")  # loads the dictionaries once, before processes are copied from this one

NAMES = tuple(f"dokument-{number}.pdf" for number in range(6))


def version_of(folder: Path, name: str, number: int) -> NewDocument:
    """Version ``number`` of a document: every chunk names it, and there are as many as only this number gives."""
    texts = [f"Fassung {number} Stelle {place} von {name}" for place in range(1 + number % 40)]
    return made_document(folder, DocumentMetadata(name, f"Fassung {number}"), texts)


def write_until_killed(folder: Path, seed: int, started: Event) -> None:
    """Adds, replaces, removes and rebuilds as ``seed`` has it, from ``started`` on."""
    chance = random.Random(seed)  # noqa: S311
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    with Corpus.open(Settings(data=folder / "data"), encoder=HashEncoder()) as corpus:
        started.set()
        while True:
            known = corpus.documents()
            action = chance.choice(("add", "add", "batch", "remove", "rebuild"))
            if action == "add":
                corpus.add(version_of(sources, chance.choice(NAMES), chance.randrange(1000)))
            elif action == "batch":
                with corpus.batch():
                    for name in chance.sample(NAMES, 3):
                        corpus.add(version_of(sources, name, chance.randrange(1000)))
            elif action == "remove" and known:
                corpus.remove(chance.choice(known).id)
            elif action == "rebuild" and chance.random() < 0.2:
                corpus.rebuild()
