"""What a process does that takes a folder into a corpus until it is killed."""

from __future__ import annotations

import os
import tempfile
from multiprocessing.synchronize import Event
from pathlib import Path

from assistant.corpus.corpus import Corpus
from assistant.german import analyse
from assistant.settings import Settings
from ingest.run import ingest_paths
from tests.corpus.made import HashEncoder

analyse("Förderung")  # loads the dictionaries once, before processes are copied from this one


def ingest_folder(pdfs: Path, data: Path, temporary: Path, started: Event) -> None:
    """Ingests the folder in a process group of its own, as a shell would have it."""
    os.setpgid(0, 0)
    os.environ["TMPDIR"] = tempfile.tempdir = str(temporary)
    settings = Settings(data=data, ocr=False)
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        started.set()
        ingest_paths([pdfs], corpus, settings)
