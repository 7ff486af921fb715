"""Which encoder the settings ask for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.corpus import encoder as use
from assistant.corpus.encoder import UseEncoder
from assistant.corpus.errors import EncoderUnavailable
from assistant.corpus.model_file import model_file
from assistant.settings import Settings

_PACKAGES = {
    "huggingface": "langchain-huggingface",
    "ollama": "langchain-ollama",
    "openai": "langchain-openai",
}


def encoder_from(settings: Settings) -> Embeddings:
    """The encoder named by ``embedding_model``: the default one, or ``provider:model`` of any LangChain provider.

    Raises EncoderUnavailable for an unknown name and where the provider's package is missing.
    """
    name = settings.embedding_model
    if name == use.NAME:
        return UseEncoder(lambda: model_file(settings.models_folder, settings.embedding_model_path))
    provider, _, model = name.partition(":")
    if not model:
        raise EncoderUnavailable(
            f"FOERDERLOTSE_EMBEDDING_MODEL nennt ein unbekanntes Modell: {name}.",
            f"Möglich sind {use.NAME} und Anbieter:Modell, etwa huggingface:intfloat/multilingual-e5-small.",
        )
    from langchain.embeddings import init_embeddings

    try:
        return init_embeddings(name)
    except ImportError as error:
        package = _PACKAGES.get(provider, f"langchain-{provider}")
        raise EncoderUnavailable(
            f"Für das Embedding-Modell {name} fehlt ein Paket ({error}).", f"Abhilfe: pip install {package}"
        ) from error
    except ValueError as error:
        raise EncoderUnavailable(f"Das Embedding-Modell {name} ist nicht nutzbar: {error}") from error


def encode(encoder: Embeddings, texts: Sequence[str]) -> NDArray[np.float32]:
    """An array of shape (texts, dimensions), each row of length 1."""
    if isinstance(encoder, UseEncoder):
        return encoder.encode(texts)
    if not texts:
        return np.empty((0, 0), np.float32)
    vectors = np.asarray(encoder.embed_documents(list(texts)), dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.divide(vectors, np.where(lengths == 0, 1, lengths), dtype=np.float32)


def dimension_of(encoder: Embeddings) -> int:
    """How many numbers a vector has; an unknown encoder is asked for one."""
    return use.DIMENSION if isinstance(encoder, UseEncoder) else len(encoder.embed_query("Förderung"))
