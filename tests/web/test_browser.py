"""A reader's walk through the pages in a real browser, at a desk and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from windows import fits

from timeline.results import Debate

pytestmark = pytest.mark.browser


def test_from_the_front_page_to_a_speech_its_debate_and_its_speaker(
    page: Page, server: str, complaints: list[str]
) -> None:
    page.goto(server)
    page.get_by_role("link", name="Online safety").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Online safety")
    assert fits(page)

    page.get_by_label("Filters").get_by_label("From").fill("2024-01-01")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**from=2024-01-01**")

    page.locator("article.entry .where a").first.click()
    expect(page.locator("article.turn:target")).to_be_in_viewport()
    assert fits(page)

    page.locator("ul.members a").first.press("Enter")  # a click may miss while the page still moves to the speech
    page.wait_for_url("**highlight=**")
    expect(page.locator("article.highlit:target")).to_be_in_viewport()

    page.locator("article.highlit a.name").first.click()
    expect(page.get_by_role("heading", name="Seats and offices")).to_be_visible()
    assert fits(page)
    assert complaints == []


def test_a_bar_of_the_chart_leads_to_its_speeches(desk: Page, server: str) -> None:
    desk.goto(f"{server}/topics/online-safety?bucket=year")
    desk.locator("svg.slots a").first.click()
    expect(desk.locator("#speeches h2")).to_be_in_viewport()
    expect(desk).to_have_url(re.compile("from=2024-01-01"))


def test_the_highlighted_turns_lead_from_one_to_the_next(page: Page, server: str, a_debate: Debate) -> None:
    page.goto(f"{server}/debates/{a_debate.id}")
    page.locator("ul.members li", has_text="2 turns").get_by_role("link").first.click()
    page.wait_for_url("**highlight=**")
    first = page.url
    page.locator("article:target .onward").press("Enter")  # a click may miss while the page still moves to the turn
    expect(page).not_to_have_url(first)
    expect(page.locator("article.highlit:target")).to_be_in_viewport()


def test_a_misspelt_name_finds_its_bearer(page: Page, server: str) -> None:
    page.goto(f"{server}/speakers")
    page.get_by_label("Name, seat, office or party").fill("verity wilbrahm")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("ul.people a.name").first).to_contain_text("Wilbraham")
    assert fits(page)


def test_the_api_can_be_tried_in_the_browser_without_any_foreign_host(
    desk: Page, server: str, complaints: list[str]
) -> None:
    asked: list[str] = []
    desk.on("request", note := lambda request: asked.append(request.url))
    desk.goto(f"{server}/api/swagger")
    expect(desk.get_by_text("/api/v1/topics/{slug}/timeline")).to_be_visible()
    desk.remove_listener("request", note)
    assert all(address.startswith((server, "data:")) for address in asked)
    assert complaints == []
