"""A topic's page: what can be asked, what is drawn, where it leads, and why each speech is there."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient
from lxml import html

from timeline import queries
from timeline.filters import Filter
from timeline.results import BucketRow, Mark, Series, Speech, SpeechTag, Timeline
from timeline.store import Store
from web import answers, chart
from web.pages.topics import understood
from web.params import TopicQuery
from web.why import ABOUT, MENTIONS, why

TOPIC = "/topics/china-policy"
HOSTILE = "<script>alert(1)</script>"


def asked(client: FlaskClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def options(page: html.HtmlElement, name: str) -> list[str]:
    return [option.get("value") for option in page.cssselect(f"select[name={name}] option")]


def test_a_split_by_sub_topic_is_offered_only_where_there_are_some(client: FlaskClient) -> None:
    assert "sub-topic" in options(asked(client, TOPIC), "by")
    assert "sub-topic" not in options(asked(client, "/topics/online-safety"), "by")


def test_everything_that_can_be_counted_is_offered(client: FlaskClient) -> None:
    page = asked(client, TOPIC)
    assert options(page, "measure") == ["speeches", "mentions", "debates", "speakers", "words"]
    assert options(page, "per") == ["none", "sitting-day", "thousand-speeches", "million-words"]
    assert options(page, "bucket") == ["", "day", "week", "month", "quarter", "year", "session", "parliament"]


@pytest.mark.parametrize("by", ["none", "party", "role", "chamber", "speaker", "sub-topic", "kind"])
@pytest.mark.parametrize("counted", ["measure=speakers", "per=million-words", "bucket=session&measure=words"])
def test_every_way_of_counting_is_drawn_with_its_unit_named(client: FlaskClient, by: str, counted: str) -> None:
    page = asked(client, f"{TOPIC}?by={by}&{counted}")
    unit = client.get(f"{TOPIC}.json?by={by}&{counted}").get_json()["unit"]
    assert text(page.get_element_by_id("chart-name")) == unit
    assert page.cssselect("svg.bars path")


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("per=fortnight", "per: found 'fortnight'"),
        ("by=shoe-size", "by: found 'shoe-size'"),
        ("bucket=decade", "bucket: found 'decade'"),
        ("role=king", "role: found 'king'"),
        ("kind=song", "kind: found 'song'"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(client: FlaskClient, bad: str, said: str) -> None:
    answer = client.get(f"{TOPIC}?{bad}")
    assert answer.status_code == 400 and said in html.fromstring(answer.text).text_content()


@pytest.mark.parametrize("counted", ["", "&measure=debates", "&per=sitting-day", "&by=none"])
def test_a_time_of_which_nothing_is_stored_has_no_total_and_says_so(client: FlaskClient, counted: str) -> None:
    asked_for = f"?from=1950-01-01&to=1951-12-31{counted}"
    found = client.get(f"{TOPIC}.json{asked_for}").get_json()
    page = asked(client, f"{TOPIC}{asked_for}")
    assert found["total"] is None
    assert {bar["coverage"] for bar in found["buckets"]} == {"unknown"}
    assert [text(cell) for cell in page.cssselect("table tfoot td")] == ["0", "–", "–"][: 2 + (counted != "&by=none")]
    assert "not known" in text(page.get_element_by_id("speeches"))


def test_a_time_of_which_something_is_stored_has_a_total_of_zero(client: FlaskClient) -> None:
    filters = "?party=Plaid+Cymru&speaker=90032"
    assert client.get(f"{TOPIC}.json{filters}").get_json()["total"] == 0
    assert "not known" not in text(asked(client, TOPIC + filters).get_element_by_id("speeches"))


def test_roles_and_kinds_narrow_the_speeches_and_are_named(client: FlaskClient) -> None:
    page = asked(client, f"{TOPIC}?role=minister&kind=answer")
    chips = [text(chip).rstrip(" ×") for chip in page.cssselect("li.chip")]
    assert chips == ["Only the kind “answer”", "Only the role “minister”"]
    found = client.get("/api/v1/speeches?topic=china-policy&role=minister&kind=answer").get_json()
    assert {speech["speaker"]["role"] for speech in found["items"]} == {"minister"}
    assert text(page.cssselect("#speeches h2")[0]).startswith(f"{found['total']} speech")


def test_sub_topics_and_their_parent_lead_to_each_other_with_their_counts(
    client: FlaskClient, demo_store: Store
) -> None:
    below = [topic for topic in queries.topics(demo_store) if topic.parent == "china-policy"]
    chips = {chip.get("href"): text(chip) for chip in asked(client, TOPIC).cssselect(".kin a")}
    assert chips == {f"/topics/{topic.slug}": f"{topic.title} {topic.speeches}" for topic in below}
    parent = asked(client, f"/topics/{below[0].slug}").cssselect(".kin a")[0]
    assert parent.get("href") == TOPIC and text(parent).startswith("China policy ")


def test_each_party_of_the_legend_leads_to_its_own_timeline(client: FlaskClient) -> None:
    first = asked(client, f"{TOPIC}?by=party").cssselect(".legend a")[0]
    label = text(first)
    narrowed = asked(client, first.get("href"))
    assert f"Only {label}" in [text(chip).rstrip(" ×") for chip in narrowed.cssselect("li.chip")]


def test_the_downloads_have_the_numbers_of_the_table(client: FlaskClient) -> None:
    page = asked(client, f"{TOPIC}?bucket=month&by=party")
    links = {text(link): link.get("href") for link in page.cssselect(".downloads a")}
    rows = list(csv.DictReader(io.StringIO(client.get(links["CSV"]).text)))
    shown = [[text(cell) for cell in row] for row in page.cssselect(".numbers tbody tr:not(.gap)")]
    assert [row[2] for row in shown] == [row["total"] for row in rows if row["total"]]
    assert client.get(links["JSON"]).get_json()["total"] == int(text(page.cssselect("tfoot td")[1]).replace(",", ""))
    speeches = list(csv.DictReader(io.StringIO(client.get(links["the speeches as CSV"]).text)))
    assert f"{len(speeches)} speeches" in text(page.cssselect("#speeches h2")[0])
    older = asked(client, f"{TOPIC}?limit=1").cssselect(".pager a[rel=next]")[0].get("href")
    assert older.endswith("#speeches") and "cursor=" in older


def test_the_feed_is_announced_and_keeps_the_filters(client: FlaskClient) -> None:
    page = asked(client, f"{TOPIC}?party=Labour&by=role&bucket=year&per=sitting-day")
    (feed,) = page.cssselect("link[rel=alternate]")
    assert feed.get("type") == "application/atom+xml" and feed.get("href") == f"{TOPIC}.atom?party=Labour"
    assert client.get(feed.get("href")).status_code == 200


def test_a_period_leads_to_the_ones_beside_it(client: FlaskClient) -> None:
    page = asked(client, f"{TOPIC}?from=2025-01-01&to=2025-12-31&party=Labour")
    links = {text(link): link.get("href") for link in page.cssselect(".moves a")}
    assert links["← the year before"] == f"{TOPIC}?from=2024-01-01&to=2024-12-31&party=Labour"
    assert links["the whole time"] == f"{TOPIC}?party=Labour"
    assert page.cssselect(".moves [aria-current]")[0].text == "2025"


def test_documents_from_outside_stand_in_a_lane_and_in_a_list_and_are_not_counted(
    client: FlaskClient, demo_store: Store
) -> None:
    timeline = queries.timeline(demo_store, Filter(topic="online-safety"))
    assert timeline.context
    page = asked(client, "/topics/online-safety")
    links = [link.get("href") for link in page.cssselect("#documents li a")]
    assert links == [f"/context/{item.id}" for item in reversed(timeline.context)]
    assert client.get(links[0]).status_code == 200
    assert page.cssselect("svg.lane path") and "not counted" in text(page.cssselect("#documents summary")[0])


def test_every_speech_says_why_it_is_there(client: FlaskClient, demo_store: Store) -> None:
    page = asked(client, TOPIC)
    version = next(topic.version for topic in queries.topics(demo_store) if topic.slug == "china-policy")
    reasons = page.cssselect("article.entry details.why")
    assert len(reasons) == len(page.cssselect("article.entry")) > 0
    for reason in reasons:
        assert reason.cssselect("a")[0].get("href") == f"{TOPIC}/definition"
        assert f"Definition {version[:12]}" in text(reason)


def speech(store: Store, **changes: object) -> Speech:
    return queries.speeches(store, Filter(topic="online-safety")).items[0].model_copy(update=changes)


@pytest.mark.parametrize("rule", ["words", "heading", "reply", "sub-topic", "pinned"])
def test_each_rule_has_its_sentence(demo_store: Store, rule: str) -> None:
    tag = SpeechTag(topic="t", strength="about", rule=rule, version="v1")
    marks = tuple(Mark(topic="t", start=n, end=n + 1, phrase="Ofcom", version="v1") for n in (1, 5))
    found = why(speech(demo_store, tags=(tag,), marks=marks), "t", {})
    assert found is not None and (found.sentence, found.version) == (ABOUT[rule], "v1")
    assert (found.phrases, found.places) == (("Ofcom",), 2)


def test_a_mere_mention_says_so_and_a_sub_topic_is_named(demo_store: Store) -> None:
    mention = SpeechTag(topic="t", strength="mention", rule="words", version="v")
    below = SpeechTag(topic="t", strength="about", rule="sub-topic", version="v")
    assert getattr(why(speech(demo_store, tags=(mention,)), "t", {}), "sentence", None) == MENTIONS
    found = why(speech(demo_store, tags=(below,), topics=("t", "u")), "t", {"u": "Under"})
    assert found is not None and found.sentence.startswith("It is about Under,")
    assert why(speech(demo_store, tags=()), "t", {}) is None


def test_a_definition_can_be_read_and_says_when_a_debate_belongs(client: FlaskClient, demo_store: Store) -> None:
    page = asked(client, f"{TOPIC}/definition")
    stored = queries.definition(demo_store, "china-policy")
    assert stored is not None and page.cssselect("pre")[0].text_content().strip() == stored.definition.strip()
    assert "comes to 2 points in up to 150 words, one more in up to 3 times as many" in text(page)
    assert "A debate belongs to the topic when its heading carries it, or when 3 speeches of it or more" in text(page)
    assert "if they are 25 per cent of those that say something" in text(page)
    assert stored.version in text(page)
    assert client.get("/topics/nothing/definition").status_code == 404


def test_a_definition_that_this_program_does_not_understand_is_shown_with_the_reason(demo_store: Store) -> None:
    stored = queries.definition(demo_store, "china-policy")
    assert stored is not None
    problem = understood(stored.model_copy(update={"definition": "title = 3"}))["problem"]
    assert problem.startswith("china-policy.toml:1: ")
    assert understood(stored.model_copy(update={"definition": ""})) == {}


def many_bars(number: int, sat: int = 7) -> Timeline:
    """Weeks and more, in each of which five of eight parties speak."""
    parties = tuple(Series(key=f"P{n}", label=f"The Nth Party {n}", colour="#aa0000") for n in range(8))
    first = date(2010, 1, 1)
    week = BucketRow(start=first, end=first, coverage="unknown", sitting_days=0, total=None, values={})
    spoken = [{parties[(n + k) % 8].key: 10 for k in range(5)} if n % 7 < sat else {} for n in range(number)]
    known = {"coverage": "sat", "sitting_days": 1, "total": 50, "speeches": 3}
    rows = tuple(
        week.model_copy(
            update={"start": day, "end": day, "values": values} | (known | {"small": bool(n % 2)} if values else {})
        )
        for n, values in enumerate(spoken)
        for day in [first + timedelta(days=n)]
    )
    topic = {"slug": "online-safety", "title": HOSTILE, "version": "v" * 12}
    return Timeline(
        topic=topic, measure="speeches", per="none", by="party", bucket="week", start=None, end=None, filters={},
        unit=HOSTILE, total=50 * number, buckets=rows, series=parties, links={"speeches": "/x"},
    )  # fmt: skip


def rendered(app: Flask, store: Store, timeline: Timeline) -> str:
    with app.test_request_context("/topics/online-safety"):
        return render_template(
            "topic.html", topic=answers.topic("online-safety"), below=[], others=[], titles={}, query=TopicQuery(),
            shown=TopicQuery(), begun=None,
            said={}, narrowings=(), timeline=timeline, chart=chart.draw(timeline), moves=(), years=(),
            speeches=queries.speeches(store, Filter(topic="online-safety"), limit=20),
            choices=dict.fromkeys(("chamber", "party", "kind", "role", "by", "measure", "per", "bucket"), ()),
        )  # fmt: skip


@pytest.mark.parametrize(("number", "sat", "most"), [(120, 7, 100_000), (1500, 3, 330_000)])
def test_a_page_of_many_bars_stays_small(app: Flask, demo_store: Store, number: int, sat: int, most: int) -> None:
    page = rendered(app, demo_store, many_bars(number, sat))
    assert len(page.encode()) < most
    assert page.count("<tr>") <= 202


def test_no_text_becomes_markup(app: Flask, demo_store: Store) -> None:
    page = rendered(app, demo_store, many_bars(2))
    assert HOSTILE not in page and "&lt;script&gt;" in page
