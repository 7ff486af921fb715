from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import Engine, select, text

from assistant.corpus.database import open_database
from assistant.corpus.tables import model_usage
from assistant.models import ChatModel, ModelNotSetUp, ModelUnavailable, Reason, Usage, open_models
from assistant.models.budget import Budget
from assistant.settings import Settings
from tests.corpus.postgres import postgres_url
from tests.models.conftest import QUESTION
from tests.models.server import Behaviour, Endless, Fails, Says, scripted_server

MOST = Usage(100, 200)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        found = open_database(f"sqlite:///{tmp_path / 'registry.sqlite3'}")
        yield found
        found.dispose()
    else:
        with postgres_url() as url:
            found = open_database(url)
            yield found
            found.dispose()


def spend(budget: Budget, tokens_in: int, tokens_out: int) -> bool:
    usage = Usage()
    try:
        with budget.spending(usage, MOST, "test"):
            usage.add(tokens_in, tokens_out)
    except ModelUnavailable as error:
        assert error.reason is Reason.BUDGET
        return False
    return True


def test_tokens_are_spent_until_another_answer_no_longer_fits(engine: Engine) -> None:
    budget = Budget(engine, tokens_per_day=500)
    assert [spend(budget, 50, 100) for _ in range(3)] == [True, True, False]
    assert _spent(engine) == (300, 0)


def test_euros_are_counted_by_the_prices_in_and_out(engine: Engine) -> None:
    budget = Budget(engine, euros_per_day=0.001, price_in=1, price_out=2)  # at most 500 micro-euros each
    assert [spend(budget, 100, 100) for _ in range(3)] == [True, True, False]
    assert _spent(engine) == (400, 600)


def test_a_new_day_has_a_new_budget(engine: Engine) -> None:
    today = Budget(engine, tokens_per_day=300)
    tomorrow = Budget(engine, tokens_per_day=300, today=lambda: date.today() + timedelta(days=1))
    assert [spend(today, 100, 200), spend(today, 1, 1), spend(tomorrow, 1, 1)] == [True, False, True]


def test_questions_at_once_do_not_overspend(engine: Engine) -> None:
    budget = Budget(engine, tokens_per_day=900)
    ends = list[bool]()
    threads = [Thread(target=lambda: ends.append(spend(budget, 100, 200))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(ends) == 3
    assert _spent(engine) == (900, 0)


def test_what_a_killed_process_had_reserved_stays_spent(engine: Engine) -> None:
    budget = Budget(engine, tokens_per_day=500)
    never_left = budget.spending(Usage(), MOST, "test")
    never_left.__enter__()
    assert _spent(engine) == (300, 0)
    assert not spend(budget, 1, 1)
    del never_left


def test_a_database_that_is_gone_means_no_questions(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE model_usage"))
    assert not spend(Budget(engine, tokens_per_day=500), 1, 1)


def test_a_budget_survives_reopening(chat_settings: Settings) -> None:
    # A question reserves 29 + 800 tokens.
    assert _ask(chat_settings, Says(usage=(300, 100)), chat_tokens_per_day=1000) == "Bis zu 50 Prozent."
    assert _ask(chat_settings, Says(), chat_tokens_per_day=1000) == "budget"
    assert _ask(chat_settings, Says(), chat_tokens_per_day=2000) == "Bis zu 50 Prozent."


def test_an_answer_that_broke_off_is_paid_for_and_a_refused_one_is_not(chat_settings: Settings) -> None:
    _ask(chat_settings, Fails(500), chat_tokens_per_day=10_000)
    assert _spent_in(chat_settings) == 0
    _ask(chat_settings, Says(["wort"] * 30, cut=True), chat_tokens_per_day=10_000)
    assert _spent_in(chat_settings) == 29 + 40
    _ask(chat_settings, Endless("", pause_s=0.1), chat_tokens_per_day=10_000)
    assert _spent_in(chat_settings) == 2 * 29 + 40


def test_without_a_budget_nothing_is_counted(chat_settings: Settings) -> None:
    _ask(chat_settings, Says())
    assert not (chat_settings.data / "registry.sqlite3").exists()


def test_a_budget_in_euros_without_prices_is_refused(chat_settings: Settings) -> None:
    with pytest.raises(ModelNotSetUp, match="FOERDERLOTSE_CHAT_PRICE_IN"):
        _ask(chat_settings, Says(), chat_euros_per_day=1.0)


def _ask(settings: Settings, behaviour: Behaviour, **update: Any) -> str:
    with scripted_server(behaviour) as server:
        asked = settings.model_copy(update={"chat_base_url": server.url, **update})
        with open_models(asked) as model:
            assert isinstance(model, ChatModel)
            try:
                return model.complete(QUESTION)
            except ModelUnavailable as error:
                return error.reason.value


def _spent_in(settings: Settings) -> int:
    engine = open_database(settings.registry_url)
    try:
        return _spent(engine)[0]
    finally:
        engine.dispose()


def _spent(engine: Engine) -> tuple[int, int]:
    with engine.begin() as connection:
        row = connection.execute(select(model_usage.c.tokens, model_usage.c.micro_euros)).one()
    return row.tokens, row.micro_euros
