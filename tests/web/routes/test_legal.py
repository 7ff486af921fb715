"""Privacy and imprint."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bots.web.markdown import html_of
from tests.web.conftest import Site


def test_the_privacy_text_says_what_the_settings_do(site: Site) -> None:
    page = site(conversation_days=7, trace_days=3).get("/datenschutz").text
    assert "7 Tage nach der letzten Frage" in page
    assert "nach 3 Tagen" in page
    assert "verlassen diesen Rechner nicht" in page


@pytest.mark.parametrize("setting", [{"chat_model": "openai:gpt-4.1-mini"}, {"embedding_model": "openai:embed"}])
def test_the_privacy_text_says_where_questions_go(site: Site, setting: dict[str, str]) -> None:
    page = site(**setting).get("/datenschutz").text
    (model,) = setting.values()
    assert model in page
    assert "verlassen diesen Rechner nicht" not in page


@pytest.mark.parametrize("setting", [{"chat_model": "local:qwen2.5-1.5b"}, {"embedding_model": "huggingface:e5"}])
def test_models_on_this_machine_are_sent_nothing(site: Site, setting: dict[str, str]) -> None:
    assert "verlassen diesen Rechner nicht" in site(**setting).get("/datenschutz").text


def test_the_privacy_text_says_when_traces_hold_the_question(site: Site) -> None:
    assert "ohne den Wortlaut der Frage" in site().get("/datenschutz").text
    assert "mit dem Wortlaut der Frage" in site(trace_questions=True).get("/datenschutz").text


def test_an_imprint_that_is_missing_says_how_to_set_it(client: TestClient) -> None:
    page = client.get("/impressum").text
    assert "FOERDERLOTSE_WEB_IMPRINT" in page
    assert "FOERDERLOTSE_WEB_IMPRINT" in client.get("/impressum?lang=en").text


def test_the_operators_own_texts_stand_in_their_place(site: Site, tmp_path: Path) -> None:
    imprint, privacy = tmp_path / "impressum.md", tmp_path / "datenschutz.md"
    imprint.write_text("# Wir\n\nCluster **Musterland** e. V.\n\n| Telefon | 0123 |\n|---|---|\n| Fax | – |", "utf-8")
    privacy.write_text("Nichts wird gespeichert.", "utf-8")
    client = site(web_imprint=imprint, web_privacy=privacy)
    assert "<strong>Musterland</strong>" in client.get("/impressum").text
    assert "<table>" in client.get("/impressum").text
    assert "Nichts wird gespeichert." in client.get("/datenschutz").text


def test_an_operators_text_cannot_act() -> None:
    hostile = (
        "<script>alert(1)</script> [x](javascript:alert(2)) <a href='/x' onclick='y()' style='z'>hier</a>\n\n**gut**"
    )
    assert "<script" not in html_of(hostile)
    assert 'href="javascript' not in html_of(hostile)
    assert "onclick" not in html_of(hostile)
    assert "style" not in html_of(hostile)
    assert "<strong>gut</strong>" in html_of(hostile)


def test_a_file_that_cannot_be_read_is_an_error_page(site: Site, tmp_path: Path) -> None:
    imprint = tmp_path / "impressum.md"
    imprint.write_bytes(b"\xff\xfe\x00")
    response = site(web_imprint=imprint).get("/impressum")
    assert response.status_code == 500
    assert "</html>" in response.text
