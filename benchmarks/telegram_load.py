"""Many chats ask the Telegram bot at once, at the pace that Telegram allows.

The real bot on the sample programmes with the default answers, against the Bot API server of the tests. All questions
of all chats are sent in the first moment. Fails where an answer is missing, comes twice or out of order, or where the
server refused anything: too fast, too long, unreadable.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.settings import Settings
from bots.telegram.delivery.pace import Pace
from ingest import ingest_paths
from ingest.samples import PDFS
from tests.telegram.server.people import Person
from tests.telegram.server.server import BotApiServer, bot_api_server
from tests.telegram.whole.living import Living, bot_settings, faced, polling

QUESTIONS = (
    "Wie hoch ist die Förderung bei go-Inno?",
    "Wer ist bei go-Inno antragsberechtigt?",
    "Was wird bei RUBIN gefördert?",
    "Welche Grenzen gelten für ein KMU?",
    "Wie viele De-minimis-Beihilfen darf ein Unternehmen bekommen?",
)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chats", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=900, help="the longest time to wait")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(_measured(Settings(data=Path(folder)), given.chats, given.seconds))
    sys.exit(f"{found} chats without their answers, each once and in order" if found else 0)


async def _measured(settings: Settings, chats: int, seconds: float) -> int:
    """Prints the figures; gives how many chats did not get what they asked for, or calls that were refused."""
    async with bot_api_server() as server:
        settings = bot_settings(settings, server)
        with Corpus.open(settings) as corpus:
            ingest_paths([PDFS], corpus, settings)
            assistant = Assistant(corpus)
            assistant.ask(QUESTIONS[0])
            with faced(assistant, settings) as face:
                async with polling(face, server, Pace()) as bot:
                    return await _asked(bot, server, chats, seconds)


async def _asked(bot: Living, server: BotApiServer, chats: int, seconds: float) -> int:
    people = [server.person(f"Person {number}") for number in range(chats)]
    begun = time.monotonic()
    first = [asyncio.create_task(_first(person, seconds)) for person in people]
    for question in QUESTIONS:
        for person in people:
            await person.says(question)
    await bot.rest(seconds)
    took = time.monotonic() - begun
    waits = sorted(at - begun for at in await asyncio.gather(*first))
    refused = server.state.refusals("")
    wrong = [person for person in people if not _right(bot, person)]
    sent = [call.method for call in server.state.calls if not call.refused]
    print(  # noqa: T201
        f"{chats} chats, {len(QUESTIONS)} questions each: {took:.1f} s, {chats * len(QUESTIONS) / took:.1f} answers/s; "
        f"first answer of a chat after {statistics.median(waits):.1f} s (median), {waits[-1]:.1f} s (longest); "
        f"{sent.count('sendMessage')} messages, {sent.count('editMessageText')} edits, {len(refused)} refused, "
        f"{len(wrong)} chats wrong"
    )
    return len(wrong) + len(refused)


async def _first(person: Person, seconds: float) -> float:
    """When the first answer of a chat stood there."""
    await person.chat.until(lambda messages: any(one.labels for one in messages), seconds)
    return time.monotonic()


def _right(bot: Living, person: Person) -> bool:
    """Whether a chat shows the end of each answer once, in the order of its questions."""
    kept = bot.face.kept
    turns = bot.face.memory.conversations.export(kept.chats.of(kept.seals.chat(person.chat.id)).conversation)
    answers = [str(turn.answer["text"]).split("\n")[0] for turn in turns]
    begins = [message.text for message in person.chat.answers]
    places = [next((n for n, text in enumerate(begins) if text.startswith(answer)), -1) for answer in answers]
    return (
        [turn.question for turn in turns] == list(QUESTIONS)
        and -1 not in places
        and places == sorted(set(places))
        and len(begins) == len(QUESTIONS)
    )


if __name__ == "__main__":
    main()
