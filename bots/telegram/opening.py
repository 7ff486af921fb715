"""The bot's parts, opened where no other face of the process has them already."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from assistant.assistant import Assistant
from assistant.settings import Settings
from bots.shared.desk import Desk
from bots.shared.offers import Offers
from bots.shared.pictures import PagePictures
from bots.telegram.face import Face
from bots.telegram.keeping.kept import Kept


@contextmanager
def open_face(assistant: Assistant, settings: Settings) -> Iterator[Face]:
    """The parts on an assistant with a memory. Raises StorageFailed."""
    if assistant.memory is None:
        raise ValueError("the bot needs an assistant with a memory")
    memory = assistant.memory
    with (
        closing(PagePictures(assistant.corpus, settings)) as pictures,
        Kept.open(settings, memory) as kept,
    ):
        yield Face(settings, assistant, Desk(assistant, settings), Offers(assistant), pictures, memory, kept)
