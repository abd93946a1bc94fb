"""The pages of speakers: search without and with script, a person's page, and the shapes on it."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from lxml import html
from playwright.sync_api import Page, expect
from windows import barriers

from timeline import demo, queries
from timeline.results import MembershipRow, OfficeRow, Speaker
from timeline.store import Store
from web import Options, career, create_app

HOSTILE = (
    "%00",
    "%ED%A0%80",
    "%FF",
    "a" * 10_000,
    quote("%_\"'*"),
    quote("\u202e\u2066x"),
    quote("ﷺ" * 200),
    "1999-" * 40,
)


def text_of(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return re.sub(r"\s+", " ", answer.text)


def found(client: FlaskClient, question: str) -> str:
    """What stands in the list of people, as text."""
    page = html.fromstring(client.get(f"/speakers?{question}").text)
    return " ".join(page.get_element_by_id("found").text_content().split())


def test_the_page_says_how_it_understood_the_words(client: FlaskClient) -> None:
    assert found(client, "q=member+for+tidmarsh+heath+2024").startswith(
        "1 person Understood as seat Tidmarsh Heath · in 2024 Edwin Farthingale"
    )
    assert "2022" in found(client, "q=minister+home+office") and "Minister of State" in found(
        client, "q=minister+home+office"
    )


def test_a_misspelt_name_finds_its_bearer_and_a_suggestion(client: FlaskClient) -> None:
    page = text_of(client, "/speakers?q=wilbrahm+verity")
    assert 'href="/speakers/90037/' in page and "as “Verity Wilbraham”" in page
    assert 'Did you mean <a href="/speakers?q=Verity+Wilbraham">Verity Wilbraham</a>?' in page


def test_nobody_found_is_said_plainly(client: FlaskClient) -> None:
    assert "Nobody in the register fits “zzzzqqqq”. Try" in found(client, "q=zzzzqqqq")
    assert "Nobody in the register fits “ashdown” and the filters" in found(client, "q=ashdown&chamber=lords")


def test_filters_narrow_without_any_words(client: FlaskClient) -> None:
    shown = found(client, "party=Green+Party&on=2025-01-01")
    assert shown.startswith("Only Green Party, on 1 January 2025 × 1 person Hester Quillfeather")


def test_a_long_list_goes_on(client: FlaskClient, demo_store: Store) -> None:
    page = html.fromstring(client.get("/speakers?chamber=commons").text)
    (more,) = page.cssselect("nav.pager a[rel=next]")
    rest = html.fromstring(client.get(more.get("href")).text)
    total = len(page.cssselect("ul.people li")) + len(rest.cssselect("ul.people li"))
    assert f"{total} people" in found(client, "chamber=commons")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_answered_or_refused(client: FlaskClient, text: str) -> None:
    for address in ("/speakers", "/api/v1/speakers"):
        assert client.get(f"{address}?q={text}").status_code in (200, 400)


def test_a_bad_filter_is_refused_in_words(client: FlaskClient) -> None:
    assert "found &#39;Labuor&#39;; expected a party of the register such as Labour" in text_of(
        client, "/speakers?party=Labuor", 400
    )
    assert "expected a day of the calendar" in text_of(client, "/speakers?q=a&on=2024-02-31", 400)


def test_only_the_page_that_asks_as_one_types_may_connect(client: FlaskClient) -> None:
    assert "connect-src 'self'" in client.get("/speakers").headers["Content-Security-Policy"]
    assert "connect-src" not in client.get("/speakers/90010/edwin-farthingale").headers["Content-Security-Policy"]


def test_a_speakers_seats_and_offices_are_one_dated_table(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/speakers/90007/daniel-osei-whitcombe").text)
    cells = [[cell.text_content() for cell in row] for row in page.cssselect("table.career tbody tr")]
    rows = [" ".join(" ".join(row).split()) for row in cells]
    assert rows == [
        "7 Sep 2025 no end known; sources reach to 30 Jun 2026 Minister of State Home Office",
        "9 Jul 2024 6 Sep 2025 Parliamentary Under-Secretary Department for Science, Innovation and Technology",
        "4 Jul 2024 no end known; sources reach to 30 Jun 2026 Pellingham Docks House of Commons Labour",
        "12 Dec 2019 30 May 2024 Pellingham Docks House of Commons Labour",
    ]


def test_former_names_are_said_with_their_end(client: FlaskClient) -> None:
    assert "formerly Verity Wilbraham (to 18 Aug 2024)" in text_of(
        client, "/speakers/90037/baroness-wilbraham-of-marden"
    )


def test_turns_in_the_chair_are_left_out_and_shown_when_asked(client: FlaskClient, demo_store: Store) -> None:
    person = queries.speaker(demo_store, "90025")
    assert person
    address = f"/speakers/90025/{person.slug}"
    assert "in the Chair" in text_of(client, address) and "are left out here" in text_of(client, address)
    with_chair = text_of(client, f"{address}?include_chair=true")
    assert with_chair.count('<article class="entry">') > text_of(client, address).count('<article class="entry">')


def test_topics_over_time_are_bars_and_a_table(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/speakers/90001/rowena-ashdown").text)
    labels = [svg.get("aria-label") for svg in page.cssselect("table.years svg")]
    numbers = [[cell.text_content() for cell in row] for row in page.cssselect("details.numbers tbody tr")]
    assert labels and all(label.strip() for label in labels)
    assert f"{numbers[0][0]}: {numbers[0][1]}" in labels[0]


def test_the_official_identifiers_are_links_unless_the_person_is_invented(demo_store: Store) -> None:
    address = "/speakers/90010/edwin-farthingale"
    page = create_app(demo_store).test_client().get(address).text
    assert "https://www.theyworkforyou.com/mp/?p=90010" in page
    assert "https://members.parliament.uk/member/80010/career" in page
    invented = create_app(demo_store, Options(notice=demo.NOTICE)).test_client().get(address).text
    assert "theyworkforyou.com" not in invented and "members.parliament.uk" not in invented


def person(memberships: tuple[MembershipRow, ...], offices: tuple[OfficeRow, ...], years: dict[str, int]) -> Speaker:
    return Speaker(
        id="1", name="A B", slug="a-b", other_names=(), names=(), identifiers={}, memberships=memberships,
        offices=offices, topics=(), speeches=sum(years.values()), by_year=years, in_chair=0, first=None, last=None,
    )  # fmt: skip


def test_an_end_that_was_only_seen_and_a_start_before_the_sources_are_said_so() -> None:
    held = MembershipRow(chamber="lords", constituency=None, party=None, start=None, end=None)
    seen = OfficeRow(
        role="Whip", organisation=None, kind="government", start=date(2020, 1, 2), end=date(2021, 3, 3), observed=True
    )
    lines = career.lines(person((held,), (seen,), {}))
    assert [(line.since, line.until, line.what) for line in lines] == [
        ("2 Jan 2020", "seen until 3 Mar 2021", "Whip"),
        ("before the sources begin", "no end known", "House of Lords"),
    ]


def test_a_year_without_a_speech_keeps_its_place() -> None:
    shape = career.years(person((), (), {"2019": 2, "2022": 4}))
    assert shape and shape.years == (2019, 2020, 2021, 2022)
    assert [(bar.speeches, bar.height) for bar in shape.rows[0].bars] == [(2, 50), (0, 0), (0, 0), (4, 100)]
    assert career.years(person((), (), {})) is None


@pytest.mark.browser
def test_the_list_follows_what_is_typed(page: Page, server: str, complaints: list[str]) -> None:
    page.goto(f"{server}/speakers")
    box = page.get_by_label("Name, seat, office or party")
    box.press_sequentially("tidmarsh heath 2024", delay=20)
    expect(page.locator("ul.people li")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 person. Understood as seat Tidmarsh Heath · in 2024")
    expect(page).to_have_url(re.compile(r"\?q=tidmarsh\+heath\+2024$"))
    expect(box).to_be_focused()
    page.locator("summary", has_text="Party").click()
    page.get_by_label("Reform UK").check()
    expect(page.locator("#found .empty")).to_contain_text("and the filters")
    expect(page.locator("summary", has_text="Party")).to_have_text("Party: 1")
    assert barriers(page) == "" and complaints == []


@pytest.mark.browser
def test_it_works_without_script_too(plain: Page, server: str) -> None:
    plain.goto(f"{server}/speakers")
    plain.get_by_label("Name, seat, office or party").fill("tidmarsh heath 2024")
    plain.get_by_role("button", name="Find").click()
    expect(plain.locator("ul.people a.name").first).to_have_text("Edwin Farthingale")
