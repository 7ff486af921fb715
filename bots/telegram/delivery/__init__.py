"""Bringing messages to a chat: no faster than allowed, each once."""
