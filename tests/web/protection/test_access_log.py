"""What the access log says, and what it does not."""

from __future__ import annotations

import logging

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import ADDRESS, Site, asked


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "foerderlotse.access")
    return caplog


def lines(log: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in log.records if record.name == "foerderlotse.access"]


def test_a_request_is_one_line_without_its_words(client: TestClient, log: pytest.LogCaptureFixture) -> None:
    client.get("/api/documents/go-inno.pdf/pages/1?mark=geheimes+Zitat")
    (line,) = lines(log)
    assert line.startswith("GET /api/documents/{file}/pages/{number} 200 ")
    assert line.endswith(" ms 203.0.113.0/24")
    assert "geheim" not in line


def test_neither_question_nor_address_stands_in_any_log(client: TestClient, log: pytest.LogCaptureFixture) -> None:
    log.set_level(logging.INFO)
    asked(client, "Fördert go-inno die Zwiebelschneidemaschine von Herrn Beispielmann?")
    own = [record.getMessage() for record in log.records if not record.name.startswith("httpx")]
    assert not [line for line in own if "wiebel" in line or "eispielmann" in line or ADDRESS in line]


def test_the_address_a_trusted_proxy_tells_counts(site: Site, log: pytest.LogCaptureFixture) -> None:
    told = {"X-Forwarded-For": "198.51.100.23"}
    site(trusted_proxies=(ADDRESS,)).get("/healthz", headers=told)
    site().get("/healthz", headers=told)
    trusted, untrusted = lines(log)
    assert trusted.endswith("198.51.100.0/24")
    assert untrusted.endswith("203.0.113.0/24")


def test_unknown_addresses_are_logged_without_their_path(client: TestClient, log: pytest.LogCaptureFixture) -> None:
    client.get("/frau-muster@example.org")
    (line,) = lines(log)
    assert line.startswith("GET - 404 ")
