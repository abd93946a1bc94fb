"""Trying a text out in a real browser against a real server, with and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from windows import barriers, fits

from timeline import queries
from timeline.store import Store

pytestmark = pytest.mark.browser


def test_a_pasted_transcript_an_article_and_an_error_are_shown_in_place(
    page: Page, server: str, fixtures: Path, complaints: list[str]
) -> None:
    page.goto(f"{server}/try")
    assert barriers(page) == "" and fits(page)
    page.get_by_role("textbox", name="The text").fill((fixtures / "demo/theyworkforyou-2025-02-26.txt").read_text())
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("article.turn").first).to_be_visible()
    assert barriers(page) == "" and fits(page)

    page.get_by_role("textbox", name="The text").fill((fixtures / "context/article.txt").read_text())
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="Debates near it")).to_be_visible()
    page.get_by_text("Why these topics?").first.click()
    assert barriers(page) == "" and fits(page)
    assert complaints == []

    page.get_by_role("textbox", name="The text").fill("[1, 2]")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_contain_text("it looks like JSON")
    expect(page.get_by_role("textbox", name="The text")).to_have_value("[1, 2]")
    assert barriers(page) == "" and fits(page)


def test_a_warning_leads_to_its_line_without_javascript(plain: Page, server: str, fixtures: Path) -> None:
    plain.goto(f"{server}/try")
    hurt = (fixtures / "demo/theyworkforyou-2025-02-26.txt").read_bytes().replace(b" the ", b" th\xff ", 1)
    plain.get_by_label("Or a file").set_input_files({"name": "hurt.txt", "mimeType": "text/plain", "buffer": hurt})
    plain.get_by_role("button", name="Read it").click()
    plain.locator("ul.warnings a").first.click()
    expect(plain.locator("p.warning:target")).to_be_in_viewport()


def test_the_documents_from_outside_have_no_barrier(page: Page, server: str, demo_store: Store) -> None:
    one = queries.context_documents(demo_store).items[0]
    for address in ("/context", f"/context/{one.id}"):
        page.goto(server + address)
        assert barriers(page) == "" and fits(page)
