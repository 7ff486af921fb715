"""The chat for other sites."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.conftest import Site


def test_the_frame_needs_no_cookie(client: TestClient) -> None:
    response = client.get("/widget")
    assert response.status_code == 200
    assert "set-cookie" not in response.headers


def test_the_script_is_served_for_other_sites(client: TestClient) -> None:
    response = client.get("/widget.js")
    assert response.headers["content-type"].startswith("text/javascript")


def test_the_demo_embeds_the_script_by_its_public_address(site: Site) -> None:
    assert "https://lotse.example/widget.js" in site(public_url="https://lotse.example/").get("/widget-demo").text
