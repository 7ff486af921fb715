"""What the bot keeps in SQL; no id of Telegram is readable in it."""
