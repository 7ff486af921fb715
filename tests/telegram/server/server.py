"""The server as a test uses it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from tests.telegram.server.app import bot_api
from tests.telegram.server.chats import Chat
from tests.telegram.server.flood import Flood
from tests.telegram.server.people import Person
from tests.telegram.server.serving import serving
from tests.telegram.server.state import BOT, State


class BotApiServer:
    """A Bot API server; ``state`` holds what goes on and what is to go wrong."""

    def __init__(self, second: float = 1) -> None:
        self.state = State(Flood(second))
        self.port = 0
        self._running = AsyncExitStack()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listens, again on the same port."""
        self.port = await self._running.enter_async_context(serving(bot_api(lambda: self.state), self.port))

    def begin(self) -> None:
        """Forgets everything: as good as a new server, and quicker."""
        self.state.webhook.end()
        self.state = State(Flood(self.state.flood.second))

    async def stop(self) -> None:
        """Ends every connection and listens no more; what it knows stays."""
        self.state.updates.interrupt()
        await self._running.aclose()

    def person(self, name: str = "Ada", language: str | None = "de") -> Person:
        """Somebody who has a private chat with the bot."""
        number = 100_000 + self.state.number()
        user = {"id": number, "is_bot": False, "first_name": name}
        if language:
            user["language_code"] = language
        chat = Chat(number, "private", name, self.state.changed)
        self.state.chats[number] = chat
        return Person(self.state, user, chat)

    def group(self, *people: Person, admin: Person | None = None, title: str = "Netzwerk") -> Chat:
        """A group of these people and the bot."""
        number = -(100_000 + self.state.number())
        chat = Chat(number, "supergroup", title, self.state.changed)
        chat.members[BOT["id"]] = (BOT, "member")  # type: ignore[index]
        for person in people:
            chat.members[person.user["id"]] = (person.user, "creator" if person is admin else "member")
        self.state.chats[number] = chat
        return chat


@asynccontextmanager
async def bot_api_server(second: float = 1) -> AsyncIterator[BotApiServer]:
    """A server until the end of the block; ``second`` is the length of a second of flood control."""
    server = BotApiServer(second)
    await server.start()
    try:
        yield server
    finally:
        server.state.webhook.end()
        await server.stop()
