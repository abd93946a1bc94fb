"""A reader's walk over real transcripts: a real server, a real browser, with and without scripts, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect
from stores import Stores
from windows import Colours, Windows

from hansard.model import Hints
from timeline.context import Given
from timeline.context import rows as context
from timeline.ingest import Knowledge, ingest
from timeline.sources import inputs
from timeline.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.real]

SEEDS = {
    "000": "000_e6ec0c0f319d1750.txt",
    "001": "001_8baade03d24bce8e.txt",
    "004": "004_31909deb6226f9ee.txt",
}
DAYS = ("commons/debates2024-11-25*.xml", "commons/debates2024-1*.xml")


class Reader(NamedTuple):
    """How somebody reads: how wide, in which colours, whether scripts run."""

    width: int
    colours: Colours
    scripts: bool


READERS = {
    "desk": Reader(1280, "light", True),
    "phone in the dark": Reader(360, "dark", True),
    "desk in the dark without scripts": Reader(1280, "dark", False),
    "phone without scripts": Reader(360, "light", False),
}


@pytest.fixture(scope="session")
def real_store(real: Path, known: Knowledge, stores: Stores) -> Iterator[Store]:
    """Some real days, the two transcripts among the seeds, and an article in the lane beside them."""
    store = stores.new()
    days = sorted({path for pattern in DAYS for path in (real / "publicwhip").glob(pattern)})
    files = [*days[:4], real / "seeds" / SEEDS["000"], real / "seeds" / SEEDS["004"]]
    assert all(one.status != "refused" for one in ingest(store, inputs(map(str, files)), known, Hints()))
    article = inputs([str(real / "seeds" / SEEDS["001"])])
    list(context.add(store, article, known.tagger, Given(day=date(2020, 2, 1))))
    yield store
    store.engine.dispose()


@pytest.fixture(scope="session")
def real_server(real_store: Store, serve: Callable[[Store], AbstractContextManager[str]]) -> Iterator[str]:
    with serve(real_store) as address:
        yield address


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_a_reader_walks_from_a_topic_to_a_speech_and_back(
    windows: Windows, reader: Reader, real_server: str, complaints: list[str]
) -> None:
    with windows.window(complaints, reader.width, reader.colours, scripts=reader.scripts) as page:
        _from_home_to_a_topic(page, real_server)
        _from_a_speech_to_its_speaker(page)
        page.go_back()
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("China policy")
        _finds_a_misspelt_name(page, real_server)
        _compares_two_topics(page, real_server)
    assert complaints == []


def _from_home_to_a_topic(page: Page, server: str) -> None:
    page.goto(server)
    page.get_by_role("link", name="China policy").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("China policy")
    expect(page.locator("mark").first).to_be_visible()
    page.locator("form[aria-label=Filters] input[name=from]").fill("2022-01-01")
    page.locator("form[aria-label=Filters] input[name=to]").fill("2022-12-31")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**from=2022-01-01**")
    expect(page.locator("#speeches article").first).to_contain_text("Amanda Milling")


def _from_a_speech_to_its_speaker(page: Page) -> None:
    page.locator("#speeches article.entry .where a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Digital Persecution")
    page.locator("article.turn a.name", has_text="Amanda Milling").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Amanda Milling")


def _finds_a_misspelt_name(page: Page, server: str) -> None:
    page.goto(f"{server}/speakers")
    page.get_by_label("Name, seat, office or party").fill("amanda miling")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("ul.people a.name").first).to_contain_text("Amanda Milling")


def _compares_two_topics(page: Page, server: str) -> None:
    page.goto(f"{server}/topics/compare?topic=china-policy&topic=online-safety")
    expect(page.get_by_role("heading", level=1)).to_contain_text("China policy")
    expect(page.locator("figure svg").first).to_be_visible()
    expect(page.locator("table").first).to_contain_text("Online safety")


@pytest.mark.parametrize("reader", [READERS["phone in the dark"], READERS["desk in the dark without scripts"]])
@pytest.mark.parametrize(
    ("seed", "shown"),
    [("000", "Amanda Milling"), ("004", "Jess Phillips"), ("001", "Human Rights Watch")],
    ids=["a page of TheyWorkForYou", "a page of Parallel Parliament", "an article"],
)
def test_a_pasted_text_is_read_before_the_readers_eyes(
    windows: Windows, reader: Reader, real_server: str, real: Path, complaints: list[str], seed: str, shown: str
) -> None:
    with windows.window(complaints, reader.width, reader.colours, scripts=reader.scripts) as page:
        page.goto(f"{real_server}/try")
        page.locator("textarea").fill((real / "seeds" / SEEDS[seed]).read_text(encoding="utf-8"))
        page.locator("form:has(textarea) button").first.click()
        expect(page.locator("main article, main section", has_text=shown).first).to_be_visible()
        topic = "Online safety" if seed == "004" else "China policy"
        expect(page.get_by_role("link", name=topic).first).to_be_visible()
        expect(page.locator("mark").first).to_be_visible()
    assert complaints == []
