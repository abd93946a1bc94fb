"""On paper: the chart with the table of its numbers, though it is closed on the screen, and nothing to press."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_the_numbers_of_a_chart_are_printed_and_its_filters_are_not(desk: Page, server: str) -> None:
    desk.goto(f"{server}/topics/online-safety?bucket=month")
    table = desk.locator(".numbers table")
    expect(table).not_to_be_visible()
    desk.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(desk.locator("form.filters").first).not_to_be_visible()
    expect(desk.locator("details.why p").first).not_to_be_visible()
    desk.emulate_media(media="screen")
