"""The folder of a run: what was asked for, and what came of it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def write_run(folder: Path, task: str, config: Mapping[str, Any], results: Any, rows: Iterable[Any]) -> Path:
    """Write ``config.json``, ``results.json`` and ``rows.jsonl`` into a new folder below ``folder``; gives it."""
    now = datetime.now(UTC)
    run = folder / f"{now:%Y%m%d-%H%M%S}-{task}"
    run.mkdir(parents=True)
    head = {"task": task, "at": now.isoformat(timespec="seconds"), "commit": _commit(), **config}
    _write_json(run / "config.json", head)
    _write_json(run / "results.json", results)
    lines = (json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)
    (run / "rows.jsonl").write_text("".join(lines), encoding="utf-8")
    return run


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n", encoding="utf-8")


def _commit() -> str | None:
    """The checkout's commit, marked where files differ from it; ``None`` outside a checkout."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    return done.stdout.strip() or None
