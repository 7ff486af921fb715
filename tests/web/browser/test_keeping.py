"""Conversations, company and feedback: kept, shown, taken along, deleted."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.web.browser.conftest import Visit
from tests.web.browser.driving import ASKED, ask


def test_the_company_is_kept_in_the_browser_sent_and_erased(visit: Visit) -> None:
    page = visit()
    page.click("#company summary")
    page.select_option("[name=land]", "Sachsen")
    page.fill("[name=employees]", "40")
    page.reload()
    expect(page.locator("#told")).to_have_text("Angaben vorhanden")
    ask(page, ASKED)
    expect(page.locator(".facts")).to_contain_text("40 Beschäftigte · Land: Sachsen")
    page.click("#company summary")
    page.click("#erase")
    expect(page.locator("#erased")).to_have_text("Gelöscht.")
    page.reload()
    expect(page.locator("#told")).to_have_text("")
    expect(page.locator(".forget")).to_have_count(0)


def test_a_thumb_down_asks_why_and_is_thanked(visit: Visit) -> None:
    page = visit()
    ask(page, ASKED)
    page.click(".feedback [value=false]")
    page.check("text=Unvollständig")
    with page.expect_request("**/api/feedback") as sent:
        page.click(".reasons button")
    assert '"reason":"incomplete"' in (sent.value.post_data or "")
    expect(page.locator(".thanks")).to_have_text("Danke für die Rückmeldung.")
    expect(page.locator(".feedback [value=false]")).to_have_attribute("aria-pressed", "true")


def test_copying_takes_the_sources_along(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    ask(page, ASKED)
    page.click("[data-copy]")
    expect(page.locator("[data-copy]")).to_have_text("Kopiert")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(ASKED)
    assert "Quellen:\n[1] Merkblatt go-inno" in copied


def test_a_conversation_is_taken_along_as_pdf_and_markdown(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    ask(page, ASKED)
    for kind, beginning in (("PDF", b"%PDF-"), ("Markdown", b"#")):
        with page.expect_download() as download:
            page.click(f"#take >> text={kind}")
        download.value.save_as(tmp_path / kind)
        assert (tmp_path / kind).read_bytes().startswith(beginning)


def test_a_conversation_is_deleted_only_when_confirmed(visit: Visit) -> None:
    page = visit()
    ask(page, ASKED)
    page.click("#talks summary")
    page.click(".panel li button")
    page.click("text=Behalten")
    expect(page.locator(".panel li")).to_have_count(1)
    gone = page.url
    page.click(".panel li button")
    page.click("#confirm .danger")
    page.wait_for_url(lambda url: url.endswith("/"))
    assert page.goto(gone).status == 404  # type: ignore[union-attr]


def test_all_conversations_are_deleted_at_once(visit: Visit) -> None:
    page = visit()
    ask(page, ASKED)
    page.goto("/")
    ask(page, ASKED)
    page.click("#talks summary")
    page.click("text=Alle Gespräche löschen")
    page.click("#confirm .danger")
    page.wait_for_url(lambda url: url.endswith("/"))
    page.click("#talks summary")
    expect(page.locator(".panel")).to_contain_text("Noch keine Gespräche.")


def test_the_language_follows_the_browser_and_the_switch(visit: Visit) -> None:
    page = visit(locale="en-GB")
    expect(page.locator(".intro h1")).to_have_text("What would you like to know about public funding?")
    page.click(".bar [hreflang=de]")
    expect(page.locator(".intro h1")).to_have_text("Was möchten Sie über Fördermittel wissen?")
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == "de"
