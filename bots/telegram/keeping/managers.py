"""Who may hand in documents: accounts linked by a one-time code."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from assistant.talk.store import stamp, utc_now
from bots.telegram.keeping.sealing import Seals
from bots.telegram.keeping.tables import telegram_codes as codes
from bots.telegram.keeping.tables import telegram_managers as managers

VALID = timedelta(minutes=15)
"""How long a code can be used."""

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_LENGTH = 12


class ManagerStore:
    """The managers of a database. Every method is one transaction; each may raise SQLAlchemyError."""

    def __init__(self, engine: Engine, seals: Seals, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._seals = seals
        self._now = now

    def new_code(self) -> str:
        """A code of 60 bits that links one account within :data:`VALID`; only its hash is kept."""
        code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        with self._engine.begin() as connection:
            connection.execute(delete(codes).where(codes.c.until < stamp(self._now())))
            connection.execute(insert(codes).values(code=self._seals.code(code), until=stamp(self._now() + VALID)))
        return code

    def link(self, user: int, code: str) -> bool:
        """Links an account by a code, which is used up by it; ``False`` where the code is wrong or too old."""
        which = (codes.c.code == self._seals.code(code.strip().upper())) & (codes.c.until >= stamp(self._now()))
        with self._engine.begin() as connection:
            if not connection.execute(delete(codes).where(which)).rowcount:
                return False
            try:
                with connection.begin_nested():
                    row = {"user": self._seals.user(user), "linked_at": stamp(self._now())}
                    connection.execute(insert(managers).values(row))
            except IntegrityError:
                pass  # linked before
        return True

    def linked(self, user: int) -> bool:
        """Whether an account is linked."""
        with self._engine.connect() as connection:
            wanted = select(managers.c.user).where(managers.c.user == self._seals.user(user))
            return connection.execute(wanted).first() is not None
