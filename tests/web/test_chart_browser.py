"""The chart under a pointer, under the keyboard, on a phone and in the dark, in a real browser."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

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
    assert f"from={starts[1]}&to=" in desk.url and "bucket" not in desk.url
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
    assert f"from={starts[-2]}&to=" in desk.url


def test_escape_gives_a_choice_up(desk: Page, server: str) -> None:
    desk.goto(server + TOPIC)
    desk.locator("svg.bars").focus()
    for key in ("Home", "Shift+ArrowRight", "Escape"):
        desk.keyboard.press(key)
    expect(desk.locator(".brush")).to_have_attribute("width", "0%")
    expect(desk.locator(".readout")).not_to_contain_text("press Enter")


def test_a_click_on_a_bar_leads_to_its_speeches(desk: Page, server: str) -> None:
    desk.goto(server + TOPIC)
    desk.locator("svg.slots a").first.click()
    expect(desk.locator("#speeches h2")).to_be_in_viewport()
    assert re.search(r"from=\S+&to=\S+#speeches", desk.url)


def test_without_script_bars_and_links_lead_on(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{server}/topics/online-safety")
    expect(page.locator(".readout")).to_be_hidden()
    page.get_by_role("link", name="2024", exact=True).click()
    page.get_by_role("link", name="the year after →").click()
    assert "from=2025-01-01&to=2025-12-31" in page.url
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_no_barrier_and_no_sideways_scrolling(browser: Browser, server: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for address in (f"{TOPIC}&by=kind", COMPARE, "/topics/online-safety/definition"):
        page.goto(server + address)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address
    context.close()


def test_two_topics_are_compared_from_a_topics_page(page: Page, server: str) -> None:
    page.goto(f"{server}/topics/online-safety")
    form = page.get_by_role("form", name="Compare")
    form.get_by_label("Compare with").select_option("china-policy")
    form.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Online safety, China policy")
    expect(page.locator("path.line")).to_have_count(2)
