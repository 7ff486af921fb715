"""Where the default encoder's model file lies, and that it is the right one."""

from __future__ import annotations

from pathlib import Path

from assistant.corpus.encoder import NAME
from assistant.corpus.errors import EncoderUnavailable
from assistant.modelfiles.errors import ModelFileMissing
from assistant.modelfiles.finding import checked
from assistant.modelfiles.manifest import manifest


def model_file(folder: Path, given: Path | None = None) -> Path:
    """The checked model file: ``given``, else the installed one, else the one in the ``folder`` of model files.

    Raises EncoderUnavailable where there is none or where its SHA-256 is another.
    """
    try:
        return checked(manifest()[NAME], folder, given)
    except ModelFileMissing as error:
        raise EncoderUnavailable(
            error.message, f"{error.hint} Oder nennen Sie sie mit FOERDERLOTSE_EMBEDDING_MODEL_PATH."
        ) from error
