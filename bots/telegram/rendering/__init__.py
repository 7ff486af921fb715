"""From answers to messages that Telegram takes."""
