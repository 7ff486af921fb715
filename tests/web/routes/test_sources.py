"""A source as a page of its own."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import asked


def test_a_citation_leads_to_its_page_with_picture_and_pdf(client: TestClient) -> None:
    citation = asked(client)["citations"][0]
    where = {"document": citation["document"], "page": citation["page"], "mark": citation["quote"]}
    page = client.get("/quelle", params=where).text
    assert citation["title"] in page
    assert f"/api/documents/go-inno.pdf/pages/{citation['page']}.png?mark=" in page
    assert f"/api/documents/go-inno.pdf/pdf#page={citation['page']}" in page


def test_pages_lead_to_their_neighbours(client: TestClient) -> None:
    first, middle, last = (client.get(f"/quelle?document=go-inno.pdf&page={page}").text for page in (1, 2, 3))
    back, on = "/quelle?document=go-inno.pdf&amp;page=1", "/quelle?document=go-inno.pdf&amp;page=3"
    assert back in middle
    assert on in middle
    assert "page=0" not in first
    assert "page=4" not in last


@pytest.mark.parametrize(
    ("asked_for", "status"),
    [
        ("document=fehlt.pdf", 404),
        ("document=../../etc/passwd", 404),
        ("document=go-inno.pdf&page=99", 404),
        ("document=go-inno.pdf&page=eins", 422),
        ("document=go-inno.pdf&page=1&mark=" + "x" * 2001, 422),
        ("", 422),
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(client: TestClient, asked_for: str, status: int) -> None:
    response = client.get(f"/quelle?{asked_for}")
    assert response.status_code == status
    assert "</html>" in response.text


def test_a_quote_is_text_and_no_markup(client: TestClient) -> None:
    page = client.get("/quelle", params={"document": "go-inno.pdf", "mark": '"><script>alert(1)</script>'}).text
    assert "<script>alert(1)" not in page
