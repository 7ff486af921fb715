"""What can go wrong with model files, told to people."""

from assistant.errors import FoerderlotseError


class ModelFileMissing(FoerderlotseError):
    """A model file is not there, or is another one than its SHA-256 says."""


class FetchFailed(FoerderlotseError):
    """A model file could not be fetched; what has already arrived is kept."""
