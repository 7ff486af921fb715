"""Fetching a model file from a hub by HTTP, from the byte it had reached."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import httpx

from assistant.modelfiles.errors import FetchFailed
from assistant.modelfiles.manifest import HubSource
from assistant.modelfiles.partial import PartialFile

TIMEOUT_S = 20.0


def fetch_from_hub(source: HubSource, size: int, partial: PartialFile, arrived: Callable[[], None]) -> None:
    """Writes the rest of the file. Raises FetchFailed; OSError where it cannot be written."""
    start = partial.size
    headers = {"Range": f"bytes={start}-", "Accept-Encoding": "identity"} if start else {}
    host = urlsplit(source.url).hostname
    try:
        with httpx.stream("GET", source.url, headers=headers, follow_redirects=True, timeout=TIMEOUT_S) as response:
            if response.status_code not in (200, 206):
                raise FetchFailed(f"{host} gibt die Datei nicht heraus (Status {response.status_code}).")
            if response.status_code == 200:  # the server knows no ranges: from the start
                partial.cut(0)
            elif not response.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
                raise FetchFailed(f"{host} schickt ein anderes Stück der Datei als verlangt.")
            with partial.path.open("ab") as file:
                for data in response.iter_bytes():
                    if file.tell() + len(data) > size:
                        raise FetchFailed(f"{host} schickt mehr, als die Datei lang ist.")
                    file.write(data)
                    file.flush()  # how much has arrived is read off the file
                    arrived()
    except httpx.HTTPError as error:
        raise FetchFailed(
            f"{host} ist nicht erreichbar oder die Verbindung brach ab ({type(error).__name__})."
        ) from error
