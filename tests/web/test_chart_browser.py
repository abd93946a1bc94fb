"""The chart under a pointer, under the keyboard, on a phone and in the dark, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from windows import Colours, Windows, barriers, fits

pytestmark = pytest.mark.browser
TOPIC = "/topics/online-safety?bucket=quarter"
COMPARE = "/topics/compare?topic=online-safety&topic=china-policy"


def test_drawing_across_the_chart_narrows_the_page_to_that_time(desk: Page, server: str, complaints: list[str]) -> None:
    desk.goto(server + TOPIC)
    starts = (desk.locator(".plot").get_attribute("data-starts") or "").split()
    box = desk.locator("svg.bars").bounding_box()
    assert box is not None
    width, height = box["width"] / len(starts), box["y"] + 20
    desk.mouse.move(box["x"] + 1.5 * width, height)
    desk.mouse.down()
    desk.mouse.move(box["x"] + 2.5 * width, height, steps=5)
    expect(desk.locator(".readout")).to_contain_text(f"{starts[1]} to ")
    with desk.expect_navigation():
        desk.mouse.up()
    expect(desk).to_have_url(re.compile(f"from={starts[1]}&to=(?!.*bucket)"))
    assert complaints == []


def test_the_keyboard_reads_the_bars_and_chooses_a_time(desk: Page, server: str) -> None:
    desk.goto(server + TOPIC)
    starts = (desk.locator(".plot").get_attribute("data-starts") or "").split()
    desk.locator("svg.bars").focus()
    desk.keyboard.press("End")
    expect(desk.locator(".readout")).to_contain_text(re.compile(r"\d{4}.*: "))
    desk.keyboard.press("Shift+ArrowLeft")
    expect(desk.locator(".readout")).to_contain_text(starts[-2])
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile(f"from={starts[-2]}&to="))


def test_escape_gives_a_choice_up(desk: Page, server: str) -> None:
    desk.goto(server + TOPIC)
    desk.locator("svg.bars").focus()
    for key in ("Home", "Shift+ArrowRight", "Escape"):
        desk.keyboard.press(key)
    expect(desk.locator(".brush")).to_have_attribute("width", "0%")
    expect(desk.locator(".readout")).not_to_contain_text("press Enter")


def test_an_open_list_is_closed_by_escape_or_a_click_elsewhere(desk: Page, plain: Page, server: str) -> None:
    desk.goto(server + TOPIC)
    boxes = desk.locator(".several[open]")
    for close in (lambda: desk.keyboard.press("Escape"), lambda: desk.locator("h1").click()):
        desk.locator(".several summary", has_text="Party").click()
        expect(boxes).to_have_count(1)
        close()
        expect(boxes).to_have_count(0)
    plain.goto(server + TOPIC)
    plain.locator(".several summary", has_text="Party").click()
    expect(plain.locator(".several[open] > div")).to_have_css("position", "static")


def test_a_click_on_a_bar_leads_to_its_speeches(desk: Page, server: str) -> None:
    desk.goto(server + TOPIC)
    desk.locator("svg.slots a").first.click()
    expect(desk.locator("#speeches h2")).to_be_in_viewport()
    expect(desk).to_have_url(re.compile(r"from=\S+&to=\S+#speeches"))


def test_without_script_bars_and_links_lead_on(plain: Page, server: str) -> None:
    plain.goto(f"{server}/topics/online-safety")
    expect(plain.locator(".readout")).to_be_hidden()
    plain.get_by_role("link", name="2024", exact=True).click()
    plain.get_by_role("link", name="the year after →").click()
    expect(plain).to_have_url(re.compile("from=2025-01-01&to=2025-12-31"))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_no_barrier_and_no_sideways_scrolling(windows: Windows, server: str, width: int, scheme: Colours) -> None:
    with windows.window([], width, scheme) as page:
        for address in (f"{TOPIC}&by=kind", COMPARE, "/topics/online-safety/definition"):
            page.goto(server + address)
            assert barriers(page) == "" and fits(page), address


def test_two_topics_are_compared_from_a_topics_page(page: Page, server: str) -> None:
    page.goto(f"{server}/topics/online-safety")
    form = page.get_by_role("form", name="Compare")
    form.get_by_label("Compare with").select_option("china-policy")
    form.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Online safety, China policy")
    expect(page.locator("path.line")).to_have_count(2)
