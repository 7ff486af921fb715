"""What browsers are told to refuse."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import Site

EVERYWHERE = ["/", "/impressum", "/nirgends", "/static/widget.js", "/api/documents", "/api/documents/go-inno.pdf/pdf"]


def policy(client: TestClient, path: str) -> dict[str, str]:
    parts = client.get(path).headers["content-security-policy"].split(";")
    return {name: value for name, _, value in (part.strip().partition(" ") for part in parts)}


@pytest.mark.parametrize("path", EVERYWHERE)
def test_no_page_runs_foreign_or_inline_scripts_or_stands_in_a_frame(client: TestClient, path: str) -> None:
    found = policy(client, path)
    assert found["default-src"] == "'none'"
    assert found.get("script-src", "'none'") in ("'self'", "'none'")
    assert "unsafe" not in found.get("script-src", "")
    assert found["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_response_is_guarded(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_styles_of_pages_are_their_own(client: TestClient) -> None:
    assert policy(client, "/")["style-src"] == "'self'"


def test_only_the_widget_stands_in_frames_and_only_of_sites_allowed(site: Site) -> None:
    client = site(widget_origins=("https://netz.example", "https://www.netz.example"))
    assert policy(client, "/widget")["frame-ancestors"] == "'self' https://netz.example https://www.netz.example"
    assert policy(client, "/")["frame-ancestors"] == "'none'"


def test_the_widget_stands_in_no_foreign_frame_by_default(client: TestClient) -> None:
    assert policy(client, "/widget")["frame-ancestors"] == "'self'"


def test_other_sites_may_load_the_script_that_embeds_the_widget(client: TestClient) -> None:
    assert client.get("/widget.js").headers["cross-origin-resource-policy"] == "cross-origin"


def test_what_is_somebodys_own_is_not_cached(client: TestClient) -> None:
    assert client.get("/api/conversations").headers["cache-control"] == "no-store"
    assert client.get("/").headers["cache-control"] == "no-store"


def test_https_is_insisted_on_only_where_it_is_used(client: TestClient, site: Site) -> None:
    assert "strict-transport-security" not in client.get("/").headers
    assert "strict-transport-security" in site(public_url="https://lotse.example").get("/").headers
