"""The corpus as LangChain's Chroma vector store, for chains of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from langchain_chroma import Chroma

if TYPE_CHECKING:
    from chromadb import Collection

TextsOf = Callable[[Sequence[str]], list[str]]


class CorpusVectorStore(Chroma):
    """LangChain's Chroma on the corpus's own collection, for reading.

    The collection holds no texts: keeping them in Chroma made adding three times slower (1.65 against
    0.6 ms per chunk). The registry has them, and what a search finds is filled in from there.
    """

    texts_of: TextsOf

    @property
    def _collection(self) -> Collection:
        return _WithTexts(super()._collection, self.texts_of)  # type: ignore[return-value]


class _WithTexts:
    def __init__(self, collection: Collection, texts_of: TextsOf) -> None:
        self._collection = collection
        self._texts_of = texts_of

    def __getattr__(self, name: str) -> Any:
        return getattr(self._collection, name)

    def query(self, **asked: Any) -> Any:
        found: Any = self._collection.query(**asked)
        found["documents"] = [self._texts_of(ids) for ids in found["ids"]]
        return found

    def get(self, **asked: Any) -> Any:
        found: Any = self._collection.get(**asked)
        found["documents"] = self._texts_of(found["ids"])
        return found
