"""The pages of the demonstration say what the store holds."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from timeline import queries
from timeline.filters import Filter
from timeline.results import Debate, SpeechItem
from timeline.store import Store

DEMO_DAY = "commons.2024-03-12"


def text_of(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return re.sub(r"\s+", " ", answer.text)


def test_the_front_page_has_both_topics_with_a_small_timeline_each(client: FlaskClient) -> None:
    page = text_of(client, "/")
    assert 'href="/topics/online-safety"' in page and 'href="/topics/china-policy"' in page
    assert page.count('class="spark"') == 2


def test_a_topic_has_a_chart_a_table_and_speeches_with_their_words_marked(client: FlaskClient) -> None:
    page = text_of(client, "/topics/online-safety")
    assert '<svg class="bars"' in page and "<table>" in page
    assert page.count('<article class="entry">') == 20
    assert "<mark>Online Safety Act</mark>" in page


def test_the_table_has_the_numbers_of_the_data(client: FlaskClient) -> None:
    answer = client.get("/topics/online-safety.json?bucket=year&by=none").get_json()
    page = text_of(client, "/topics/online-safety?bucket=year&by=none")
    rows = re.findall(r'<tr><th scope="row"><a href="[^"]*">(\d{4})</a></th><td>([\d,]+)</td>', page)
    assert rows == [(bucket["start"][:4], f"{bucket['total']:,}") for bucket in answer["buckets"]]


def test_each_bar_leads_to_exactly_its_speeches(client: FlaskClient) -> None:
    page = text_of(client, "/topics/china-policy?bucket=month")
    bars = re.findall(r'<a class="bar \w+" href="([^"]+)#speeches" tabindex="-1"><title>[^<:]*: (\d+)', page)
    spoken = [(address.replace("&amp;", "&"), count) for address, count in bars if count != "0"]
    assert spoken
    for address, count in spoken[:4]:
        assert f"<h2>{count} speech" in text_of(client, address)


def test_filters_stay_in_the_form_and_in_the_links(client: FlaskClient) -> None:
    page = text_of(client, "/topics/online-safety?party=Labour&from=2024-01-01&by=role")
    assert 'name="from" value="2024-01-01"' in page
    assert 'value="Labour" checked' in page
    assert 'value="role" selected' in page
    assert 'href="/topics/online-safety.json?from=2024-01-01&amp;party=Labour&amp;by=role"' in page


def test_pages_of_a_list_show_every_speech_once(client: FlaskClient, demo_store: Store) -> None:
    address, found = "/topics/online-safety", []
    while address:
        page = text_of(client, address)
        found += re.findall(r'<blockquote cite="[^"]*#([^"]+)">', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    total = queries.speeches(demo_store, Filter(topic="online-safety")).total
    assert len(found) == len(set(found)) == total


def test_a_debate_stands_in_order_with_the_chair_set_apart(client: FlaskClient, a_debate: Debate) -> None:
    page = text_of(client, f"/debates/{a_debate.id}")
    ids = [item.speech.id for item in a_debate.items if isinstance(item, SpeechItem)]
    assert re.findall(r'<article id="([^"]+)"', page) == ids
    assert re.search(r'class="turn [^"]*chair', page)
    assert "HC Deb 12 March 2024, cols 145–146" in page
    assert f"Read from publicwhip: {len(ids)} speeches" in page


def test_one_members_turns_are_highlighted_on_request(client: FlaskClient, a_debate: Debate) -> None:
    page = text_of(client, f"/debates/{a_debate.id}?highlight=90011")
    assert len(re.findall(r'<article [^>]*class="turn [^"]*highlit', page)) == 2
    assert "did not speak here" in text_of(client, f"/debates/{a_debate.id}?highlight=1")


def test_a_topics_words_are_marked_on_request(client: FlaskClient, a_debate: Debate) -> None:
    assert "<mark>" not in text_of(client, f"/debates/{a_debate.id}")
    assert "<mark>" in text_of(client, f"/debates/{a_debate.id}?topic=online-safety")


def test_a_division_has_its_counts_and_its_votes(client: FlaskClient, demo_store: Store) -> None:
    debates = queries.debates(demo_store, Filter(start=date(2025, 1, 22), end=date(2025, 1, 22))).items
    pages = [text_of(client, f"/debates/{debate.id}") for debate in debates]
    (divided,) = [page for page in pages if 'class="division"' in page]
    assert divided.count("<b>8</b>") == 2
    assert divided.count("(teller)") == 4 and divided.count("(proxy: ") == 1


def test_the_id_of_a_speech_leads_to_its_place(client: FlaskClient, a_debate: Debate) -> None:
    speech = next(item.speech for item in a_debate.items if isinstance(item, SpeechItem))
    answer = client.get(f"/debates/{speech.id}")
    assert (answer.status_code, answer.location) == (301, f"/debates/{a_debate.id}#{speech.id}")


def test_a_sources_own_id_leads_to_the_speech(client: FlaskClient, a_debate: Debate) -> None:
    speech = next(item.speech for item in a_debate.items if isinstance(item, SpeechItem))
    answer = client.get("/debates/uk.org.publicwhip/debate/2024-03-12a.145.1")
    assert (answer.status_code, answer.location) == (301, f"/debates/{speech.id}")


def test_a_speaker_is_found_although_the_name_is_misspelt(client: FlaskClient) -> None:
    page = text_of(client, "/speakers?q=wilbrahm+verity")
    assert 'href="/speakers/90037/' in page


def test_nobody_found_is_said_plainly(client: FlaskClient) -> None:
    assert "Nobody in the register has a name like “zzzzqqqq”" in text_of(client, "/speakers?q=zzzzqqqq")


def test_the_short_address_of_a_speaker_leads_to_the_readable_one(client: FlaskClient) -> None:
    answer = client.get("/speakers/90010")
    assert (answer.status_code, answer.location) == (302, "/speakers/90010/edwin-farthingale")
    assert client.get("/speakers/90010/somebody-else").location == answer.location


def test_a_speaker_has_dated_memberships_and_speeches(client: FlaskClient) -> None:
    page = text_of(client, "/speakers/90010/edwin-farthingale")
    assert "14 Mar 2025" in page and "Reform UK" in page and "Conservative" in page
    assert '<article class="entry">' in page


def test_words_are_found_in_speeches(client: FlaskClient) -> None:
    assert "speeches with “encryption”" in text_of(client, "/search?q=encryption")
    assert "No speech holds all these words" in text_of(client, "/search?q=zzzzqqqq")


def test_a_search_without_a_word_is_refused_in_words(client: FlaskClient) -> None:
    assert "expected at least one word" in text_of(client, "/search?q=%22%22", 400)


def test_the_licence_stands_on_every_page(client: FlaskClient) -> None:
    for address in ("/", "/about", "/speakers", "/nothing"):
        assert "Contains Parliamentary information licensed under the" in client.get(address).text


def test_the_watch_is_told_the_revision(client: FlaskClient) -> None:
    answer = client.get("/healthz").get_json()
    assert answer["status"] == "ok" and answer["revision"]


@pytest.mark.parametrize(
    "address",
    [
        "/topics/nothing",
        "/debates/nothing",
        "/debates/commons.2024-01-01.nothing",
        "/speakers/1",
        "/speakers/1/x",
        "/x",
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(client: FlaskClient, address: str) -> None:
    page = text_of(client, address, 404)
    assert "<h1>Not Found</h1>" in page and 'href="/search"' in page


def test_a_bad_filter_is_a_page_that_names_it(client: FlaskClient) -> None:
    page = text_of(client, "/topics/online-safety?from=yesterday", 400)
    assert "from: found &#39;yesterday&#39;; expected a date such as 2024-11-25" in page
