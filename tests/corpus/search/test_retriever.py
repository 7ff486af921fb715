from __future__ import annotations

from langchain_core.documents import Document

from assistant.assistant import Assistant
from assistant.corpus.model import Filters


def test_passages_come_as_langchain_documents_with_their_place(assistant: Assistant) -> None:
    found = assistant.retriever(k=3).invoke("Worum geht es bei RUBIN?")
    assert len(found) == 3
    assert all(isinstance(document, Document) and document.page_content for document in found)
    best = found[0]
    assert set(best.metadata) == {"document", "title", "page", "pages", "heading", "score"}
    assert best.metadata["document"] == "rubin.pdf"
    assert best.metadata["title"] == "Merkblatt RUBIN – Regionale unternehmerische Bündnisse für Innovation"
    assert best.metadata["page"] in best.metadata["pages"]


def test_the_retriever_keeps_to_its_filters(assistant: Assistant) -> None:
    retriever = assistant.retriever(k=5, filters=Filters(regions=("Bayern",)))
    found = retriever.invoke("Wie hoch ist die Förderung?")
    assert {document.metadata["document"] for document in found} == {"zukunftsforum-automobil-bayern.pdf"}
