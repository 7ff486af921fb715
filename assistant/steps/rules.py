"""What rules say of a message: ``attacks.toml`` for all its readings, ``rules.toml`` for the message as it stands."""

from __future__ import annotations

from assistant.disguise import readings, squeezed
from assistant.patterns import any_fits, rules

ADVICE = ("debt", "labour", "tax", "law")
"""The lists of ``advice.toml`` on single cases, in the order in which they are tried."""


def matches(name: str, message: str) -> bool:
    """Whether any pattern of the list ``name`` of ``rules.toml`` is found in the message."""
    return any_fits(rules("assistant.steps", "rules.toml")[name], message)


def in_crisis(message: str) -> bool:
    """Whether the message speaks of despair or of taking one's life."""
    return any_fits(rules("assistant.steps", "advice.toml")["crisis"], message)


def advice_asked(message: str) -> str | None:
    """The list of ``advice.toml`` that holds for a message on a single case."""
    found = rules("assistant.steps", "advice.toml")
    return next((name for name in ADVICE if any_fits(found[name], message)), None)


def may_ask_for_advice(message: str) -> bool:
    """Whether a message holds a word of law, taxes or distress."""
    return any_fits(rules("assistant.steps", "advice.toml")["cue"], message)


def hostile(name: str, message: str) -> bool:
    """Whether any rule of the list ``name`` of ``attacks.toml`` holds for any reading of the message."""
    found = rules("assistant.steps", "attacks.toml")
    return any(
        any_fits(found[name], reading) or (name == "attack" and any_fits(found["squeezed"], squeezed(reading)))
        for reading in readings(message)
    )
