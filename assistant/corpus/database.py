"""Opening the registry: the engine, and migrations to the newest schema."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from assistant.corpus.errors import StorageFailed

HEAD = "0006"
MIGRATIONS = Path(__file__).with_name("migrations")
_WRITES = "foerderlotse_writes"


def open_database(url: str, patience_ms: int = 10_000) -> Engine:
    """An engine on ``url`` with the newest schema. Raises StorageFailed where there is no such database.

    ``patience_ms`` is how long a SQLite database that another process writes to is waited for.
    """
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_prepare_sqlite, patience_ms))
        event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as connection:
            if _revision(connection) != HEAD:
                _migrate(connection)
    except SQLAlchemyError as error:
        engine.dispose()
        raise StorageFailed(
            f"Das Verzeichnis {engine.url.render_as_string()} lässt sich nicht öffnen: {cause(error)}.",
            "Prüfen Sie FOERDERLOTSE_DATABASE_URL und ob die Datenbank läuft und beschreibbar ist.",
        ) from error
    return engine


def writing(engine: Engine) -> AbstractContextManager[Connection]:
    """A transaction that reads before it writes.

    SQLite takes its lock at the beginning: one that has read already is refused at once when another wrote meanwhile.
    """
    return engine.execution_options(**{_WRITES: True}).begin()


def cause(error: BaseException) -> str:
    """The first line of what the database itself says."""
    return str(getattr(error, "orig", None) or error).strip().split("\n")[0].rstrip(".")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _migrate(connection: Connection) -> None:
    # Imported here: it takes half a second and is needed once per schema change.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")


def _prepare_sqlite(patience_ms: int, connection: Any, _record: object) -> None:
    # Python's own BEGIN comes too late for CREATE TABLE and SELECT: with it a migration would not be one transaction.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={patience_ms}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
