from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

import assistant.talk.tables  # noqa: F401 - part of the schema
from assistant.corpus.corpus import Corpus
from assistant.corpus.database import HEAD, MIGRATIONS, open_database
from assistant.corpus.errors import StorageFailed
from assistant.corpus.tables import metadata
from assistant.settings import Settings
from tests.corpus.asking import files_by_term
from tests.corpus.conftest import Make
from tests.corpus.made import HashEncoder
from tests.corpus.postgres import postgres_url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'registry.sqlite3'}"
    else:
        with postgres_url() as found:
            yield found


def test_migrations_and_tables_agree(url: str) -> None:
    engine = open_database(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_newest_migration_is_the_one_looked_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_conversations_of_before_there_were_owners_are_kept_and_belong_to_nobody(url: str) -> None:
    engine = open_database(url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE feedback"))
        for index in ("ix_conversations_owner", "ix_turns_answer"):
            connection.execute(text(f"DROP INDEX {index}"))
        connection.execute(text("ALTER TABLE conversations DROP COLUMN owner"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
        connection.execute(text("INSERT INTO conversations VALUES ('c', '2026', '2026', 'de', '{}')"))
    engine.dispose()
    again = open_database(url)
    with again.connect() as connection:
        assert connection.execute(text("SELECT id, owner FROM conversations")).all() == [("c", None)]
        assert connection.execute(text("SELECT count(*) FROM feedback")).scalar_one() == 0
    again.dispose()


def test_a_corpus_lives_in_either_database(url: str, settings: Settings, make: Make) -> None:
    chosen = settings.model_copy(update={"database_url": url})
    with Corpus.open(chosen, encoder=HashEncoder()) as corpus:
        corpus.add(make("a.pdf", "Frist im Januar"))
        corpus.add(make("a.pdf", "Frist im Februar"))
        corpus.add(make("b.pdf", "Zuschuss"))
        corpus.rebuild()
        corpus.remove(corpus.find("b.pdf").id)
    with Corpus.open(chosen, encoder=HashEncoder()) as corpus:
        assert corpus.check() == []
        assert files_by_term(corpus, "Frist") == ["a.pdf"]
        assert [info.current for info in corpus.documents(all_versions=True)] == [False, True]


def test_sqlite_keeps_what_was_committed_through_a_power_cut(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'registry.sqlite3'}")
    with engine.connect() as connection:
        found = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]
    engine.dispose()
    assert found == ["wal", 2]


def test_a_database_that_cannot_be_opened_is_named_without_its_password() -> None:
    with pytest.raises(StorageFailed) as caught:
        open_database("postgresql+psycopg://lotse:geheim@localhost:1/lotse")
    assert "localhost" in caught.value.message
    assert "geheim" not in str(caught.value)


def test_a_migration_that_stops_half_way_leaves_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'registry.sqlite3'}"
    blocker = create_engine(url)
    with blocker.begin() as connection:
        connection.execute(text("CREATE TABLE pending (x INTEGER)"))  # in the way of one created late
    with pytest.raises(StorageFailed):
        open_database(url)
    with blocker.begin() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        assert tables == ["pending"]
    blocker.dispose()
