"""``/firma``: facts about the company, asked for one by one; each may be skipped."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from assistant.company import CompanyFacts
from assistant.masking import mask
from assistant.steps.guard import clean
from assistant.talk.company_said import said_in
from assistant.talk.places import land_names, places_in
from bots.telegram.face import Face, Visit
from bots.telegram.pressing import acknowledged
from bots.telegram.rendering.keyboard import Row, rows_of
from bots.telegram.rendering.styled import Style, Styled, joined

COMPANY = "f:"
FACTS = ("land", "employees", "turnover", "balance_sheet", "branch", "project")
"""In the order in which they are asked for."""

_LONGEST = 120
"""Characters of a branch or a project."""

_SAID = {"employees": "Beschäftigte", "turnover": "Umsatz", "balance_sheet": "Bilanzsumme"}


class Company:
    """Asks for the facts, shows and erases them. Only in private chats."""

    def __init__(self, face: Face) -> None:
        self._face = face

    async def command(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Shows what is known, or begins to ask."""
        visit = await self._face.visit(update)
        if not visit.private:
            await visit.say(visit.words("company.group"))
        elif known := await self._known(visit):
            await visit.say(_facts(visit, known), _choices(visit))
        else:
            await self._ask(visit, visit.chat.facts, FACTS[0], visit.words("company.intro"))

    async def pressed(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Takes a button: begin, a Land, skip, stop or erase."""
        visit = await self._face.visit(update)
        query = await acknowledged(update)
        if query is None:
            return
        wish, _sep, value = (query.data or "").removeprefix(COMPANY).partition(":")
        facts = visit.chat.facts
        if wish == "ask":
            await self._ask(visit, facts, FACTS[0], pressed=True)
        elif wish == "land":
            await self._next(visit, replace(facts, land=land_names()[int(value)]), "land", pressed=True)
        elif wish == "skip":
            await self._next(visit, facts, value, pressed=True)
        elif wish == "erase":
            await self._erase(visit)
        else:
            await self._end(visit, facts, pressed=True)

    async def told(self, visit: Visit, text: str) -> None:
        """Takes a message for the fact that was asked for."""
        asked = visit.chat.asked or FACTS[0]
        facts = fact_in(asked, text)
        if facts:
            await self._next(visit, visit.chat.facts.merged(facts), asked)
        else:
            await self._ask(visit, visit.chat.facts, asked, visit.words("company.unread"))

    async def _next(self, visit: Visit, facts: CompanyFacts, after: str, pressed: bool = False) -> None:
        place = FACTS.index(after) + 1
        if place < len(FACTS):
            await self._ask(visit, facts, FACTS[place], pressed=pressed)
        else:
            await self._end(visit, facts, pressed)

    async def _ask(
        self, visit: Visit, facts: CompanyFacts, asked: str, before: str = "", pressed: bool = False
    ) -> None:
        await self._keep(visit, facts, asked)
        lands = [
            InlineKeyboardButton(land, callback_data=f"{COMPANY}land:{place}")
            for place, land in enumerate(land_names() if asked == "land" else ())
        ]
        rest: Row = (
            InlineKeyboardButton(visit.words("company.skip"), callback_data=f"{COMPANY}skip:{asked}"),
            InlineKeyboardButton(visit.words("company.stop"), callback_data=f"{COMPANY}stop"),
        )
        text = joined((Styled.of(before), Styled.of(visit.words(f"company.{asked}"), Style.BOLD)))
        say = visit.change if pressed else visit.say
        await say(text, InlineKeyboardMarkup((*rows_of(lands, 2), rest)))

    async def _end(self, visit: Visit, facts: CompanyFacts, pressed: bool) -> None:
        await self._keep(visit, facts, None)
        say = visit.change if pressed else visit.say
        if facts:
            await say(joined((_facts(visit, facts), Styled.of(visit.words("company.use")))), _choices(visit))
        else:
            await say(visit.words("company.nothing"))

    async def _erase(self, visit: Visit) -> None:
        await self._keep(visit, CompanyFacts(), None)
        forget = self._face.memory.conversations.forget_facts
        await asyncio.to_thread(forget, visit.chat.conversation)
        await visit.change(visit.words("company.erased"))

    async def _known(self, visit: Visit) -> CompanyFacts:
        """What was told here and what was told in the conversation."""
        talk = await asyncio.to_thread(self._face.memory.load, visit.chat.conversation)
        return talk.facts.merged(visit.chat.facts)

    async def _keep(self, visit: Visit, facts: CompanyFacts, asked: str | None) -> None:
        await asyncio.to_thread(self._face.kept.chats.tell, visit.chat.key, facts, asked)


def fact_in(asked: str, text: str) -> CompanyFacts:
    """The fact that a reply tells; none where it cannot be read as one."""
    said = mask(clean(text)).text.strip(" .")
    if asked == "land":
        return CompanyFacts(land=next((place.land for place in places_in(said)), None))
    if asked in _SAID:
        read = said_in(f"Wir haben {said} {_SAID[asked]}.")
        return CompanyFacts(**{asked: getattr(read, asked)})
    told = said[:_LONGEST] or None
    return CompanyFacts(branch=told) if asked == "branch" else CompanyFacts(project=told)


def _facts(visit: Visit, facts: CompanyFacts) -> Styled:
    lines = "\n".join(f"– {line}" for line in facts.words(visit.language))
    return joined((Styled.of(visit.words("company.known"), Style.BOLD), Styled.of(lines)), "\n")


def _choices(visit: Visit) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.from_row(
        (
            InlineKeyboardButton(visit.words("company.change"), callback_data=f"{COMPANY}ask"),
            InlineKeyboardButton(visit.words("company.erase"), callback_data=f"{COMPANY}erase"),
        )
    )
