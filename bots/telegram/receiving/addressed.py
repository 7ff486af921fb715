"""Which messages are for the bot, and what they ask."""

from __future__ import annotations

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType
from telegram.ext import filters

_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


def addressed(update: Update) -> bool:
    """Whether the bot is to do anything: in a group only where it is mentioned, replied to or commanded by name."""
    if update.callback_query:
        return update.effective_chat is not None
    message = update.message or update.edited_message
    if update.edited_message and not update.edited_message.text:  # a moving location, for one
        return False
    if message is None or filters.StatusUpdate.ALL.check_update(update):
        return False
    if message.from_user is None or (message.from_user.is_bot and message.sender_chat is None):
        return False
    if message.chat.type == ChatType.PRIVATE:
        return True
    return message.chat.type in _GROUPS and (_mentioned(message) or _replied(message) or _commanded(message))


def question_in(message: Message) -> str:
    """The text of a message without the bot's name."""
    text = message.text or ""
    for entity, named in sorted(_entities(message, MessageEntity.MENTION), key=lambda found: -found[0].offset):
        if named.lower() == _name(message):
            start = len(text.encode("utf-16-le")[: entity.offset * 2].decode("utf-16-le"))
            text = text[:start] + text[start + len(named) :]
    return " ".join(text.split())


def _mentioned(message: Message) -> bool:
    bot = message.get_bot()
    if any(named.lower() == _name(message) for _, named in _entities(message, MessageEntity.MENTION)):
        return True
    texts = _entities(message, MessageEntity.TEXT_MENTION)
    return any(entity.user is not None and entity.user.id == bot.id for entity, _ in texts)


def _replied(message: Message) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == message.get_bot().id


def _commanded(message: Message) -> bool:
    return any(
        entity.offset == 0 and command.lower().endswith(_name(message))
        for entity, command in _entities(message, MessageEntity.BOT_COMMAND)
    )


def _entities(message: Message, kind: str) -> list[tuple[MessageEntity, str]]:
    found = message.parse_entities([kind]) if message.text else message.parse_caption_entities([kind])
    return list(found.items())


def _name(message: Message) -> str:
    return message.get_bot().name.lower()
