"""What a document's name and title hold is text, wherever they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from langchain_core.embeddings import Embeddings
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.corpus.model import DocumentMetadata, Programme
from assistant.settings import Settings
from assistant.talk.memory import Memory
from bots.web.app import create_app
from tests.layout import Line, heading, laid_out
from tests.web.conftest import asked, error, token

FILE = 'Zu\u0308 "schuss" <b>&#1; 100 %.pdf'
TITLE = 'Richtlinie <script>alert(1)</script> "><img src=x onerror=alert(2)>'
QUESTION = "Wie hoch ist der Zuschuss für Messestände?"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, encoder: Embeddings) -> Iterator[TestClient]:
    """The page on one document with a hostile name and title."""
    folder = tmp_path_factory.mktemp("hostile")
    settings = Settings(data=folder / "data", web_operator="<script>alert(3)</script>")
    programme = Programme("messe", "Messe <script>alert(4)</script>", region="<i>Hessen</i>")
    metadata = DocumentMetadata(FILE, TITLE, programme=programme)
    lines = [heading("Zuschuss"), Line("Der Zuschuss für Messestände beträgt höchstens 7.500 Euro im Jahr.")]
    with Corpus.open(settings, encoder=encoder) as corpus, Memory.open(settings) as memory:
        corpus.add(laid_out(folder, metadata, lines))
        with TestClient(create_app(Assistant(corpus, memory=memory), settings)) as client:
            yield client


def active(page: str) -> list[str]:
    """Markup of the document that a browser would act on."""
    return [markup for markup in ("<script>alert", "<img src=x", "<i>Hessen") if markup in page]


def test_no_page_runs_what_a_title_holds(client: TestClient, conversation: str) -> None:
    form = {"token": token(client), "question": QUESTION, "conversation": conversation}
    answer = client.post("/frage", data=form)
    assert "7.500 Euro" in answer.text
    source = client.get("/quelle", params={"document": FILE, "page": 1})  # without a mark nothing is drawn
    assert source.status_code == 200
    start = client.get("/")
    assert active(answer.text) + active(source.text) + active(start.text) == []


def test_a_document_of_any_name_is_found_by_its_addresses(client: TestClient) -> None:
    (citation,) = asked(client, QUESTION)["citations"][:1]
    assert citation["document"] == FILE
    address = f"/api/documents/{quote(FILE, safe='')}"
    pdf = client.get(f"{address}/pdf")
    assert pdf.status_code == 200
    disposition = pdf.headers["content-disposition"]
    assert disposition.isascii()
    assert '"' not in disposition.partition("filename")[2]
    assert client.get(f"{address}/pages/1").json()["title"] == TITLE


def test_a_page_that_cannot_be_drawn_says_so(client: TestClient) -> None:
    picture = client.get(f"/api/documents/{quote(FILE, safe='')}/pages/1.png")  # its file is no PDF
    assert error(picture) == (500, "picture_failed")
    source = client.get("/quelle", params={"document": FILE, "page": 1, "mark": "Zuschuss"})
    assert source.status_code == 500
    assert "</html>" in source.text


def test_a_path_cannot_lead_to_another_host(client: TestClient) -> None:
    page = client.get("http://testserver//boese.example/x").text
    assert "//boese.example" not in page


def test_the_data_folder_is_not_served(client: TestClient) -> None:
    for path in ("/static/../../../registry.sqlite3", "/static/%2e%2e/app.py", "/static//etc/passwd", "/data"):
        assert client.get(path).status_code == 404
