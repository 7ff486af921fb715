"""What can go wrong with the corpus, told to people."""

from assistant.errors import FoerderlotseError

REBUILD = "Mit „foerderlotse rebuild“ werden die Suchindexe aus dem Bestand neu aufgebaut."


class CorpusLocked(FoerderlotseError):
    """Another process owns the data folder."""


class EmbeddingMismatch(FoerderlotseError):
    """The vectors were made by another model, or have another size, than the one set."""


class AnalysisChanged(FoerderlotseError):
    """The indexes were made by another version of the language analysis."""


class IndexDamaged(FoerderlotseError):
    """A search index is missing or cannot be read; the documents themselves are not touched."""


class DocumentNotFound(FoerderlotseError):
    """No document goes by that name, hash or number."""


class StorageFailed(FoerderlotseError):
    """Writing failed (disk full, no rights, database gone); the corpus is as it was before."""


class EncoderUnavailable(FoerderlotseError):
    """The embedding model is missing, damaged, or its package is not installed."""
