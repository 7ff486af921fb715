"""Chroma clients: embedded in a folder, or a server's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.corpus.errors import REBUILD, IndexDamaged
from assistant.corpus.model import Filters

if TYPE_CHECKING:
    from chromadb.api import ClientAPI


def embedded_client(folder: Path) -> ClientAPI:
    """A client on the files in ``folder``. Raises IndexDamaged where they cannot be read."""
    import chromadb
    from chromadb.config import Settings

    folder.mkdir(parents=True, exist_ok=True)
    try:
        return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    except Exception as error:  # Chroma raises whatever its parts raise
        raise IndexDamaged(f"Der Vektorindex {folder} lässt sich nicht öffnen: {error}.", REBUILD) from error


def server_client(url: str) -> ClientAPI:
    """A client of the server at ``url``. Raises IndexDamaged where it does not answer."""
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url)
    ssl = parts.scheme == "https"
    try:
        return chromadb.HttpClient(
            host=parts.hostname or "localhost",
            port=parts.port or (443 if ssl else 8000),
            ssl=ssl,
            settings=Settings(anonymized_telemetry=False),
        )
    except Exception as error:
        raise IndexDamaged(
            f"Der Chroma-Server {url} antwortet nicht: {error}.", "Läuft er? Prüfen Sie FOERDERLOTSE_CHROMA_URL."
        ) from error


def close_client(client: ClientAPI) -> None:
    """Gives back what a client holds; a server's leaves its connections open by itself."""
    client.close()  # type: ignore[attr-defined]  # clients have it, their interface does not
    for holder in (client, getattr(client, "_admin_client", None)):
        session = getattr(getattr(holder, "_server", None), "_session", None)
        if session is not None:
            session.close()


def where(filters: Filters) -> dict[str, Any] | None:
    """The filters in Chroma's query language."""
    conditions: list[dict[str, Any]] = [
        {name: {"$in": list(values)}}
        for name, values in (
            ("programme_key", filters.programmes),
            ("region", filters.regions),
            ("funder", filters.funders),
            ("authority", [authority.value for authority in filters.authorities]),
            ("document", filters.documents),
        )
        if values
    ]
    if filters.valid_on:
        conditions.append({"valid_until": {"$gte": filters.valid_on.toordinal()}})
    if len(conditions) > 1:
        return {"$and": conditions}
    return conditions[0] if conditions else None
