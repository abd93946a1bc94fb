"""Topics, or parties within one, on one axis: page, files and API say the same."""

from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient
from lxml import html

from timeline import queries
from timeline.filters import Filter
from timeline.store import Store

TWO = "topic=online-safety&topic=china-policy"


def asked(client: FlaskClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_two_topics_are_lines_told_apart_without_their_colours(client: FlaskClient) -> None:
    page = asked(client, f"/topics/compare?{TWO}&bucket=month")
    assert page.cssselect(".slots a, .numbers tbody a") and not page.xpath("//a[contains(@href, '#speeches')]")
    assert text(page.cssselect("h1")[0]) == "Online safety, China policy"
    lines = page.cssselect("svg.bars path.line")
    assert len(lines) == 2 and len({line.get("stroke-dasharray") for line in lines}) == 2
    assert len({mark.get("href") for mark in page.cssselect(".legend use")}) == 2


def test_the_legend_has_each_topics_own_total_and_leads_to_its_page(client: FlaskClient, demo_store: Store) -> None:
    page = asked(client, f"/topics/compare?{TWO}&from=2024-01-01&measure=words")
    for entry, slug in zip(page.cssselect(".legend li"), ("online-safety", "china-policy"), strict=True):
        link = entry.cssselect("a")[0].get("href")
        assert link == f"/topics/{slug}?from=2024-01-01&measure=words"
        assert text(entry.cssselect("span")[0]) == f"{client.get(link.replace('?', '.json?')).get_json()['total']:,}"


def test_the_form_of_a_topics_page_leads_here_and_keeps_the_filters(client: FlaskClient) -> None:
    page = asked(client, "/topics/online-safety?party=Labour&per=sitting-day&by=role")
    form = page.cssselect("form[aria-label=Compare]")[0]
    hidden = [(field.name, field.value) for field in form.cssselect("input[type=hidden]")]
    assert sorted(hidden) == [("party", "Labour"), ("per", "sitting-day"), ("topic", "online-safety")]
    assert "china-policy" in [option.get("value") for option in form.cssselect("option")]


def test_parties_within_one_topic_stand_beside_each_other(client: FlaskClient) -> None:
    page = asked(client, "/topics/compare?topic=online-safety&party=Labour&party=Conservative")
    assert text(page.cssselect("h1")[0]) == "Online safety: Labour, Conservative"
    assert page.cssselect(".legend a")[0].get("href") == "/topics/online-safety?party=Labour"


@pytest.mark.parametrize("little", ["", "?topic=online-safety", "?party=Labour&party=Conservative"])
def test_with_too_little_to_compare_there_is_the_form(client: FlaskClient, little: str) -> None:
    page = asked(client, f"/topics/compare{little}")
    assert "Choose two to six topics" in text(page) and not page.cssselect("figure")
    assert page.cssselect("form input[name=topic][type=checkbox]")


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("topic=online-safety&topic=nothing", "topic 'nothing' is not known"),
        ("topic=online-safety&topic=online-safety", "compared with itself"),
        (f"{TWO}&party=Monster+Raving", "party 'Monster Raving'"),
        (f"{TWO}&bucket=decade", "bucket: found 'decade'"),
        (f"{TWO}&speaker=1", "expected the id of a known person"),
        (f"{TWO}&topic=a&topic=b&topic=c&topic=d&topic=e", "7 topics to compare; expected 2 to 6"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(client: FlaskClient, bad: str, said: str) -> None:
    for address in (f"/topics/compare?{bad}", f"/topics/compare.json?{bad}", f"/api/v1/compare?{bad}"):
        answer = client.get(address)
        assert answer.status_code == 400, address
        plain = answer.get_json()["detail"] if answer.is_json else html.fromstring(answer.text).text_content()
        assert said in plain


def test_the_api_refuses_too_little(client: FlaskClient) -> None:
    assert client.get("/api/v1/compare").status_code == 400
    assert client.get("/topics/compare.csv?topic=online-safety").status_code == 400


def test_page_files_and_api_have_the_same_numbers(client: FlaskClient, demo_store: Store) -> None:
    found = queries.compare(demo_store, ("online-safety", "china-policy"), Filter(), bucket="year", per="sitting-day")
    plain = client.get(f"/topics/compare.json?{TWO}&bucket=year&per=sitting-day").get_json()
    api = client.get(f"/api/v1/compare?{TWO}&bucket=year&per=sitting-day").get_json()
    assert plain == api and plain["totals"] == found.totals
    assert [bucket["values"] for bucket in plain["buckets"]] == [dict(bucket.values) for bucket in found.buckets]
    rows = list(csv.DictReader(io.StringIO(client.get(f"/topics/compare.csv?{TWO}&bucket=year&per=sitting-day").text)))
    assert [row["china-policy"] for row in rows] == [str(b.values.get("china-policy", "")) for b in found.buckets]
    assert client.get(f"/api/v1/compare?{TWO}&bucket=year&per=sitting-day&format=csv").text.count("\n") == len(rows) + 1
    lines = client.get(f"/api/v1/compare?{TWO}&bucket=year&format=ndjson").text.splitlines()
    assert len(lines) == len(found.buckets)


def test_the_links_lead_to_the_same_comparison(client: FlaskClient) -> None:
    links = client.get(f"/api/v1/compare?{TWO}&bucket=year").get_json()["links"]
    assert links["page"] == f"/topics/compare?bucket=year&{TWO}"
    assert client.get(links["self"]).get_json()["bucket"] == "year"


def test_the_table_has_what_is_known_and_says_where_nothing_is(client: FlaskClient) -> None:
    page = asked(client, f"/topics/compare?{TWO}&bucket=month")
    plain = client.get(f"/topics/compare.json?{TWO}&bucket=month").get_json()
    known = [bucket for bucket in plain["buckets"] if bucket["values"]]
    shown = page.cssselect(".numbers tbody tr:not(.gap)")
    assert len(shown) == len(known) < len(plain["buckets"]) and page.cssselect(".numbers tr.gap")


def test_parties_that_are_compared_are_no_filter_and_each_is_a_line(client: FlaskClient) -> None:
    parties = "party=Labour&party=Conservative"
    of_parties = html.fromstring(client.get(f"/topics/compare?topic=online-safety&{parties}").text)
    of_topics = html.fromstring(client.get(f"/topics/compare?topic=online-safety&topic=sanctions&{parties}").text)
    assert not of_parties.cssselect("li.chip") and len(of_topics.cssselect("li.chip")) == 1
    assert "each line a party" in of_parties.cssselect("figcaption")[0].text_content()
    assert "about each topic" in of_topics.get_element_by_id("chart-name").text_content()
