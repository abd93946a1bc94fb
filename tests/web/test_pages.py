"""The pages of the demonstration say what the store holds."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from lxml import html

from timeline import demo, queries
from timeline.filters import Filter
from timeline.results import Debate, SpeechItem
from timeline.store import Store
from web import Options, create_app
from web.display import label

DEMO_DAY = "commons.2024-03-12"


def text_of(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return re.sub(r"\s+", " ", answer.text)


def test_the_list_of_topics_is_the_front_page(client: FlaskClient) -> None:
    answer = client.get("/topics")
    assert (answer.status_code, answer.location) == (301, "/")


def test_a_topic_has_a_chart_a_table_and_speeches_with_their_words_marked(client: FlaskClient) -> None:
    page = text_of(client, "/topics/online-safety")
    assert '<svg class="bars"' in page and "<table>" in page
    assert page.count('<article class="entry">') == 20
    assert "<mark>Online Safety Act</mark>" in page


def test_the_table_has_the_numbers_of_the_data(client: FlaskClient, demo_store: Store) -> None:
    timeline = queries.timeline(demo_store, Filter(topic="online-safety"), bucket="month", by="party")
    table = html.fromstring(client.get("/topics/online-safety?bucket=month&by=party").text).find(".//table")
    head, *rows, foot = [[cell.text_content().strip() for cell in row] for row in table.iter("tr")]
    assert head == ["Month", "Sitting days stored", "All", *(series.label for series in timeline.series)]
    known = [bucket for bucket in timeline.buckets if bucket.total is not None]
    assert [[row[0].removesuffix(" *").removesuffix(" (in part)"), *row[1:]] for row in rows if len(row) > 2] == [
        [f"{b.start:%b %Y}", str(b.sitting_days), str(b.total), *(str(b.values.get(s.key, 0)) for s in timeline.series)]
        for b in known
    ]
    assert foot[1:3] == [str(sum(b.sitting_days for b in known)), str(timeline.total)]


def test_a_chart_of_bars_wider_than_a_day_says_what_they_count(client: FlaskClient) -> None:
    note = "A bar counts only the sitting days that are stored of its {}; the table says how many."
    assert note.format("year") in text_of(client, "/topics/online-safety?bucket=year")
    days = text_of(client, "/topics/online-safety?bucket=day")
    assert note.format("day") not in days and "Sitting days stored" not in days


def test_each_bar_leads_to_exactly_its_speeches(client: FlaskClient) -> None:
    page = text_of(client, "/topics/china-policy?bucket=month")
    bars = re.findall(r'<a href="([^"]+)#speeches" tabindex="-1"><title>[^<:]*: (\d+)', page)
    assert bars
    for address, count in bars[:4]:
        assert f"<h2>{count} speech" in text_of(client, "/topics/china-policy" + address.replace("&amp;", "&"))


def test_filters_stay_in_the_form_and_in_the_links(client: FlaskClient) -> None:
    page = text_of(client, "/topics/online-safety?party=Labour&from=2024-01-01&by=role")
    assert 'name="from" value="2024-01-01"' in page
    assert 'value="Labour" checked' in page
    assert 'value="role" selected' in page
    assert 'href="/topics/online-safety.json?from=2024-01-01&amp;party=Labour&amp;by=role"' in page


def test_a_filter_that_the_form_does_not_show_is_named_and_can_be_removed(client: FlaskClient) -> None:
    address = "/topics/online-safety?party=Labour&speaker=90011&kind=point-of-order&include_chair=true"
    page = html.fromstring(client.get(address).text)
    said = {chip.text_content().strip(): chip.find("a").get("href") for chip in page.cssselect("li.chip")}
    assert said == {
        "Only speeches of David Merrick ×": address.replace("&speaker=90011", ""),
        "Only Labour ×": address.replace("party=Labour&", ""),
        "Only the kind “point of order” ×": address.replace("&kind=point-of-order", ""),
        "Also the Chair and procedure ×": address.replace("&include_chair=true", ""),
    }
    (form,) = page.cssselect("form[aria-label=Filters]")
    assert [field.name for field in form.cssselect("input[type=hidden]")] == ["speaker"]


def test_a_search_names_its_filters_and_keeps_them(client: FlaskClient) -> None:
    address = "/search?q=a*&topic=online-safety&strength=any&office=Minister&chamber=commons"
    page = html.fromstring(client.get(address).text)
    said = [chip.text_content().strip(" ×") for chip in page.xpath("//h1/following-sibling::ul[1]/li")]
    assert said == [
        "Only House of Commons",
        "Only about or mentioning online safety",
        "Only from an office with “Minister”",
    ]
    hidden = {field.name: field.value for field in page.cssselect("form input[type=hidden]")}
    assert hidden == {"topic": "online-safety", "strength": "any", "office": "Minister"}


def test_a_person_whom_nobody_knows_is_refused(client: FlaskClient) -> None:
    assert "expected the id of a known person" in text_of(client, "/topics/online-safety?speaker=1", 400)


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
    assert f"Read from a file of TheyWorkForYou: {len(ids)} speeches" in page


def test_one_members_turns_are_highlighted_on_request(client: FlaskClient, a_debate: Debate) -> None:
    page = text_of(client, f"/debates/{a_debate.id}?highlight=90011")
    assert len(re.findall(r'<article [^>]*class="turn [^"]*highlit', page)) == 2
    assert "did not speak here" in text_of(client, f"/debates/{a_debate.id}?highlight=1")


def test_a_name_leads_to_the_first_of_its_turns_and_each_turn_to_the_next(
    client: FlaskClient, a_debate: Debate
) -> None:
    spoken = [item.speech for item in a_debate.items if isinstance(item, SpeechItem)]
    first, second = [speech.id for speech in spoken if speech.speaker and speech.speaker.id == "90011"]
    page = text_of(client, f"/debates/{a_debate.id}?highlight=90011")
    assert f'?highlight=90011#{first}">David Merrick</a> <span class="seat">Labour, 2 turns</span>' in page
    assert re.findall(r'class="onward" href="#([^"]+)">([^<]+)<', page) == [(second, "next ↓"), (first, "first ↑")]
    assert 'class="onward"' not in text_of(client, f"/debates/{a_debate.id}")


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


def test_the_short_address_of_a_speaker_leads_to_the_readable_one(client: FlaskClient) -> None:
    answer = client.get("/speakers/90010")
    assert (answer.status_code, answer.location) == (302, "/speakers/90010/edwin-farthingale")
    assert client.get("/speakers/90010/somebody-else").location == answer.location


@pytest.mark.parametrize("words", ["encryption", "policy", "China", "online", "children", '"online safety"', "regul*"])
def test_every_speech_found_shows_the_words_searched_for(client: FlaskClient, words: str) -> None:
    page = html.fromstring(client.get("/search", query_string={"q": words}).text)
    entries = page.cssselect("article.entry")
    assert entries and all(entry.cssselect("blockquote mark") for entry in entries)


def test_invented_people_are_not_linked_to_real_sites(demo_store: Store) -> None:
    address, real = "/speakers/90010/edwin-farthingale", "https://www.theyworkforyou.com/mp/?p=90010"
    assert real in create_app(demo_store).test_client().get(address).text
    invented = create_app(demo_store, Options(notice=demo.NOTICE)).test_client().get(address).text
    assert demo.NOTICE in invented and "theyworkforyou.com" not in invented and "wikidata.org" not in invented


def test_words_are_found_in_speeches(client: FlaskClient) -> None:
    assert "turns with “encryption”" in text_of(client, "/search?q=encryption")
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


def test_a_debate_says_what_an_intervention_interrupts_and_where_a_speech_goes_on(
    client: FlaskClient, a_debate: Debate
) -> None:
    page = html.fromstring(client.get(f"/debates/{a_debate.id}").text)
    spoken = [item.speech for item in a_debate.items if isinstance(item, SpeechItem)]
    (asks,) = [speech for speech in spoken if speech.interrupts]
    (more,) = [speech for speech in spoken if speech.continues]
    for speech, target, says in ((asks, asks.interrupts, "Interrupts"), (more, more.continues, "Continues the speech")):
        (line,) = page.get_element_by_id(speech.id).cssselect(".thread")
        assert says in line.text_content() and line.cssselect("a")[0].get("href") == f"#{target}"
        assert page.get_element_by_id(target) is not None
    assert f"({more.words_with_continuations} words in all)" in " ".join(page.text_content().split())


def test_what_was_only_written_is_labelled(demo_store: Store, a_debate: Debate) -> None:
    spoken = next(item.speech for item in a_debate.items if isinstance(item, SpeechItem))
    written = spoken.model_copy(update={"written": True, "kind": "answer"})
    assert (label(spoken), label(written)) == ("", "written answer")
    assert label(written.model_copy(update={"kind": "procedural"})) == "written"
