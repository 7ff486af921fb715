"""What rules say of a message: ``attacks.toml`` for all its readings, ``rules.toml`` for the message as it stands."""

from __future__ import annotations

from assistant.disguise import readings, squeezed
from assistant.patterns import any_fits, rules


def matches(name: str, message: str) -> bool:
    """Whether any pattern of the list ``name`` of ``rules.toml`` is found in the message."""
    return any_fits(rules("assistant.steps", "rules.toml")[name], message)


def hostile(name: str, message: str) -> bool:
    """Whether any rule of the list ``name`` of ``attacks.toml`` holds for any reading of the message."""
    found = rules("assistant.steps", "attacks.toml")
    return any(
        any_fits(found[name], reading) or (name == "attack" and any_fits(found["squeezed"], squeezed(reading)))
        for reading in readings(message)
    )
