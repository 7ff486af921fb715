"""Opening the chat model that the settings name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from langchain_core.language_models import BaseChatModel
from pydantic import SecretStr

from assistant.corpus.database import open_database
from assistant.modelfiles.finding import checked, find, how_to_get
from assistant.modelfiles.manifest import manifest
from assistant.models.breaker import Breaker
from assistant.models.budget import Budget
from assistant.models.chat import ChatModel, Source
from assistant.models.limits import limits_from
from assistant.models.local import Endpoint, LocalServer
from assistant.models.provider import open_provider, require_extra
from assistant.models.trained_judge import ADAPTER, CONTEXT, TRAINED_FOR, TrainedJudge
from assistant.models.unavailable import ModelNotSetUp
from assistant.settings import Settings

LOCAL = "local"


@contextmanager
def open_models(settings: Settings) -> Iterator[ChatModel | None]:
    """The chat model set, until the end of the ``with`` block; None where none is set.

    Raises ModelNotSetUp where a package, a model file, a key or a price is missing. Nothing is sent yet.
    """
    if settings.chat_model is None:
        yield None
        return
    provider, _, model = settings.chat_model.partition(":")
    breaker = Breaker(settings.chat_failures, settings.chat_rest_s)
    limits = limits_from(settings, local=provider == LOCAL)
    with _budget(settings) as budget:
        if provider == LOCAL:
            with _local(settings, model) as (name, source):
                yield ChatModel(name, source, limits, breaker, budget)
        else:
            chat = open_provider(settings, provider, model)
            yield ChatModel(settings.chat_model, lambda _: chat, limits, breaker, budget)


@contextmanager
def open_judge(settings: Settings) -> Iterator[ChatModel | TrainedJudge | None]:
    """The judge model set, within the limits and the budget of the chat model; None where none is set.

    At the chat model's own provider it has that one's address and key, unless it has some of its own. The local model
    that there are trained weights for is a :class:`TrainedJudge`. Raises as :func:`open_models`.
    """
    if settings.judge_model == f"{LOCAL}:{TRAINED_FOR}":
        with open_trained_judge(settings) as trained:
            yield trained
        return
    own = {"chat_base_url": settings.judge_base_url, "chat_api_key": settings.judge_api_key}
    shares = _provider(settings.judge_model) == _provider(settings.chat_model) and not any(own.values())
    asked = settings.model_copy(update={"chat_model": settings.judge_model} | ({} if shares else own))
    with open_models(asked) as judge:
        yield judge


@contextmanager
def open_trained_judge(settings: Settings) -> Iterator[TrainedJudge]:
    """The local model with its weights for judging, whatever judge is set. Raises as :func:`open_models`."""
    require_extra(LOCAL)
    name, file = _local_file(settings, TRAINED_FOR)
    server = LocalServer(name, file, threads=settings.local_threads, context=CONTEXT, adapter=ADAPTER)
    judge = TrainedJudge(name, server, Breaker(settings.chat_failures, settings.chat_rest_s))
    try:
        yield judge
    finally:
        judge.close()


def _provider(model: str | None) -> str:
    return (model or "").partition(":")[0]


@contextmanager
def _budget(settings: Settings) -> Iterator[Budget]:
    if settings.chat_tokens_per_day is None and settings.chat_euros_per_day is None:
        yield Budget()
        return
    if settings.chat_euros_per_day is not None and not (settings.chat_price_in or settings.chat_price_out):
        raise ModelNotSetUp(
            "FOERDERLOTSE_CHAT_EUROS_PER_DAY braucht die Preise des Chat-Modells.",
            "Setzen Sie FOERDERLOTSE_CHAT_PRICE_IN und FOERDERLOTSE_CHAT_PRICE_OUT (Euro je Million Tokens).",
        )
    settings.data.mkdir(parents=True, exist_ok=True)
    engine = open_database(settings.registry_url)
    try:
        yield Budget(
            engine,
            settings.chat_tokens_per_day,
            settings.chat_euros_per_day,
            settings.chat_price_in,
            settings.chat_price_out,
        )
    finally:
        engine.dispose()


@contextmanager
def _local(settings: Settings, model: str) -> Iterator[tuple[str, Source]]:
    require_extra(LOCAL)
    name, file = _local_file(settings, model)
    server = LocalServer(name, file, threads=settings.local_threads, context=settings.local_context)
    opened: list[tuple[Endpoint, BaseChatModel]] = []

    def source(deadline: float) -> BaseChatModel:
        endpoint = server.ready(deadline)
        if not opened or opened[-1][0] != endpoint:
            opened[:] = [(endpoint, _client(settings, model, endpoint))]
        return opened[-1][1]

    try:
        yield name, source
    finally:
        server.close()


def _local_file(settings: Settings, model: str) -> tuple[str, Callable[[], Path]]:
    """The name to be shown, and what gives the checked file."""
    known = manifest().get(model)
    if known and known.purpose == "chat":
        if find(known, settings.models_folder) is None:
            raise ModelNotSetUp(f"Das lokale Modell {model} ist noch nicht da.", how_to_get(known))
        return f"{LOCAL}:{model}", lambda: checked(known, settings.models_folder)
    path = Path(model).expanduser().absolute()
    if not path.is_file():
        names = ", ".join(f"{LOCAL}:{each.name}" for each in manifest().values() if each.purpose == "chat")
        raise ModelNotSetUp(
            f"FOERDERLOTSE_CHAT_MODEL nennt ein lokales Modell, das es nicht gibt: {model}.",
            f"Möglich sind {names} und {LOCAL}:/PFAD/ZU/EINER/DATEI.gguf.",
        )
    return f"{LOCAL}:{path.name}", lambda: path


def _client(settings: Settings, model: str, endpoint: Endpoint) -> BaseChatModel:
    here = settings.model_copy(update={"chat_base_url": f"{endpoint.url}/v1", "chat_api_key": SecretStr(endpoint.key)})
    # A proxy that the environment names is not for our own machine.
    own = {"http_client": httpx.Client(trust_env=False), "http_async_client": httpx.AsyncClient(trust_env=False)}
    return open_provider(here, "openai", model, stream_usage=True, **own)
