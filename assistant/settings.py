"""All settings in one place: from options, the environment, a ``.env`` file, or the default, in that order."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from dotenv import dotenv_values
from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import SettingsConfigDict

from assistant.errors import FoerderlotseError
from assistant.settings_chat import ChatSettings
from assistant.settings_faces import FaceSettings
from assistant.settings_judge import JudgeSettings
from assistant.settings_telegram import TelegramSettings
from assistant.settings_text import explain, hide_password
from assistant.settings_types import AnyCase, DatabaseUrl, File, Folder, HttpUrl
from assistant.settings_web import WebSettings

PREFIX = "FOERDERLOTSE_"
ENV_FILE = Path(".env")
# Names with our prefix that are no settings of the product: the tests look there for trial data.
NOT_OURS = frozenset({"FOERDERLOTSE_SHARED_DATA"})

logger = logging.getLogger(__name__)


class SettingsError(FoerderlotseError):
    """A setting has a value that cannot be used."""


class Settings(ChatSettings, JudgeSettings, FaceSettings, WebSettings, TelegramSettings):
    """What can be set: field ``name`` is the variable ``FOERDERLOTSE_NAME``; its example is in its metadata."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=None, env_ignore_empty=True, extra="ignore", frozen=True, populate_by_name=True
    )

    data: Folder = Field(
        default=Path("data"), validate_default=True, examples=["/srv/foerderlotse"], description="Datenordner"
    )
    database_url: DatabaseUrl | None = Field(
        default=None,
        examples=["postgresql+psycopg://lotse:geheim@localhost/lotse"],
        description="Datenbank des Verzeichnisses; ohne Angabe eine SQLite-Datei im Datenordner",
    )
    chroma_url: HttpUrl | None = Field(
        default=None,
        validation_alias=AliasChoices("foerderlotse_chroma_url", "chroma_url"),
        examples=["http://localhost:8000"],
        description="Chroma-Server; ohne Angabe liegen die Vektoren im Datenordner",
    )
    embedding_model: str = Field(
        default="use-multilingual-v3",
        min_length=1,
        examples=["huggingface:intfloat/multilingual-e5-small"],
        description="Embedding-Modell",
    )
    embedding_model_path: File | None = Field(
        default=None,
        examples=["/srv/modelle/use.onnx"],
        description="Datei des Embedding-Modells, falls nicht mitgeliefert",
    )
    models: Folder | None = Field(
        default=None,
        examples=["/srv/modelle"],
        description="Ordner der Modelldateien; ohne Angabe liegen sie im Datenordner",
    )
    reranker: str = Field(
        default="sentence-encoder",
        min_length=1,
        examples=["huggingface:BAAI/bge-reranker-v2-m3"],
        description="Modell, das die gefundenen Sätze genauer liest; none schaltet es aus",
    )
    max_pages: int = Field(default=2000, ge=1, examples=[500], description="Höchstzahl der Seiten einer PDF-Datei")
    max_file_mb: int = Field(default=100, ge=1, examples=[50], description="Höchstgröße einer PDF-Datei in MB")
    read_timeout_s: int = Field(
        default=120, ge=1, examples=[60], description="Höchstdauer beim Lesen einer Datei in Sekunden"
    )
    read_memory_mb: int = Field(
        default=1500, ge=200, examples=[1000], description="Höchstspeicher beim Lesen einer Datei in MB"
    )
    ocr: bool = Field(
        default=True, examples=["false"], description="Texterkennung für gescannte PDFs, wo sie installiert ist"
    )
    conversation_days: int = Field(
        default=30, ge=1, examples=[7], description="Wie viele Tage ein Gespräch nach der letzten Frage erhalten bleibt"
    )
    trace_days: int = Field(default=14, ge=1, examples=[3], description="Wie viele Tage Antwortprotokolle bleiben")
    trace_questions: bool = Field(
        default=False, examples=["true"], description="Ob ein Antwortprotokoll auch den Wortlaut der Frage enthält"
    )
    log_level: AnyCase[Literal["debug", "info", "warning", "error"]] = Field(
        default="warning", examples=["info"], description="Ab welcher Stufe protokolliert wird"
    )

    @property
    def models_folder(self) -> Path:
        """The folder of model files in force: ``models``, or the one in the data folder."""
        return self.models or self.data / "models"

    @property
    def registry_url(self) -> str:
        """The SQLAlchemy URL in force: ``database_url``, or the SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data / 'registry.sqlite3'}"


def load_settings(env_file: Path | None = ENV_FILE, **options: Any) -> Settings:
    """The settings in force. ``options`` (by field name; ``None`` means not given) win over everything else.

    Raises SettingsError naming the variable, what is wrong with it and an example.
    """
    given = {name: value for name, value in options.items() if value is not None}
    for name, nearest in unknown_variables(env_file):
        hint = f" Meinten Sie {nearest}?" if nearest else ""
        logger.warning("Die Einstellung %s ist unbekannt und wird nicht beachtet.%s", name, hint)
    try:
        return Settings(_env_file=env_file, **given)
    except ValidationError as error:
        raise _readable(error, env_file) from None


def variable(field: str) -> str:
    """The environment variable of a field."""
    return PREFIX + field.upper()


def variables(field: str) -> list[str]:
    """Every name under which a field can be set, strongest first."""
    alias = Settings.model_fields[field].validation_alias
    return [str(choice).upper() for choice in alias.choices] if isinstance(alias, AliasChoices) else [variable(field)]


def unknown_variables(env_file: Path | None = ENV_FILE) -> Iterator[tuple[str, str | None]]:
    """Names with our prefix that set nothing, each with the nearest name that would."""
    known = [field.upper() for field in Settings.model_fields]
    names = {name.upper() for name in (*os.environ, *dotenv(env_file))} - NOT_OURS
    for name in sorted(name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)):
        if name not in known:
            nearest = get_close_matches(name, known, n=1)
            yield PREFIX + name, PREFIX + nearest[0] if nearest else None


def dotenv(env_file: Path | None) -> dict[str, str | None]:
    """What the ``.env`` file says; empty where there is none."""
    return dict(dotenv_values(env_file)) if env_file and env_file.is_file() else {}


def _readable(error: ValidationError, env_file: Path | None) -> SettingsError:
    wrong = error.errors(include_url=False)[0]
    field = str(wrong["loc"][0]).lower().removeprefix(PREFIX.lower())
    set_names = {name.upper() for name in (*os.environ, *dotenv(env_file))}
    name = next((name for name in variables(field) if name in set_names), variable(field))
    secret = SecretStr in get_args(Settings.model_fields[field].annotation)
    value = "***" if secret else hide_password(str(wrong["input"]))
    example = (Settings.model_fields[field].examples or [""])[0]
    return SettingsError(f"{name} hat den Wert „{value}“: {explain(wrong)}.", f"Beispiel: {name}={example}")
