"""The types of settings: each checks its value and says in German what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator

T = TypeVar("T")


def _folder(path: Path) -> Path:
    path = path.expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError("ist kein Ordner, sondern eine Datei")
    return path


def _file(path: Path) -> Path:
    path = path.expanduser().absolute()
    if not path.is_file():
        raise ValueError("diese Datei gibt es nicht")
    return path


def _database_url(url: str) -> str:
    if not url.startswith(("sqlite:", "postgresql:", "postgresql+psycopg:")):
        raise ValueError("erlaubt sind Adressen, die mit sqlite: oder postgresql: beginnen")
    return url


def _http_url(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise ValueError("erwartet wird eine Adresse, die mit http:// oder https:// beginnt")
    return url


Folder = Annotated[Path, AfterValidator(_folder)]
"""An absolute path at which a folder is or can be made."""

File = Annotated[Path, AfterValidator(_file)]
"""The absolute path of a file that is there."""

DatabaseUrl = Annotated[str, AfterValidator(_database_url)]
HttpUrl = Annotated[str, AfterValidator(_http_url)]

AnyCase = Annotated[T, BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)]
"""Upper and lower case mean the same."""
