"""The search as a LangChain retriever."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.corpus.model import Filters, Passage
from assistant.corpus.search.searcher import Searcher


class CorpusRetriever(BaseRetriever):
    """Gives passages as LangChain documents: the text, and in ``metadata`` the keys of ``search --json``."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    searcher: Searcher
    k: int = 5
    filters: Filters = Filters()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002
        found = self.searcher.search(query, self.k, self.filters)
        return [_document(passage) for passage in found]


def passage_json(passage: Passage) -> dict[str, Any]:
    """A passage in the public form of ``search --json``.

    ``page`` is the first page of the chunk that was found, ``pages`` are all that it and its joined neighbours cover.
    """
    parts = sorted((passage.stored, *passage.merged), key=lambda part: part.chunk.ordinal)
    metadata = passage.stored.document.metadata
    first = passage.stored.chunk
    pages = sorted({page for part in parts for page in range(part.chunk.first_page, part.chunk.last_page + 1)})
    return {
        "document": metadata.file,
        "title": metadata.title,
        "page": first.first_page,
        "pages": pages,
        "heading": " › ".join(first.heading),
        "text": "\n".join(part.chunk.text for part in parts),
        "score": round(passage.score, 4),
    }


def _document(passage: Passage) -> Document:
    data = passage_json(passage)
    text = str(data.pop("text"))
    return Document(page_content=text, metadata=data)
