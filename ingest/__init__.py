"""PDFs become clean text, chunks and metadata, and go into the corpus.

Words: a *file* is read into a *document* (pages, blocks, chunks) or :class:`Refused` with a reason.
"""

from ingest.corpus_toml import CorpusTomlError
from ingest.document import read_document
from ingest.outcome import FileOutcome, Progress
from ingest.overrides import Overrides
from ingest.refused import Reason, Refused
from ingest.run import ingest_paths

__all__ = [
    "CorpusTomlError",
    "FileOutcome",
    "Overrides",
    "Progress",
    "Reason",
    "Refused",
    "ingest_paths",
    "read_document",
]
