"""The JSON API: the same results, described by OpenAPI, with the manners of HTTP."""

from __future__ import annotations

import gzip
import json
import re
import urllib.error
import urllib.request
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from timeline import queries
from timeline.filters import Filter
from timeline.results import Debate
from timeline.store import Store


def ask(client: FlaskClient, address: str) -> Any:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def test_a_timeline_has_the_fields_that_others_rely_on(client: FlaskClient) -> None:
    answer = ask(client, "topics/online-safety/timeline?from=2024-01-01&to=2024-12-31&bucket=month")
    assert {"topic", "measure", "per", "by", "bucket", "from", "to", "filters", "unit"} <= set(answer)
    assert (answer["from"], answer["to"]) == ("2024-01-01", "2024-12-31")
    assert {"start", "end", "coverage", "sitting_days", "total", "values"} <= set(answer["buckets"][0])
    assert {"key", "label", "colour"} == set(answer["series"][0])
    assert len(answer["buckets"]) == 12


@pytest.mark.parametrize(
    "args", ["by=none", "by=party&bucket=month", "party=Labour&by=role&bucket=quarter&measure=words"]
)
def test_the_page_and_the_api_give_the_same_numbers(client: FlaskClient, args: str) -> None:
    answer = ask(client, f"topics/online-safety/timeline?{args}")
    split = [series["key"] for series in answer["series"]] if answer["by"] != "none" else []
    known = [bucket for bucket in answer["buckets"] if bucket["total"] is not None]
    expected = [[b["sitting_days"], b["total"], *(b["values"].get(key, 0) for key in split)] for b in known]
    page = html.fromstring(client.get(f"/topics/online-safety?{args}").text)
    rows = page.xpath("//details[@class='numbers']//tbody/tr[not(@class='gap')]")
    assert [[int(cell.text.replace(",", "")) for cell in row.xpath("td")] for row in rows] == expected
    assert client.get(f"/topics/online-safety.json?{args}").get_json() == answer


def test_the_links_of_a_timeline_keep_its_filters(client: FlaskClient) -> None:
    args = "from=2024-01-01&party=Labour&speaker=90011&include_chair=true"
    links = ask(client, f"topics/online-safety/timeline?{args}&by=role&bucket=year")["links"]
    assert links == {
        "self": f"/api/v1/topics/online-safety/timeline?{args}&bucket=year&by=role",
        "page": f"/topics/online-safety?{args}&bucket=year&by=role",
        "speeches": f"/api/v1/speeches?topic=online-safety&{args}",
    }
    assert all(client.get(address).status_code == 200 for address in links.values())


def test_where_nothing_is_known_the_total_is_null(client: FlaskClient) -> None:
    buckets = ask(client, "topics/online-safety/timeline?bucket=month")["buckets"]
    unknown = [bucket for bucket in buckets if bucket["coverage"] == "unknown"]
    assert unknown and all(bucket["total"] is None and bucket["values"] == {} for bucket in unknown)


def test_a_list_goes_on_at_its_cursor_until_next_is_null(client: FlaskClient, demo_store: Store) -> None:
    cursor, ids, total = "", [], None
    while cursor is not None:
        page = ask(client, f"speeches?topic=china-policy&limit=7&cursor={cursor}")
        ids += [speech["id"] for speech in page["items"]]
        cursor, total = page["next"], page["total"]
    assert len(ids) == len(set(ids)) == total == queries.speeches(demo_store, Filter(topic="china-policy")).total


def test_filters_combine(client: FlaskClient) -> None:
    year = "from=2024-01-01&to=2024-12-31"
    page = ask(client, f"speeches?topic=online-safety&party=Labour&chamber=commons&{year}&q=ofcom")
    assert page["total"] > 0
    for speech in page["items"]:
        assert speech["speaker"]["party"] == "Labour" and speech["debate"]["chamber"] == "commons"
        assert speech["debate"]["date"].startswith("2024") and "ofcom" in " ".join(speech["paragraphs"]).lower()


def test_a_speech_and_its_debate_lead_to_each_other(client: FlaskClient, a_debate: Debate) -> None:
    debate = ask(client, f"debates/{a_debate.id}")
    first = next(item["speech"] for item in debate["items"] if item["kind"] == "speech")
    assert ask(client, f"speeches/{first['id']}")["debate"]["id"] == a_debate.id
    assert client.get(f"/debates/{a_debate.id}.json").get_json() == debate


def test_the_sources_own_id_of_a_speech_leads_to_it(client: FlaskClient) -> None:
    answer = client.get("/api/v1/speeches/uk.org.publicwhip/debate/2024-03-12a.145.1", follow_redirects=True)
    assert answer.get_json()["speaker"]["name"] == "David Merrick"


def test_sittings_debates_topics_and_speakers_are_lists_too(client: FlaskClient) -> None:
    for address in ("sittings", "debates?topic=online-safety", "topics"):
        assert {"items", "next", "total"} == set(ask(client, address))
    assert ask(client, "speakers?q=wilbrahm")["items"][0]["id"] == "90037"
    assert ask(client, "speakers/90010")["memberships"][0]["party"] == "Reform UK"


@pytest.mark.parametrize(
    ("address", "status", "detail"),
    [
        ("speeches?from=x", 400, "from: found 'x'; expected a date such as 2024-11-25"),
        ("speeches?form=2024-01-01", 400, "form is not a parameter of this address"),
        ("speeches?cursor=abc", 400, "cursor 'abc' is none"),
        ("speeches?from=2024-02-01&to=2024-01-01", 400, "expected from ≤ to"),
        ("speakers", 400, "q is missing"),
        ("speakers?party=Labuor", 400, "party: found 'Labuor'; expected a party of the register such as Labour"),
        ("speakers?q=a&chamber=senate", 400, "chamber: found 'senate'; expected one of commons, westminster-hall"),
        ("speakers?q=a&on=today", 400, "on: found 'today'; expected a date such as 2024-11-25"),
        ("speakers?q=a&cursor=abc", 400, "cursor 'abc' is none"),
        ("topics/online-safety/timeline?bucket=decade", 400, "bucket: found 'decade'"),
        ("topics/online-safety/timeline?from=0001-01-01&bucket=day", 400, "too many bars"),
        ("speeches?topic=nix", 400, "topic: found 'nix'; expected the slug of a stored topic"),
        ("debates?topic=nix&speaker=1", 400, "speaker: found '1'; expected the id of a known person"),
        ("topics/online-safety/timeline?speaker=1", 400, "speaker: found '1'; expected the id of a known person"),
        ("topics/nothing", 404, "There is no topic 'nothing'"),
        ("topics/nothing/timeline", 404, "There is no topic 'nothing'"),
        ("speeches/nothing", 404, "There is no speech 'nothing' here."),
        ("debates/nothing", 404, "There is no debate 'nothing' here."),
        ("speakers/1", 404, "There is no person with the id '1'"),
        ("nothing", 404, "/api/ the addresses for programs"),
    ],
)
def test_an_error_is_a_problem_that_says_what_would_be_right(
    client: FlaskClient, address: str, status: int, detail: str
) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.get_json()["status"] == status and detail in answer.get_json()["detail"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_writing_is_refused(client: FlaskClient) -> None:
    answer = client.post("/api/v1/topics")
    assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
    assert "GET" in answer.headers["Allow"]
    assert answer.get_json()["detail"].startswith("This address does not take the method of the request; the `Allow`")


def test_nothing_found_is_no_error_where_topic_and_person_are_known(client: FlaskClient) -> None:
    assert ask(client, "speeches?topic=online-safety&speaker=90011&from=1999-01-01&to=1999-12-31")["total"] == 0


def test_people_are_paged_and_counted_beyond_the_limit(client: FlaskClient) -> None:
    everyone = ask(client, "speakers?q=lord&limit=100")
    first = ask(client, "speakers?q=lord&limit=2")
    rest = ask(client, f"speakers?q=lord&limit=100&cursor={first['next']}")
    assert len(first["items"]) == 2 < first["total"] == len(everyone["items"])
    assert first["items"] + rest["items"] == everyone["items"] and rest["next"] is everyone["next"] is None


def test_an_answer_says_how_it_understood_a_search_for_people(client: FlaskClient) -> None:
    found = ask(client, "speakers?q=ashdwon")
    assert set(found) == {"items", "next", "total", "understood", "suggestion"}
    assert found["suggestion"] == "Rowena Ashdown" and found["items"][0]["fit"] == "similar"
    assert ask(client, "speakers?chamber=lords&on=2024-06-01")["understood"] == []


def test_a_file_whose_address_has_its_digest_is_kept_for_ever_and_the_watch_is_never_kept(client: FlaskClient) -> None:
    address = re.findall(r'href="(/static/style.css\?v=[^"]+)"', client.get("/").text)[0]
    assert client.get(address).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/static/style.css").headers["Cache-Control"] == "no-cache"
    assert client.get("/healthz").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/api/v1/speeches", "/topics/online-safety.json", "/", "/debates", "/api/"])
def test_what_has_not_changed_is_not_sent_twice(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == "public, max-age=60"


def test_reading_is_open_to_any_origin(client: FlaskClient) -> None:
    for address in ("/api/v1/topics", "/topics/online-safety.json", "/api/v1/nothing"):
        assert client.get(address).headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/").headers


def test_the_description_names_every_address_and_its_parameters(client: FlaskClient) -> None:
    described = ask(client, "openapi.json")
    assert described["openapi"] == "3.1.0"
    assert {path.removeprefix("/api/v1/") for path in described["paths"]} == {
        "topics", "topics/{slug}", "topics/{slug}/timeline", "compare", "search", "speeches", "speeches/{id}",
        "debates", "debates/{id}",
        "sittings", "speakers", "speakers/{id}", "speakers/{id}/mentions", "parse", "tag",
    }  # fmt: skip
    parameters = described["paths"]["/api/v1/speeches"]["get"]["parameters"]
    named = {parameter["name"] for parameter in parameters}
    assert {"topic", "speaker", "party", "chamber", "office", "from", "to", "q", "kind", "cursor", "limit"} <= named
    responses = described["paths"]["/api/v1/speeches"]["get"]["responses"]
    assert "application/problem+json" in responses["400"]["content"]


def test_every_reference_of_the_description_leads_somewhere(client: FlaskClient) -> None:
    described = ask(client, "openapi.json")
    schemas = described["components"]["schemas"]
    references = {part.split('"')[0] for part in json.dumps(described).split('"$ref": "#/components/schemas/')[1:]}
    assert references and references <= set(schemas)


def test_the_documentation_asks_no_foreign_host(client: FlaskClient) -> None:
    for address in ("/api/", "/api/swagger"):
        page = client.get(address)
        assert page.status_code == 200
        assert 'src="http' not in page.text and 'rel="stylesheet" href="http' not in page.text


def test_a_real_server_answers_as_the_tests_client_does(client: FlaskClient, server: str) -> None:
    for address in ("/api/v1/topics", "/api/v1/topics/online-safety/timeline?by=none", "/healthz"):
        with urllib.request.urlopen(server + address, timeout=120) as answer:
            assert json.load(answer) == client.get(address).get_json()


def test_a_real_server_refuses_in_words(server: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{server}/api/v1/speeches?limit=0", timeout=120)
    assert caught.value.code == 400
    assert json.load(caught.value)["problems"] == ["limit: found '0'; input should be greater than or equal to 1"]


def test_a_real_server_compresses_and_still_knows_what_has_not_changed(server: str) -> None:
    request = urllib.request.Request(f"{server}/api/v1/speeches", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert json.loads(gzip.decompress(answer.read()))["items"]
        request.add_header("If-None-Match", answer.headers["ETag"])
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=120)
    assert caught.value.code == 304
