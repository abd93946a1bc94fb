"""Every kind of page in a real browser: no barrier that a machine can find, nothing from elsewhere, small, narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, ViewportSize

from timeline import queries
from timeline.results import Debate
from timeline.store import Store

pytestmark = pytest.mark.browser

DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=740)
MOST_BYTES = 150_000
COUNTED = ("text/html", "text/css", "javascript")
SCHEMES: dict[Literal["light", "dark"], dict[str, list[str]] | None] = {
    "light": None,
    "dark": {"runOnly": ["color-contrast"]},
}
"""Under which rules a page is looked at: what else could differ in the dark?"""
WIDEST = """() => [...document.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect();
    const inside = one.closest('.scroll, pre, svg, .unseen, .skip');
    return box.width && box.right > document.documentElement.clientWidth + 1 && !inside;
}).map(one => one.outerHTML.slice(0, 120))"""

Address = Callable[[Debate, Store], str]
KINDS: dict[str, Address] = {
    "home": lambda *_: "/",
    "topic": lambda *_: "/topics/online-safety?bucket=month&party=Labour&speaker=90011",
    "topic without speeches": lambda *_: "/topics/online-safety?from=1990-01-01&to=1990-02-01",
    "definition": lambda *_: "/topics/online-safety/definition",
    "compare": lambda *_: "/topics/compare?topic=online-safety&topic=china-policy",
    "compare nothing": lambda *_: "/topics/compare",
    "debates": lambda *_: "/debates",
    "debate": lambda debate, _: f"/debates/{debate.id}?highlight=90011&topic=online-safety",
    "speech": lambda debate, _: f"/speeches/{first_speech(debate)}",
    "embed": lambda debate, _: f"/embed/{first_speech(debate)}",
    "speakers": lambda *_: "/speakers?q=lord",
    "speaker": lambda *_: "/speakers/90010",
    "search": lambda *_: "/search?q=encryption",
    "search for nothing": lambda *_: "/search?q=zyzzyva",
    "try": lambda *_: "/try",
    "context": lambda *_: "/context",
    "context document": lambda _, store: f"/context/{queries.context_documents(store).items[0].id}",
    "about": lambda *_: "/about",
    "coverage": lambda *_: "/about/coverage/commons/2024",
    "api": lambda *_: "/api/",
    "not found": lambda *_: "/nothing",
    "not understood": lambda *_: "/topics/online-safety?from=yesterday",
}


def first_speech(debate: Debate) -> str:
    return next(item.speech.id for item in debate.items if item.kind == "speech")


@pytest.fixture
def light(browser: Browser) -> Iterator[Page]:
    """A new window of a reader who wants light pages."""
    context = browser.new_context(viewport=DESK, color_scheme="light", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, a_debate: Debate, demo_store: Store) -> str:
    return KINDS[request.param](a_debate, demo_store)


def test_a_page_bars_nobody_and_asks_nobody_else_and_is_small(light: Page, server: str, address: str) -> None:
    answers: list[Response] = []
    light.on("response", lambda answer: answers.append(answer))
    light.goto(server + address, wait_until="networkidle")
    assert [one.url for one in answers if not one.url.startswith((server, "data:"))] == []
    kinds = [(one, one.headers.get("content-type", "")) for one in answers if one.ok]
    assert sum(len(one.body()) for one, kind in kinds if any(word in kind for word in COUNTED)) < MOST_BYTES
    says_where_it_is(light)
    bars_nobody(light, address)


def says_where_it_is(page: Page) -> None:
    """Its title, its language, one first heading and no level left out below it, and where its content begins."""
    assert page.title() and page.locator("html[lang]").count() == page.locator("main").count() == 1
    assert page.locator("h1").count() == 1
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => +one.tagName[1])")
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), levels


def bars_nobody(page: Page, address: str) -> None:
    """At a desk and on a phone, light and dark."""
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            found = Axe().run(page, options=rules)
            where = f"{address}, {size['width']} wide, {scheme}"
            assert found.violations_count == 0, f"{where}: {found.generate_report()}"
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate(WIDEST) == [], f"{address} is wider than {PHONE['width']}"


def test_the_first_stop_of_the_keyboard_leads_past_the_navigation(light: Page, server: str) -> None:
    light.goto(server)
    light.keyboard.press("Tab")
    assert light.evaluate("document.activeElement.textContent") == "Skip to the content"
    light.keyboard.press("Enter")
    assert light.url.endswith("#content")
