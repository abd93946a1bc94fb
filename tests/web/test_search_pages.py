"""The search page: what is found, how it was understood, what it is narrowed to; the same as data and as a feed."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import html
from playwright.sync_api import Page, expect

from timeline import queries
from timeline.filters import Filter
from timeline.store import Store


def page_of(client: FlaskClient, q: str, status: int = 200, **more: str) -> html.HtmlElement:
    answer = client.get("/search", query_string={"q": q, **more})
    assert answer.status_code == status
    return html.fromstring(answer.text)


def words_of(page: html.HtmlElement, selector: str) -> str:
    return " ".join(" ".join(part.text_content() for part in page.cssselect(selector)).split())


def facet(page: html.HtmlElement, name: str) -> dict[str, str]:
    """The values of a facet and the searches that they lead to."""
    links = page.xpath(f'//ul[@aria-labelledby="by-{name}"]//a')
    return {
        " ".join(link.text_content().split()): parse_qs(urlsplit(link.get("href")).query).get("q", [""])[0]
        for link in links
    }


def test_the_page_says_how_it_understood_the_search(client: FlaskClient) -> None:
    page = page_of(client, 'party:lab (online OR -safety) speaker:"rowena ashdown"')
    said = "Understood as: by Labour and (“online” or not “safety”) and said by Rowena Ashdown"
    assert words_of(page, ".understood") == said


def test_a_facet_adds_a_clause_and_takes_it_away_again(client: FlaskClient, demo_store: Store) -> None:
    parties = facet(page_of(client, "online safety"), "party")
    assert parties["Labour"] == "online safety party:Labour"
    narrowed = page_of(client, parties["Labour"])
    assert facet(narrowed, "party")["Labour ×"] == "online safety"
    assert queries.search(demo_store, Filter(text=parties["Labour"])).total == len(narrowed.cssselect("article.entry"))


def test_every_facet_counts_what_it_leads_to(demo_store: Store) -> None:
    found = queries.search(demo_store, Filter(text="online OR china"))
    assert found.counted == found.total and {facet.name for facet in found.facets} >= {"topic", "party", "year"}
    for each in found.facets:
        for value in each.values:
            assert queries.search(demo_store, Filter(text=value.q)).total == value.speeches, value.q


def test_misspelt_words_and_names_are_told(client: FlaskClient) -> None:
    page = page_of(client, "encrypton -china")
    assert "Did you mean encryption -china?" in words_of(page, ".meant")
    assert "speeches by Rowena Ashdown" in words_of(page_of(client, "rowena ashdwon"), ".people-meant")


@pytest.mark.parametrize(
    ("q", "said"),
    [
        ("(online", "“(” at character 1 is not closed; expected a ) for it"),
        ("party:", "has nothing behind it; expected party:labour"),
        ("party:purple", "Party: found 'purple'; expected a party"),
        ("topic:online-safty", "expected the slug of a stored topic such as online-safety"),
        ("speaker:nobodyatall", "which is nobody's name here"),
        ('speaker:"rowena ashdwon"', "speaker:90001 (Rowena Ashdown, Labour, Wexcombe Vale)"),
        ("<script>)", "“)” at character 9 closes nothing"),
        ("-online", "expected at least one word"),
        ("x" * 501, "at most 500 characters"),
    ],
)
def test_what_is_not_understood_is_said_beside_the_form_which_keeps_it(client: FlaskClient, q: str, said: str) -> None:
    page = page_of(client, q, 400)
    assert said in words_of(page, "#wrong")
    assert page.cssselect("#q")[0].get("value") == q
    answer = client.get("/search.json", query_string={"q": q})
    assert answer.status_code == 400 and answer.mimetype == "application/problem+json"


def test_a_bad_filter_is_said_there_too_and_keeps_the_words(client: FlaskClient) -> None:
    page = page_of(client, "online", 400, **{"from": "yesterday"})
    assert "From: found 'yesterday'; expected a date" in words_of(page, "#wrong")
    assert page.cssselect("#q")[0].get("value") == "online"


def test_every_example_on_the_page_can_be_searched_for(client: FlaskClient) -> None:
    links = html.fromstring(client.get("/search").text).cssselect(".examples a")
    assert len(links) >= 12
    assert {client.get(link.get("href")).status_code for link in links} == {200}


def test_the_best_fitting_come_first_on_request(client: FlaskClient) -> None:
    data = client.get("/search.json", query_string={"q": "china", "sort": "relevance", "limit": "100"}).get_json()
    often = [" ".join(item["paragraphs"]).lower().count("china") for item in data["items"]]
    assert data["ranked"] == data["total"] == len(often)
    third = len(often) // 3
    assert sum(often[:third]) > sum(often[-third:])
    first = client.get("/search.json", query_string={"q": "china", "sort": "relevance", "limit": "2"}).get_json()
    second = client.get(
        "/search.json", query_string={"q": "china", "sort": "relevance", "limit": "2", "cursor": first["next"]}
    ).get_json()
    assert [i["id"] for i in first["items"] + second["items"]] == [i["id"] for i in data["items"][:4]]


def test_the_same_search_is_data_a_table_and_a_feed(client: FlaskClient) -> None:
    asked = {"q": "online safety party:labour"}
    data = client.get("/search.json", query_string=asked).get_json()
    assert data == client.get("/api/v1/search", query_string=asked).get_json()
    ids = [item["id"] for item in data["items"]]
    table = csv.DictReader(io.StringIO(client.get("/search.csv", query_string=asked).text))
    assert [row["id"] for row in table] == ids and data["q"] == "online safety party:Labour"
    assert client.get("/search.atom", query_string=asked).text.count("<entry>") == len(ids)
    assert client.get("/api/v1/speeches", query_string=asked).get_json()["total"] == data["total"]
    assert client.get("/api/v1/debates", query_string=asked).get_json()["total"] > 0


@pytest.mark.parametrize("address", ["/search.json", "/search.csv", "/api/v1/search"])
@pytest.mark.parametrize("asked", ["", "q=", "limit=5", "include_chair=true", "strength=any"])
def test_data_of_a_search_for_nothing_is_refused_with_what_to_ask(
    client: FlaskClient, address: str, asked: str
) -> None:
    answer = client.get(f"{address}?{asked}")
    assert answer.status_code == 400
    (problem,) = answer.get_json()["problems"]
    assert "q is missing; expected words to look for, or a filter: topic, speaker," in problem
    assert (
        client.get(f"{address}?party=Labour").status_code == client.get(f"{address}?to=2026-01-01").status_code == 200
    )


@pytest.mark.browser
def test_the_search_is_narrowed_and_mended_in_a_browser(page: Page, server: str, complaints: list[str]) -> None:
    page.goto(f"{server}/search?q=encrypton")
    page.get_by_role("link", name="encryption").click()
    expect(page.locator("article.entry mark").first).to_be_visible()
    page.locator("ul[aria-labelledby=by-party] a").first.click()
    expect(page.locator("#q")).to_have_value("encryption party:Conservative")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert complaints == []
    page.goto(f"{server}/search?q=(online")
    expect(page.get_by_role("alert")).to_contain_text("is not closed")
