from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine, select

from assistant.talk.store import utc_now
from bots.telegram.keeping.managers import VALID, ManagerStore
from bots.telegram.keeping.sealing import Seals
from bots.telegram.keeping.tables import telegram_codes


def test_a_code_links_one_account_once(engine: Engine, seals: Seals) -> None:
    managers = ManagerStore(engine, seals)
    code = managers.new_code()
    assert managers.link(7, f" {code.lower()} ")
    assert managers.linked(7)
    assert not managers.link(8, code)
    assert not managers.linked(8)


def test_a_wrong_code_links_nobody(engine: Engine, seals: Seals) -> None:
    managers = ManagerStore(engine, seals)
    managers.new_code()
    assert not managers.link(7, "ABCDEFGHJKLM")
    assert not managers.linked(7)


def test_a_code_expires(engine: Engine, seals: Seals) -> None:
    code = ManagerStore(engine, seals).new_code()
    later = ManagerStore(engine, seals, now=lambda: utc_now() + VALID + timedelta(seconds=1))
    assert not later.link(7, code)


def test_an_account_can_be_linked_again(engine: Engine, seals: Seals) -> None:
    managers = ManagerStore(engine, seals)
    assert managers.link(7, managers.new_code())
    assert managers.link(7, managers.new_code())


def test_a_code_is_kept_as_a_hash_only(engine: Engine, seals: Seals) -> None:
    code = ManagerStore(engine, seals).new_code()
    with engine.connect() as connection:
        kept = connection.execute(select(telegram_codes.c.code)).scalar_one()
    assert code not in kept
    assert len(kept) == 64
