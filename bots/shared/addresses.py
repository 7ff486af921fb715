"""Addresses of the web page that other faces lead to as well; each begins with a slash."""

from __future__ import annotations

from urllib.parse import quote


def document_address(document: str) -> str:
    """Where the API has a document; ``document`` is its file name."""
    return f"/api/documents/{quote(document, safe='')}"


def pdf_address(document: str, page: int) -> str:
    """A PDF, opened at a physical page."""
    return f"{document_address(document)}/pdf#page={page}"
