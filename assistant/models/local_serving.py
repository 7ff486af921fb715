"""The child process that serves a local model; run as a script, by :mod:`assistant.models.local`.

Reads one line of JSON from standard input, writes one to standard output: ``{"url": …}`` once the model is loaded. Ends
when standard input is closed, which the operating system does when the parent ends, however that ends.
"""

from __future__ import annotations

import json
import os
import sys
import time
from threading import Thread
from typing import Any


def serve() -> None:
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # llama.cpp may write there
    asked = json.loads(sys.stdin.readline())
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    server = _load(asked)
    answer.write(json.dumps({"url": server.listening_address}) + "\n")
    answer.flush()
    sys.stdin.read()
    os._exit(0)  # at once, also in the middle of a sentence


def _load(asked: dict[str, Any]) -> Any:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = asked["file"]
    params.model_alias = {asked["alias"]}
    if asked["adapter"]:
        params.lora_adapters = [xllamacpp.CommonAdapterLoraInfo(asked["adapter"], 1.0)]
    params.api_keys = [asked["key"]]
    params.hostnames = ["127.0.0.1"]
    params.port = 0  # any that is free
    params.n_ctx = asked["context"]
    params.n_parallel = 1
    # Threads wait for each other at every step, spinning: with as many as there are cores, one busy core slows writing
    # down twentyfold. Reading a prompt suffers less and gains more.
    params.cpuparams.n_threads = max(1, asked["threads"] - 1)
    params.cpuparams_batch.n_threads = asked["threads"]
    params.cache_ram_mib = 0  # would keep old questions in up to 8 GB
    params.ui = False
    params.endpoint_slots = False
    params.verbosity = 0
    return xllamacpp.Server(params)


def _end_with(parent: int) -> None:
    """For the case that another process holds our standard input open."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


if __name__ == "__main__":
    serve()
