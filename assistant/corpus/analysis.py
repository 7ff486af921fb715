"""What the indexes are made with, beside the embedding model."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources

from assistant.german.version import VERSION

_CUTTING = ("units.py", "embedding.py")


@lru_cache(maxsize=1)
def analysis_version() -> str:
    """Changes with the language analysis and with how chunks are cut into units and these are embedded.

    It is a hash over the code that does it: search counts on finding as many vectors as there are units.
    """
    found = hashlib.sha256(VERSION.encode())
    for name in _CUTTING:
        found.update((resources.files("assistant.corpus") / name).read_bytes())
    return found.hexdigest()[:16]
