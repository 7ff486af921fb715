"""Opening what the bot is made of."""

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
    """The bot on an assistant with a memory, with a desk of its own. Raises StorageFailed."""
    with (
        closing(PagePictures(assistant.corpus, settings)) as pictures,
        open_beside(assistant, settings, Desk(assistant, settings), Offers(assistant), pictures) as face,
    ):
        yield face


@contextmanager
def open_beside(
    assistant: Assistant, settings: Settings, desk: Desk, offers: Offers, pictures: PagePictures
) -> Iterator[Face]:
    """The bot on an assistant with a memory, beside another face that it shares the rest with. Raises StorageFailed."""
    if assistant.memory is None:
        raise ValueError("the bot needs an assistant with a memory")
    with Kept.open(settings, assistant.memory) as kept:
        yield Face(settings, assistant, desk, offers, pictures, assistant.memory, kept)
