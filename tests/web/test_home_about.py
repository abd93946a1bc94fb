"""The front page and About say what the store holds, what changed, and what is lacking."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlmodel import select

from timeline import queries, tables
from timeline.filters import Filter
from timeline.results import CoverageDay, CoverageYear, Refused, SmallTimelines
from timeline.store import Store
from web import coverage, create_app, sparks
from web.display import gist


def tree(client: FlaskClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def text(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def test_each_topic_has_a_card_and_sub_topics_stand_under_their_parent(client: FlaskClient, demo_store: Store) -> None:
    topics = queries.topics(demo_store)
    cards = tree(client, "/").cssselect(".topics > .topic")
    assert [text(card.find("h3")) for card in cards] == [topic.title for topic in topics if topic.parent is None]
    within = {text(card.find("h3")): [text(a) for a in card.cssselect(".within a")] for card in cards}
    assert within["China policy"] == [topic.title for topic in topics if topic.parent == "china-policy"]


def test_a_card_has_a_small_timeline_where_there_are_speeches(client: FlaskClient, demo_store: Store) -> None:
    known = {topic.title: topic.speeches for topic in queries.topics(demo_store)}
    for card in tree(client, "/").cssselect(".topics > .topic"):
        speeches = known[text(card.find("h3"))]
        assert bool(card.cssselect("svg.spark path")) == bool(speeches)
        assert not speeches or f"{speeches:,} speech" in text(card)


def test_small_timelines_have_the_numbers_of_the_large_ones(demo_store: Store) -> None:
    small = queries.small_timelines(demo_store)
    large = queries.timeline(demo_store, Filter(topic="online-safety"), bucket="month", by="none")
    by_month = {bucket.start: bucket.total for bucket in large.buckets}
    assert dict(zip(small.starts, small.values["online-safety"], strict=True)) == by_month


def test_what_changed_lately_counts_the_latest_sitting_days(client: FlaskClient, demo_store: Store) -> None:
    lately = queries.lately(demo_store)
    assert lately is not None and lately.days == 5 and lately.end == queries.status(demo_store).last
    for news in lately.topics:
        period = Filter(topic=news.slug, start=lately.start, end=lately.end)
        assert news.speeches == queries.timeline(demo_store, period, by="none").total
        assert all(lately.start <= debate.date <= lately.end for debate in news.debates)
    page = tree(client, "/")
    assert [text(li.find("h3")) for li in page.cssselect(".news li")] == [news.title for news in lately.topics[:6]]
    assert f"from={lately.start}" in page.cssselect(".news h3 a")[0].get("href")


def test_the_latest_debates_are_the_first_of_all_but_notices_read_out_by_one(demo_store: Store) -> None:
    every = queries.debates(demo_store, Filter(), limit=100).items
    assert list(queries.latest_debates(demo_store, 8)) == [debate for debate in every if debate.speakers > 1][:8]


def test_what_is_held_is_what_sittings_are_stored(demo_store: Store) -> None:
    sittings = queries.sittings(demo_store, Filter(), limit=100).items
    for one in queries.held(demo_store):
        days = sorted(sitting.date for sitting in sittings if sitting.chamber == one.chamber)
        assert (one.days, one.start, one.end) == (len(days), days[0], days[-1])
        assert [(year.year, year.days) for year in one.years] == [
            (year, sum(day.year == year for day in days)) for year in sorted({day.year for day in days})
        ]


def test_an_empty_store_says_what_would_fill_it(sqlite_store: Store) -> None:
    client = create_app(sqlite_store).test_client()
    assert "hansard ingest" in text(tree(client, "/")) and "Nothing is stored yet" in text(tree(client, "/about"))
    assert client.get("/about/coverage/commons/2024").status_code == 404


def test_about_says_how_good_the_data_are(client: FlaskClient, demo_store: Store) -> None:
    quality = queries.quality(demo_store)
    page = tree(client, "/about")
    assert "Open Parliament Licence" in text(page) and f"Who spoke, in {quality.turns:,} turns" in text(page)
    rows = {text(row[0]): text(row[1]).split()[0] for row in page.cssselect(".figures tr") if len(row) == 2}
    assert rows["found in the register"] == f"{quality.status['resolved']:,}"
    for name, many in quality.kinds.items():
        assert rows[name.replace("-", " ")] == f"{many:,}"
    for name, many in quality.documents.items():
        assert rows[name] == f"{many:,}"


def test_the_figures_of_quality_are_those_of_the_speeches(own_demo_store: Store) -> None:
    store = own_demo_store
    quality = queries.quality(store)
    with store.reading() as session:
        speeches = session.exec(select(tables.Speech)).all()
        documents = session.exec(select(tables.Document)).all()
    assert quality.turns == len(speeches) == queries.status(store).speeches
    assert quality.status["resolved"] == sum(speech.status == "resolved" for speech in speeches)
    assert sum(quality.reasons.values()) == sum(speech.status != "resolved" for speech in speeches)
    assert quality.timed == sum(speech.time is not None for speech in speeches)
    assert quality.with_column == sum(speech.column is not None for speech in speeches)
    assert sum(quality.documents.values()) + quality.superseded == len(documents)
    assert sum(quality.warnings.values()) == sum(len(one.warnings) for one in documents if not one.superseded)
    assert queries.status(store).debates == queries.debates(store, Filter()).total


def test_refused_documents_are_listed_with_their_reasons_and_nothing_of_them_is_markup(
    store: Store, take: Callable[..., object], tmp_path: Path
) -> None:
    (tmp_path / "<b>2024-03-14.xml").write_text("no transcript at all")
    take(store, tmp_path / "<b>2024-03-14.xml")
    page = tree(create_app(store).test_client(), "/about")
    assert "<b>2024-03-14.xml" in text(page.cssselect("ul.refused li")[0])
    assert not page.cssselect("ul.refused b")


def test_a_year_leads_from_each_stored_day_to_its_debates(client: FlaskClient, demo_store: Store) -> None:
    page = tree(client, "/about/coverage/commons/2024")
    stored = [
        day.date for day in queries.calendar(demo_store, "commons", 2024).days if day.status in ("sat", "partial")
    ]
    assert len(page.cssselect("table.month")) == 12 and stored
    links = [a.get("href") for a in page.cssselect("table.month a")]
    assert links == [f"/debates?chamber=commons&from={day}&to={day}" for day in stored]
    assert client.get(links[0]).status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/about/coverage/senate/2024", 404, "Nothing of a chamber"),
        ("/about/coverage/commons/1066", 400, "year 1066 is not covered"),
        ("/about/coverage/commons/99999999999999999999", 400, "is not covered"),
        ("/about/coverage/commons/soon", 404, "nothing at this address"),
    ],
)
def test_a_year_that_is_none_is_refused_with_a_reason(
    client: FlaskClient, address: str, status: int, said: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status and said in answer.text


YEAR = CoverageYear(
    chamber="commons",
    year=2031,
    days=(
        CoverageDay(date=date(2031, 1, 1), status="recess", name="Christmas"),
        CoverageDay(date=date(2031, 1, 2), status="sat"),
        CoverageDay(date=date(2031, 1, 3), status="unknown"),
        CoverageDay(date=date(2031, 2, 1), status="no-transcript"),
    ),
    counts={},
)


def test_each_day_has_a_sign_and_words_not_only_a_colour() -> None:
    lost = Refused(path="box/commons-2031-01-03.xml", reason="broken", date=date(2031, 4, 1))
    january, february = coverage.months(YEAR, [lost])
    assert january.weeks[0][:2] == (None, None)  # 1 January 2031 is a Wednesday
    first, second, third = (day for day in january.weeks[0] if day)
    assert first.said == "1 January 2031: recess by the imported calendar (Christmas)"
    assert (second.symbol, second.has_debates) == ("●", True)
    assert (third.status, third.symbol) == ("refused", "!")
    assert coverage.legend((january, february)) == {"sat": 1, "no-transcript": 1, "refused": 1, "recess": 1}


def test_a_refused_document_says_nothing_against_a_day_that_is_stored() -> None:
    lost = Refused(path="commons-2031-01-02.xml", reason="broken", date=date(2031, 4, 1))
    days = [day for month in coverage.months(YEAR, [lost]) for week in month.weeks for day in week if day]
    assert [day.status for day in days] == ["recess", "sat", "unknown", "no-transcript"]


def test_a_small_timeline_leaves_unknown_months_blank() -> None:
    months = tuple(date(2031, month, 1) for month in range(1, 6))
    small = SmallTimelines(starts=months, values={"bees": (None, None, 3, 0, 7), "moths": (None, 0, 0, 0, 0)})
    drawn = sparks.sparks(small)
    assert set(drawn) == {"bees"}
    assert drawn["bees"].blanks == (sparks.Blank(0, 2),)
    assert (drawn["bees"].most, drawn["bees"].when, drawn["bees"].path.count("M")) == (7, "May 2031", 2)


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ("Bees and their keepers.", "Bees and their keepers."),
        ("Bees and hives. Not wasps.", "Bees and hives."),
        ("Bees in the hives of the towns and cities: " + "honey " * 30, "Bees in the hives of the towns and cities …"),
        ("b" * 300, "b" * 120 + " …"),
    ],
)  # fmt: skip
def test_a_description_is_read_at_a_glance(description: str, said: str) -> None:
    assert gist(description) == said


def test_pages_name_themselves_for_those_who_link_to_them(client: FlaskClient) -> None:
    head = tree(client, "/about?utm_source=x").find("head")
    assert head.cssselect("link[rel=canonical]")[0].get("href") == "http://localhost/about"
    assert head.cssselect("meta[property='og:title']")[0].get("content") == "About"
    assert len(head.cssselect("meta[name=description]")[0].get("content")) > 40
    lost = html.fromstring(client.get("/nothing").text)
    assert not lost.cssselect("link[rel=canonical]") and lost.cssselect("meta[name=robots]")


@pytest.mark.parametrize("name", ["debates", "speakers", "topics"])
def test_a_slash_at_the_end_leads_to_the_address_without(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/{name}/?from=2024-01-01&_scheme=x")
    assert (answer.status_code, answer.location) == (301, f"/{name}?from=2024-01-01&_scheme=x")
    assert client.get(f"/{name}").location in (None, "/")


def test_a_slash_too_many_leads_on_only_to_what_is_there(client: FlaskClient) -> None:
    assert client.get("/topics/china-policy/").location == "/topics/china-policy"
    for nothing in ("/nothing/", "//debates/", "//evil.example/", "/topics/China policy/", "/%2f/"):
        answer = client.get(nothing)
        assert answer.status_code == 404 or not (answer.location or "").startswith("//")
        assert "evil" not in (answer.location or "")


def test_gatherers_of_pages_are_asked_to_leave_searches_and_data_alone(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain" and answer.text.splitlines() == [
        "User-agent: *", "Disallow: /search", "Disallow: /api/", "Disallow: /*.csv", "Disallow: /*.json",
    ]  # fmt: skip
