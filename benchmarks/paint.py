"""How soon each page paints in a real browser, and how many bytes it takes.

    python benchmarks/paint.py DATABASE_URL [--rounds 5] [ADDRESS…]

One server process answers, to new windows that have nothing cached. The paints are the `first-contentful-paint` that
Chromium itself reports: of the first window, when the service has kept no answer either, and the median of the others.
`kB` are the HTML, CSS and JS of a page before compression, `sent kB` what goes over the wire.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics

from playwright.sync_api import Browser, sync_playwright
from serve import serving

from timeline import queries
from timeline.store import Store, open_store

FLOOR = "/healthz"
"""A line of text: what the browser itself needs on this machine."""
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
PAINT = """() => new Promise(done => new PerformanceObserver(list =>
    list.getEntriesByName('first-contentful-paint').forEach(one => done(one.startTime))
).observe({type: 'paint', buffered: true}))"""
SENT = "() => performance.getEntries().reduce((sum, one) => sum + (one.transferSize || 0), 0)"
WEIGHT = """() => performance.getEntries()
    .filter(one => one.entryType == 'navigation' || /[.](css|js)([?]|$)/.test(one.name))
    .reduce((sum, one) => sum + (one.decodedBodySize || 0), 0)"""


def addresses(store: Store) -> list[str]:
    """One of each kind of page; the debate is the largest of the latest, the speaker its first."""
    found = max(queries.latest_debates(store, 20), key=lambda one: one.speeches)
    debate = queries.debate(store, found.id)
    assert debate is not None
    speech = next(item.speech for item in debate.items if item.kind == "speech" and item.speech.speaker)
    topic = max(queries.topics(store), key=lambda one: one.speeches).slug
    speaker = speech.speaker
    year = queries.held(store)[0].years[-1].year
    chamber = queries.held(store)[0].chamber
    return [
        FLOOR,
        "/",
        f"/topics/{topic}",
        f"/topics/{topic}?by=role&bucket=month",
        "/topics/compare?topic=online-safety&topic=china-policy",
        "/debates",
        f"/debates/{debate.id}",
        f"/speeches/{speech.id}",
        f"/embed/{speech.id}",
        f"/speakers/{speaker.id}" if speaker else "/speakers",
        "/speakers?q=smith",
        "/search?q=housing",
        "/try",
        "/context",
        "/about",
        f"/about/coverage/{chamber}/{year}",
    ]


def painted(browser: Browser, address: str) -> tuple[float, int, int]:
    """Milliseconds to the first paint of something, bytes before compression, and bytes sent."""
    window = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = window.new_page()
        page.goto(address, wait_until="load")
        return page.evaluate(PAINT), page.evaluate(WEIGHT), page.evaluate(SENT)
    finally:
        window.close()


def main() -> None:
    """Print a line for each address; the last says how many speeches the store has."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("database")
    arguments.add_argument("addresses", nargs="*")
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_intermixed_args()
    store = open_store(given.database)
    asked = given.addresses or addresses(store)
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    print(f"{'address':70} {'first ms':>9} {'again ms':>9} {'kB':>6} {'sent kB':>8}")
    environment = {"HANSARD_DATABASE_URL": given.database, "HANSARD_LOG": "none"}
    with serving("web.wsgi:application", environment) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        painted(browser, f"http://127.0.0.1:{port}/about")
        for address in asked:
            runs = [painted(browser, f"http://127.0.0.1:{port}{address}") for _ in range(given.rounds)]
            paints, weights, sent = zip(*runs, strict=True)
            print(
                f"{address[:70]:70} {paints[0]:9.0f} {statistics.median(paints[1:]):9.0f}"
                f" {max(weights) / 1000:6.0f} {max(sent) / 1000:8.0f}",
                flush=True,
            )
        browser.close()
    print(f"{queries.status(store).speeches:,} speeches, {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
