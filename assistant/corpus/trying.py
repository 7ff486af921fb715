"""Chroma's files after a killed process, tried out where a crash harms nobody.

Chroma writes its graph in place. A process killed in that moment can leave it so that the next one dies of it, which no
``except`` catches.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PATIENCE_S = 300
"""Seconds after which files count as broken."""


def usable(folder: Path, name: str, gone: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether a process of its own could take the chunks ``gone`` out of a collection and find the chunks ``kept``.

    What it took out is out.
    """
    task = json.dumps({"folder": str(folder), "name": name, "gone": list(gone), "kept": list(kept)})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "assistant.corpus.trying"],
            input=task.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> None:
    """Does the task of standard input; ends with another code than 0 where that fails."""
    from assistant.corpus.chroma import close_client, embedded_client
    from assistant.corpus.vectors import VectorIndex

    task = json.load(sys.stdin)
    client = embedded_client(Path(task["folder"]))
    made = client.get_collection(task["name"], embedding_function=None).metadata
    index = VectorIndex(client, task["name"], made["model"], made["dimension"], lambda _: True)
    index.delete(task["gone"])
    index.prove(task["kept"])
    close_client(client)


if __name__ == "__main__":
    main()
