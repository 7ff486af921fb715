"""Förderlotse's own side of the ingest benchmark, run as a process of its own beside ``baseline.py``.

``python -m benchmarks.ours JOB.json RESULT.json``: the job is ``{"pdfs": [path …]}``; the result holds
``seconds`` (``imports``, ``model``, ``index``), ``pages``, ``chunks`` and ``not_indexed`` (files and reasons).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any


def measure(job: dict[str, Any]) -> dict[str, Any]:
    """Index what the job names into a temporary corpus and say how long each part took."""
    clock = time.perf_counter
    started = clock()
    from assistant.corpus.corpus import Corpus
    from eval.temporary_corpus import temporary_settings
    from ingest import ingest_paths

    imported = clock()
    with temporary_settings() as settings, Corpus.open(settings) as corpus:
        corpus.encoder.embed_query("warm")
        loaded = clock()
        outcomes = ingest_paths([Path(path) for path in job["pdfs"]], corpus, settings)
        indexed = clock()
    return {
        "seconds": {"imports": imported - started, "model": loaded - imported, "index": indexed - loaded},
        "pages": sum(outcome.pages for outcome in outcomes),
        "chunks": sum(outcome.chunks for outcome in outcomes),
        "not_indexed": [
            f"{item.path.name}: {item.status} {item.reason}" for item in outcomes if item.status != "added"
        ],
    }


if __name__ == "__main__":
    job_file, result_file = Path(sys.argv[1]), Path(sys.argv[2])
    result = measure(json.loads(job_file.read_text(encoding="utf-8")))
    result_file.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
