"""The methods of the Bot API; importing this registers them."""

from tests.telegram.server.methods import chats, media, messages, profile, updates

__all__ = ["chats", "media", "messages", "profile", "updates"]
