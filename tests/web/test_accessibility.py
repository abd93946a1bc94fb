"""Every kind of page in a real browser: no barrier that a machine can find, nothing from elsewhere, small, narrow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, Response, ViewportSize, expect
from windows import Colours, barriers

from timeline import queries
from timeline.results import Debate
from timeline.store import Store

pytestmark = pytest.mark.browser

DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=740)
MOST_BYTES = 150_000
COUNTED = ("text/html", "text/css", "javascript")
SCHEMES: dict[Colours, tuple[str, ...]] = {"light": (), "dark": ("color-contrast",)}
"""Under which rules a page is looked at: what else could differ in the dark?"""
WIDEST = """() => [...document.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect();
    const inside = one.closest('.scroll, pre, svg, .unseen, .skip');
    return box.width && box.right > document.documentElement.clientWidth + 1 && !inside;
}).map(one => one.outerHTML.slice(0, 120))"""

KINDS = {
    "home": "/",
    "topic": "/topics/online-safety?bucket=month&party=Labour&speaker=90011",
    "topic without speeches": "/topics/online-safety?from=1990-01-01&to=1990-02-01",
    "definition": "/topics/online-safety/definition",
    "compare": "/topics/compare?topic=online-safety&topic=china-policy",
    "compare nothing": "/topics/compare",
    "debates": "/debates",
    "debate": "/debates/{debate}?highlight=90011&topic=online-safety",
    "speech": "/speeches/{speech}",
    "embed": "/embed/{speech}",
    "speakers": "/speakers?q=lord",
    "speaker": "/speakers/90010",
    "search": "/search?q=encryption",
    "search for nothing": "/search?q=zyzzyva",
    "try": "/try",
    "context": "/context",
    "context document": "/context/{document}",
    "about": "/about",
    "coverage": "/about/coverage/commons/2024",
    "api": "/api/",
    "not found": "/nothing",
    "not understood": "/topics/online-safety?from=yesterday",
}


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """A window that keeps nothing it was sent, so that each page is weighed whole."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
    context.close()


@pytest.fixture
def light(window: Page) -> Page:
    """The window of a reader at a desk who wants light pages, empty."""
    window.goto("about:blank")
    window.set_viewport_size(DESK)
    window.emulate_media(color_scheme="light")
    return window


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, a_debate: Debate, demo_store: Store) -> str:
    speech = next(item.speech.id for item in a_debate.items if item.kind == "speech")
    document = queries.context_documents(demo_store).items[0].id
    return KINDS[request.param].format(debate=a_debate.id, speech=speech, document=document)


def test_a_page_bars_nobody_and_asks_nobody_else_and_is_small(light: Page, server: str, address: str) -> None:
    answers: list[Response] = []
    light.on("response", note := lambda answer: answers.append(answer))
    light.goto(server + address)
    says_where_it_is(light)
    bars_nobody(light, address)
    light.wait_for_load_state("networkidle")
    light.remove_listener("response", note)
    assert [one.url for one in answers if not one.url.startswith((server, "data:"))] == []
    kinds = [(one, one.headers.get("content-type", "")) for one in answers if one.ok]
    sizes = [len(one.body()) for one, kind in kinds if any(word in kind for word in COUNTED)]
    assert len(sizes) > 1 and sum(sizes) < MOST_BYTES


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
            assert barriers(page, *rules) == "", f"{address}, {size['width']} wide, {scheme}"
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate(WIDEST) == [], f"{address} is wider than {PHONE['width']}"


def test_the_first_stop_of_the_keyboard_leads_past_the_navigation(light: Page, server: str) -> None:
    light.goto(server)
    light.keyboard.press("Tab")
    assert light.evaluate("document.activeElement.textContent") == "Skip to the content"
    light.keyboard.press("Enter")
    expect(light).to_have_url(re.compile("#content$"))


def test_a_barrier_is_found(light: Page) -> None:
    light.set_content("<p style='color: #777; background: #888'>Words</p><img src='data:,'>")
    assert all(rule in barriers(light) for rule in ("color-contrast", "image-alt", "document-title"))
    assert "image-alt" not in barriers(light, "color-contrast")
