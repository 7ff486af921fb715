"""The daily budget of a chat model, counted in SQL so that it survives a restart and holds across processes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from assistant.corpus.tables import model_usage
from assistant.models.unavailable import ModelUnavailable, Reason

_LOCKED_MS = 2000  # how long a question waits for a database that another process is writing to

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Usage:
    """Tokens that a model has read and written."""

    tokens_in: int = 0
    tokens_out: int = 0

    def add(self, tokens_in: int, tokens_out: int) -> None:
        self.tokens_in += tokens_in
        self.tokens_out += tokens_out


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be spent on a day. Without a limit nothing is counted.

    Prices are euros for a million tokens, that is micro-euros for one.
    """

    engine: Engine | None = None
    tokens_per_day: int | None = None
    euros_per_day: float | None = None
    price_in: float = 0
    price_out: float = 0
    today: Callable[[], date] = date.today

    @contextmanager
    def spending(self, usage: Usage, most: Usage, model: str) -> Iterator[None]:
        """Reserves the ``most`` that an answer can take, and books at its end the ``usage`` that it has taken.

        Raises ModelUnavailable where so much is not left, or where the database cannot be asked. What a killed
        process had reserved stays spent.
        """
        if self.engine is None or (self.tokens_per_day is None and self.euros_per_day is None):
            yield
            return
        day = self.today()
        try:
            with self.engine.begin() as connection:
                possible = self._book(connection, day, *self._cost(most), limited=True)
        except SQLAlchemyError as error:
            logger.error("the budget of %s cannot be read: %s", model, type(error).__name__)
            raise ModelUnavailable(Reason.BUDGET, model) from None
        if not possible:
            raise ModelUnavailable(Reason.BUDGET, model)
        try:
            yield
        finally:
            (spent, paid), (reserved, held) = self._cost(usage), self._cost(most)
            try:
                with self.engine.begin() as connection:
                    self._book(connection, day, spent - reserved, paid - held, limited=False)
            except SQLAlchemyError as error:  # the reservation stays
                logger.error("the usage of %s cannot be written: %s", model, type(error).__name__)

    def _cost(self, usage: Usage) -> tuple[int, int]:
        euros = usage.tokens_in * self.price_in + usage.tokens_out * self.price_out
        return usage.tokens_in + usage.tokens_out, round(euros)

    def _book(self, connection: Connection, day: date, tokens: int, micro_euros: int, *, limited: bool) -> bool:
        """Adds to the day, unless that is ``limited`` and would be more than the budget; whether it was added."""
        row = model_usage.c
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA busy_timeout={_LOCKED_MS}")
        change = (
            update(model_usage)
            .where(row.day == day)
            .values(tokens=row.tokens + tokens, micro_euros=row.micro_euros + micro_euros)
        )
        if limited and self.tokens_per_day is not None:
            change = change.where(row.tokens + tokens <= self.tokens_per_day)
        if limited and self.euros_per_day is not None:
            change = change.where(row.micro_euros + micro_euros <= round(self.euros_per_day * 1e6))
        if connection.execute(change).rowcount:
            return True
        if connection.execute(select(row.day).where(row.day == day)).first():
            return False
        try:
            with connection.begin_nested():
                connection.execute(insert(model_usage).values(day=day, tokens=0, micro_euros=0))
        except IntegrityError:
            pass  # another process was quicker
        return bool(connection.execute(change).rowcount)
