"""Other sites cannot make a browser ask, delete or rate in the user's name."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from bots.web.protection.same_origin import origin_of
from tests.web.conftest import QUESTION, Site, error

FOREIGN = [
    {"Origin": "https://boese.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
]
OWN = [{}, {"Origin": "http://testserver"}, {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/answers"),
        ("DELETE", "/api/conversations"),
        ("POST", "/api/feedback"),
        ("POST", "/v1/chat/completions"),
    ],
)
def test_another_site_is_refused(client: TestClient, method: str, path: str, headers: dict[str, str]) -> None:
    response = client.request(method, path, json={"question": QUESTION}, headers=headers)
    assert response.status_code == 403
    assert response.json()["error"]["code"] == "forbidden"


@pytest.mark.parametrize("headers", OWN)
def test_the_page_itself_and_programs_are_let_through(client: TestClient, headers: dict[str, str]) -> None:
    assert client.delete("/api/conversations", headers=headers).status_code == 200


def test_reading_is_open_to_links_from_everywhere(client: TestClient) -> None:
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_refused_form_is_a_page(client: TestClient) -> None:
    response = client.post("/frage", data={"question": QUESTION}, headers=FOREIGN[0])
    assert response.status_code == 403
    assert "</html>" in response.text


def test_behind_a_proxy_the_public_address_is_the_page_itself(site: Site) -> None:
    client = site(public_url="https://lotse.example/")
    inside = {"Host": "inside:8080", "Origin": "https://lotse.example"}
    assert client.delete("/api/conversations", headers=inside).status_code == 200
    assert error(client.delete("/api/conversations", headers={**inside, "Origin": "https://x.example"}))[0] == 403


def test_other_sites_scripts_cannot_read_by_default(client: TestClient) -> None:
    headers = client.get("/api/documents", headers={"Origin": "https://portal.example"}).headers
    assert "access-control-allow-origin" not in headers


def test_a_site_allowed_by_setting_may_ask_without_cookies(site: Site) -> None:
    client = site(cors_origins=("https://portal.example",))
    headers = {"Origin": "https://portal.example", "Sec-Fetch-Site": "cross-site"}
    response = client.post("/api/answers", json={"question": QUESTION}, headers=headers)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "https://portal.example"
    assert "access-control-allow-credentials" not in response.headers
    other = client.post("/api/answers", json={"question": QUESTION}, headers={"Origin": "https://x.example"})
    assert other.status_code == 403


def test_an_origin_is_scheme_host_and_port() -> None:
    assert origin_of("https://lotse.example:8443/unter/pfad?x=1") == "https://lotse.example:8443"
