"""A Bot API server on loopback with the limits of Telegram's own, and people who write to the bot behind it."""
