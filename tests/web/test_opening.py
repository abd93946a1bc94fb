"""Where a chart begins when nobody says: few days long before the rest are left out, and that is said."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient
from lxml import html

from timeline import queries
from timeline.results import HeldChamber, HeldYear
from timeline.store import Store
from web import create_app
from web.opening import opening
from web.params import PeriodQuery

SCATTERED = {2000: 1, 2025: 60, 2026: 50}


def held(days: dict[int, int], chamber: str = "commons") -> HeldChamber:
    years = tuple(HeldYear(year=year, days=many, parts=0) for year, many in days.items())
    first, last = date(min(days), 2, 1), date(max(days), 12, 1)
    return HeldChamber(chamber=chamber, days=sum(days.values()), parts=0, start=first, end=last, years=years)


@pytest.mark.parametrize(
    ("days", "start"),
    [
        ({2009: 3, 2023: 60, 2024: 140, 2025: 50}, 2023),
        ({2000: 1, 2003: 2, 2009: 5, 2022: 3, 2023: 60, 2024: 143}, 2022),
        ({2009: 3, 2010: 60, 2011: 140}, None),  # no year between them is empty
        ({1990: 150, 1991: 150, 1993: 150, 1994: 150}, None),  # as full before the gap as after it
        ({1990: 3, 1992: 150, 1993: 150, 1996: 150}, 1992),  # the later gap has too much before it
        ({2009: 30, 2023: 60}, None),  # a third of all that is stored
        ({2009: 3, 2020: 1, 2025: 1}, None),
        ({2024: 18}, None),
    ],
)
def test_a_chart_begins_after_a_gap_before_which_there_is_little(days: dict[int, int], start: int | None) -> None:
    found = opening([held(days)], PeriodQuery())
    assert (found and found.start) == (start and date(start, 1, 1))
    if found:
        assert found.left_out == sum(many for year, many in days.items() if year < found.start.year)
        assert found.days == sum(days.values()) and found.since.year == min(days)


def test_of_some_chambers_only_their_own_days_count() -> None:
    both = [held(SCATTERED), held({2025: 40}, "lords")]
    assert opening(both, PeriodQuery(chamber=["lords"])) is None
    assert opening(both, PeriodQuery(chamber=["commons"])) is not None
    assert opening([], PeriodQuery()) is None


@pytest.fixture
def uneven(demo_store: Store, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """The demonstration, with a day of long ago said to be stored and the days of 2024 said not to be."""
    monkeypatch.setattr(queries, "held", lambda store: (held(SCATTERED),))
    return create_app(demo_store).test_client()


def notes(page: html.HtmlElement) -> str:
    return " ".join(" ".join(note.text_content().split()) for note in page.cssselect("p.note"))


SAID = "From 2025 on: 1 of the 111 stored sittings is earlier, in 2000. Show the whole time"


@pytest.mark.parametrize("address", ["/topics/online-safety", "/topics/compare?topic=online-safety&topic=sanctions"])
def test_the_page_says_what_it_leaves_out_and_its_downloads_leave_out_the_same(
    uneven: FlaskClient, address: str
) -> None:
    page = html.fromstring(uneven.get(address).text)
    assert SAID in notes(page)
    assert page.cssselect("input[name=from]")[0].get("value") == ""
    for link in page.cssselect(".downloads a"):
        assert ("from=2025-01-01" in link.get("href")) == (not link.text.startswith(("feed", "definition")))
    (whole,) = (link.get("href") for link in page.cssselect("p.note a") if link.text == "Show the whole time")
    shown = html.fromstring(uneven.get(whole).text)
    assert "from=2000-02-01" in whole and SAID not in notes(shown)
    assert page.cssselect("input[name=from]")[0].get("value") == ""


def test_the_list_below_is_of_the_same_time(uneven: FlaskClient) -> None:
    page = html.fromstring(uneven.get("/topics/online-safety").text)
    total = uneven.get("/topics/online-safety.json?from=2025-01-01").get_json()["total"]
    (said,) = (heading.text for heading in page.cssselect("#speeches h2"))
    assert said == f"{total} speeches, 1 January 2025 to 1 December 2026, the latest stored"
    moves = {link.text: link.get("href") for link in page.cssselect(".moves a")}
    assert moves["the whole time"] == "/topics/online-safety?from=2000-02-01"


@pytest.mark.parametrize("asked", ["from=2024-01-01", "to=2026-12-31", "speaker=90032"])
def test_who_asks_for_a_time_or_a_person_gets_all_that_was_asked_for(uneven: FlaskClient, asked: str) -> None:
    assert "From 2025 on" not in notes(html.fromstring(uneven.get(f"/topics/online-safety?{asked}").text))


def test_the_addresses_of_data_leave_nothing_out(uneven: FlaskClient) -> None:
    assert uneven.get("/topics/online-safety.json").get_json()["buckets"][0]["start"].startswith("2024")
