"""Many people chatting with the web page at once, as browsers do it."""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote
from uuid import uuid4

import httpx
import psutil
import typer
from rich.console import Console
from rich.table import Table

from benchmarks.memory import resident
from eval.cases import load_cases
from eval.commands import run
from eval.figures import Spread
from eval.temporary_corpus import fill, temporary_settings
from ingest.samples import PDFS

PORT = 8971
READS_S = (5.0, 15.0)
"""How long a person reads an answer before the next question, in seconds."""
LOOKS = 0.2
"""The share of answers of which a source is opened."""
_PATIENCE_S = 60


@dataclass
class Measured:
    """What all people saw, in milliseconds, and the server's resident memory in MB, with its children, over time."""

    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def main(
    cases: Annotated[list[Path], typer.Option(help="Cases whose questions are asked.", exists=True)],
    users: Annotated[int, typer.Option(help="People chatting at once.", min=1)] = 50,
    seconds: Annotated[int, typer.Option(help="How long they chat.", min=10)] = 600,
    out: Annotated[Path | None, typer.Option(help="File for the figures as JSON.")] = None,
) -> None:
    """Time to the first sentence and to the whole answer, errors, and the server's memory.

    Everybody has a session and a conversation of their own, and reads for five to fifteen seconds after each answer.

    Example: python -m benchmarks.load --cases eval/datasets/samples/programmes.jsonl
    """
    questions = [case.question for file in cases for case in load_cases(file)]
    measured = Measured()
    with _serving() as server:
        asyncio.run(_chat(server, questions, users, seconds, measured))
    Console().print(_table(measured))
    for error in sorted(set(measured.errors)):
        Console().print(f"{measured.errors.count(error)} × {error}")
    if out:
        content = vars(measured)
        out.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")
    if measured.errors:
        raise typer.Exit(1)


@contextmanager
def _serving() -> Iterator[psutil.Process]:
    """``foerderlotse serve`` on the sample programmes in a folder of its own."""
    with temporary_settings() as settings:
        from assistant.corpus.corpus import Corpus

        with Corpus.open(settings) as corpus:
            fill(corpus, [PDFS], settings)
        environment = os.environ | {
            "FOERDERLOTSE_WEB_PORT": str(PORT),
            "FOERDERLOTSE_QUESTIONS_PER_MINUTE": "1000",  # all come from one address
        }
        command = [str(Path(sys.executable).with_name("foerderlotse")), "--data", str(settings.data), "serve"]
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:  # noqa: S603
            try:
                _wait_for(process)
                yield psutil.Process(process.pid)
            finally:
                process.terminate()


def _wait_for(process: subprocess.Popen[bytes]) -> None:
    for _ in range(_PATIENCE_S * 10):
        with suppress(httpx.HTTPError):
            if httpx.get(f"http://127.0.0.1:{PORT}/readyz").is_success:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError("the server did not get ready")


async def _chat(server: psutil.Process, questions: list[str], users: int, seconds: int, measured: Measured) -> None:
    end = time.monotonic() + seconds
    people = [_person(questions, random.Random(number), end, measured) for number in range(users)]  # noqa: S311
    await asyncio.gather(_watch(server, end, measured), *people)


async def _watch(server: psutil.Process, end: float, measured: Measured) -> None:
    while time.monotonic() < end:
        measured.memory.append(resident(server) / 2**20)
        await asyncio.sleep(5)


async def _person(questions: list[str], chance: random.Random, end: float, measured: Measured) -> None:
    await asyncio.sleep(chance.uniform(0, READS_S[1]))
    conversation = str(uuid4())
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{PORT}", timeout=_PATIENCE_S) as client:
        await client.get("/")
        while time.monotonic() < end:
            try:
                answer = await _asked(client, chance.choice(questions), conversation, measured)
                if answer["citations"] and chance.random() < LOOKS:
                    await _looked(client, chance.choice(answer["citations"]), measured)
            except (httpx.HTTPError, RuntimeError) as error:
                measured.errors.append(f"{type(error).__name__}: {error}")
            await asyncio.sleep(chance.uniform(*READS_S))


async def _asked(client: httpx.AsyncClient, question: str, conversation: str, measured: Measured) -> dict[str, Any]:
    started, first, event = time.perf_counter(), 0.0, ""
    body = {"question": question, "conversation": conversation}
    async with client.stream("POST", "/api/answers/stream", json=body) as response:
        if response.status_code != httpx.codes.OK:
            raise RuntimeError(f"status {response.status_code}")
        async for line in response.aiter_lines():
            name, _, value = line.partition(": ")
            event = value if name == "event" else event
            if name == "data" and event in ("claim", "answer") and not first:
                first = (time.perf_counter() - started) * 1000
            if name == "data" and event in ("answer", "error"):
                data: dict[str, Any] = json.loads(value)
                if event == "error" or data["status"] == "failed":
                    raise RuntimeError(f"an answer failed: {data}")
                measured.first.append(first)
                measured.whole.append((time.perf_counter() - started) * 1000)
                return data
    raise RuntimeError("the stream ended without an answer")


async def _looked(client: httpx.AsyncClient, citation: dict[str, Any], measured: Measured) -> None:
    started = time.perf_counter()
    address = f"/api/documents/{quote(citation['document'])}/pages/{citation['page']}.png"
    response = await client.get(address, params={"mark": citation["quote"]})
    if response.status_code != httpx.codes.OK:
        raise RuntimeError(f"a picture: status {response.status_code}")
    measured.pictures.append((time.perf_counter() - started) * 1000)


def _table(measured: Measured) -> Table:
    table = Table("", "count", "median", "p95", "greatest")
    parts = {
        "first sentence, ms": measured.first,
        "whole answer, ms": measured.whole,
        "picture of a source, ms": measured.pictures,
        "memory of the server, MB": measured.memory,
        "the same, last fifth, MB": measured.memory[-len(measured.memory) // 5 :],
    }
    for name, values in parts.items():
        if values:
            spread = Spread.of(values)
            table.add_row(name, str(len(values)), f"{spread.median:.0f}", f"{spread.p95:.0f}", f"{spread.greatest:.0f}")
    table.add_row("errors", str(len(measured.errors)), "", "", "")
    return table


if __name__ == "__main__":
    run(main)
