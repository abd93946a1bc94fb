"""Windows of a real browser, used again and again: to open one takes a second of the processor, to empty it nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe, AxeResults
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect

Colours = Literal["light", "dark"]

PATIENCE = 60_000
"""Milliseconds for what takes some hundred, on a slow and busy machine too."""
RUN = "options => axe.run({resultTypes: ['violations'], ...options}).then(({violations}) => ({violations}))"

expect.set_options(timeout=PATIENCE)


class Windows:
    """One window with and one without scripts; each time it is taken it is empty, and as wide and as dark as asked."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: dict[bool, Page] = {}

    @contextmanager
    def window(
        self, complaints: list[str], width: int = 1280, colours: Colours = "light", *, scripts: bool = True
    ) -> Iterator[Page]:
        """The window; what its console and its scripts complain about goes into the list."""

        def said(message: ConsoleMessage) -> None:
            if message.type == "error":
                complaints.append(message.text)

        def raised(error: Error) -> None:
            complaints.append(str(error))

        page = self._emptied(scripts)
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(media="screen", color_scheme=colours)
        listeners: dict[Any, Callable[[Any], None]] = {"console": said, "pageerror": raised}
        for event, listener in listeners.items():
            page.on(event, listener)
        yield page
        for event, listener in listeners.items():
            page.remove_listener(event, listener)

    def _emptied(self, scripts: bool) -> Page:
        if scripts not in self._open:
            context = self._browser.new_context(java_script_enabled=scripts)
            context.set_default_timeout(PATIENCE)
            self._open[scripts] = context.new_page()
        page = self._open[scripts]
        page.context.clear_cookies()
        page.context.clear_permissions()
        page.goto("about:blank")
        page.mouse.move(0, 0)  # nothing of the next page is under it
        return page


def barriers(page: Page, *rules: str) -> str:
    """What a machine finds in the page that keeps somebody out, as a report; empty where it finds nothing."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = AxeResults(page.evaluate(RUN, {"runOnly": list(rules)} if rules else {}))
    return str(found.generate_report()) if found.violations_count else ""


def fits(page: Page) -> bool:
    """Whether the page needs no scrolling sideways."""
    page.wait_for_load_state()
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
