"""Members mentioned in speeches: links in a debate, lists on a speaker's page, filters and lists of the API."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

WETHERBY = "/speakers/90024/constance-wetherby"


def test_a_member_who_is_mentioned_is_a_link_in_the_debate(client: FlaskClient) -> None:
    (speech, *_) = client.get("/api/v1/speeches?mentions=90024").json["items"]
    page = client.get(f"/debates/{speech['debate']['id']}").text
    links = re.findall(rf'<a class="mention" href="{WETHERBY}" title="Constance Wetherby">([^<]*)</a>', page)
    assert links and all("North Wolden" in link for link in links)


def test_a_speakers_page_lists_who_mentions_them_and_whom_they_mention(client: FlaskClient) -> None:
    page = client.get(WETHERBY).text
    assert "<h2>Mentioned by</h2>" in page
    address = re.search(r'href="(/search\?speaker=\d+&amp;mentions=90024)"', page)
    assert address and client.get(address[1].replace("&amp;", "&")).status_code == 200


def test_speeches_that_mention_a_member_are_a_search_without_words(client: FlaskClient) -> None:
    page = client.get("/search?mentions=90024").text
    assert "Only mentioning Constance Wetherby" in page
    assert re.search(r"<mark>[^<]*Member for North Wolden[^<]*</mark>", page)


def test_the_api_answers_who_mentions_whom(client: FlaskClient) -> None:
    of = client.get("/api/v1/speakers/90024/mentions").json
    assert of["total"] == len(of["items"]) > 0 and of["next"] is None
    first = of["items"][0]
    assert set(first) == {"person", "mentions", "speeches", "first", "last"}
    by = client.get(f"/api/v1/speakers/{first['person']['id']}/mentions?direction=by").json["items"]
    assert "90024" in [one["person"]["id"] for one in by]


def test_what_is_no_question_about_mentions_is_refused(client: FlaskClient) -> None:
    assert client.get("/api/v1/speakers/90024/mentions?direction=to").status_code == 400
    assert client.get("/api/v1/speakers/1/mentions").status_code == 404
    refused = client.get("/api/v1/speeches?mentions=1")
    assert refused.status_code == 400 and "mentions: found '1'" in refused.text
