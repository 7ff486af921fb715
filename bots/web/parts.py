"""What the routes work with, opened once for each app."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.talk.memory import Memory
from bots.shared.desk import Desk
from bots.shared.offers import Offers
from bots.shared.pictures import PagePictures
from bots.web.protection.rates import Rates


@dataclass(frozen=True, slots=True)
class Parts:
    """The assistant and what the faces share, the settings, and the counts of questions."""

    assistant: Assistant
    memory: Memory
    settings: Settings
    desk: Desk
    pictures: PagePictures
    offers: Offers
    rates: Rates
