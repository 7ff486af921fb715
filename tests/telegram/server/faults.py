"""What goes wrong when a test says so."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tests.telegram.server.errors import Refused


class Kind(StrEnum):
    ERROR = "error"
    DROP = "drop"
    LOSE = "lose"
    """The call is carried out, but its reply is lost."""
    SLOW = "slow"


@dataclass
class Fault:
    """Happens to the next ``left`` calls of a method; ``None`` stands for all but getUpdates."""

    kind: Kind
    method: str | None
    left: int
    code: int = 502
    seconds: float = 0.0
    description: str = ""
    happened: int = 0

    def meets(self, method: str) -> bool:
        return self.left > 0 and (method == self.method or (self.method is None and method != "getUpdates"))


class Faults:
    """The faults to come, oldest first."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def error(self, code: int = 502, method: str | None = None, times: int = 1, description: str = "") -> Fault:
        """Server errors, or any other code."""
        known = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}
        return self._add(Fault(Kind.ERROR, method, times, code, description=description or known[code]))

    def drop(self, method: str | None = None, times: int = 1) -> Fault:
        """The connection ends before anything is done."""
        return self._add(Fault(Kind.DROP, method, times))

    def lose(self, method: str | None = None, times: int = 1) -> Fault:
        """The connection ends after everything is done."""
        return self._add(Fault(Kind.LOSE, method, times))

    def slow(self, seconds: float, method: str | None = None, times: int = 1) -> Fault:
        """The reply comes late."""
        return self._add(Fault(Kind.SLOW, method, times, seconds=seconds))

    async def before(self, method: str) -> None:
        """Lets happen what comes before a call is carried out. Raises Refused, ConnectionError."""
        for fault in self._meeting(method, Kind.SLOW):
            await asyncio.sleep(fault.seconds)
        for fault in self._meeting(method, Kind.DROP):
            raise ConnectionResetError(fault.method)
        for fault in self._meeting(method, Kind.ERROR):
            raise Refused(fault.code, fault.description)

    async def after(self, method: str) -> None:
        """Lets happen what comes after a call is carried out. Raises ConnectionError."""
        for fault in self._meeting(method, Kind.LOSE):
            raise ConnectionResetError(fault.method)

    def _meeting(self, method: str, kind: Kind) -> Iterator[Fault]:
        found = next((fault for fault in self._faults if fault.kind is kind and fault.meets(method)), None)
        if found:
            found.left -= 1
            found.happened += 1
            yield found

    def _add(self, fault: Fault) -> Fault:
        self._faults.append(fault)
        return fault
