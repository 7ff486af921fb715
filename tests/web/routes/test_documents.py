"""The documents over the API."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from starlette.testclient import TestClient

from ingest.samples import PDFS
from tests.web.conftest import asked, error

HOSTILE = [
    "..%2f..%2fregistry.sqlite3",
    "%2fetc%2fpasswd",
    "..%5c..%5cregistry.sqlite3",
    "....//go-inno.pdf",
    "go-inno.pdf%00.png",
    "GO-INNO.PDF",
    "1",
    "%3Cscript%3E",
    "x" * 3000,
]


def picture(client: TestClient, address: str) -> Image.Image:
    response = client.get(address)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "image/png"
    return Image.open(io.BytesIO(response.content))


def test_the_documents_are_listed_with_what_is_known_of_them(client: TestClient) -> None:
    listed = client.get("/api/documents").json()
    assert len(listed) == len(list(PDFS.glob("*.pdf")))
    (go_inno,) = (one for one in listed if one["document"] == "go-inno.pdf")
    assert go_inno["pages"] == 3
    assert go_inno["authority"] == "leaflet"
    assert go_inno["as_of"] == "2025-07-25"


def test_a_pdf_is_shown_as_it_was_taken_in(client: TestClient) -> None:
    response = client.get("/api/documents/go-inno.pdf/pdf")
    assert response.content == (PDFS / "go-inno.pdf").read_bytes()
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["content-disposition"] == 'inline; filename="go-inno.pdf"'


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("what", ["pdf", "pages/1", "pages/1.png"])
def test_only_documents_of_the_corpus_are_found(client: TestClient, name: str, what: str) -> None:
    status, code = error(client.get(f"/api/documents/{name}/{what}"))
    assert status == 404
    assert code in ("document_not_found", "not_found")


@pytest.mark.parametrize(("page", "status"), [("4", 404), ("0", 422), ("-1", 422), ("99999999999999999999", 422)])
def test_only_pages_of_the_document_are_found(client: TestClient, page: str, status: int) -> None:
    for address in (f"pages/{page}", f"pages/{page}.png"):
        assert error(client.get(f"/api/documents/go-inno.pdf/{address}"))[0] == status


def test_a_quote_is_found_on_its_page(client: TestClient) -> None:
    citation = asked(client)["citations"][0]
    address = f"/api/documents/{citation['document']}/pages/{citation['page']}"
    page = client.get(address, params={"mark": citation["quote"]}).json()
    assert page["title"] == citation["title"]
    assert page["pages"] == 3
    assert page["boxes"]
    assert all(0 <= box[side] <= 1 for box in page["boxes"] for side in ("left", "top", "width", "height"))


def test_the_picture_marks_the_quote(client: TestClient) -> None:
    citation = asked(client)["citations"][0]
    address = f"/api/documents/{citation['document']}/pages/{citation['page']}.png"
    plain = picture(client, f"{address}?width=400")
    response = client.get(address, params={"mark": citation["quote"], "width": 400})
    marked = Image.open(io.BytesIO(response.content))
    assert plain.width == marked.width == 400
    assert plain.convert("RGB").tobytes() != marked.convert("RGB").tobytes()


def test_a_picture_seen_before_is_not_sent_again(client: TestClient) -> None:
    address = "/api/documents/go-inno.pdf/pages/1.png?width=300"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(address.replace("300", "301"), headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("wrong", ["width=100000", "width=1", "width=breit", "mark=" + "x" * 2001])
def test_what_would_cost_too_much_is_refused(client: TestClient, wrong: str) -> None:
    assert error(client.get(f"/api/documents/go-inno.pdf/pages/1.png?{wrong}")) == (422, "invalid")


def test_a_quote_that_is_not_there_is_marked_nowhere(client: TestClient) -> None:
    page = client.get("/api/documents/go-inno.pdf/pages/1", params={"mark": "<b>Steht nicht da</b>"}).json()
    assert page["boxes"] == []
