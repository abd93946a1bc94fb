"""What a person's page says first, and how the list of speeches on it is narrowed."""

from __future__ import annotations

from datetime import date

from flask.testing import FlaskClient
from lxml import html

from timeline import queries
from timeline.filters import Filter
from timeline.results import MembershipRow, OfficeRow, Speaker
from timeline.store import Store
from web import career

MERRICK = "/speakers/90011/david-merrick"


def seat(start: date | None, end: date | None, party: str | None = "Labour") -> MembershipRow:
    return MembershipRow(
        chamber="commons", constituency="Wolden", party=party, start=start, end=end, known_to=date(2026, 6, 30)
    )


def office(end: date | None) -> OfficeRow:
    return OfficeRow(role="Minister", organisation="Home Office", kind="government", start=None, end=end)


def person(memberships: list[MembershipRow], offices: list[OfficeRow]) -> Speaker:
    return Speaker(
        id="1", name="Ada Grant", slug="ada-grant", other_names=(), names=(), identifiers={}, topics=(), speeches=0,
        by_year={}, in_chair=0, first=None, last=None, memberships=tuple(memberships), offices=tuple(offices),
    )  # fmt: skip


def test_the_seat_not_given_up_stands_first_with_the_offices_not_given_up() -> None:
    held = [seat(date(2015, 5, 7), date(2024, 5, 30), "Green Party"), seat(date(2024, 7, 4), None)]
    found = career.standing(person(held, [office(None), office(date(2025, 1, 1))]))
    assert found == career.Standing(
        "Labour",
        "Member for Wolden, House of Commons",
        ("Minister, Home Office",),
        "since 7 May 2015, as far as is known on 30 Jun 2026",
    )
    again = career.standing(person([seat(date(2015, 5, 7), date(2019, 11, 6)), seat(date(2024, 7, 4), None)], []))
    assert again and again.when.startswith("since 4 Jul 2024")


def test_who_left_is_said_to_have_left_and_holds_no_office() -> None:
    found = career.standing(person([seat(date(2015, 5, 7), date(2024, 5, 30))], [office(None)]))
    assert found and (found.offices, found.when) == ((), "until 30 May 2024")


def test_a_party_that_is_not_known_is_not_guessed() -> None:
    found = career.standing(person([seat(None, None, party=None)], []))
    assert found and found.party is None and found.when == "as far as is known on 30 Jun 2026"
    assert career.standing(person([], [office(None)])) is None


def test_the_page_says_party_and_seat_under_the_name(client: FlaskClient) -> None:
    page = html.fromstring(client.get(MERRICK).text)
    (said,) = page.cssselect("h1 + .standing")
    assert " ".join(said.text_content().split()).startswith("Labour Member for ")
    alternates = {link.get("type"): link.get("href") for link in page.cssselect("link[rel=alternate]")}
    assert alternates == {
        "application/atom+xml": "/speakers/90011.atom",
        "application/json": "/speakers/90011.json",
    }
    assert all(client.get(address).status_code == 200 for address in alternates.values())


def test_the_data_is_that_of_the_api(client: FlaskClient) -> None:
    assert client.get("/speakers/90011.json").json == client.get("/api/v1/speakers/90011").json
    assert client.get("/speakers/1.json").status_code == 404
    assert client.get("/speakers/90011.json?include_chair=perhaps").status_code == 400


def test_the_speeches_are_narrowed_by_topic_and_days(client: FlaskClient, demo_store: Store) -> None:
    asked = Filter(date(2024, 1, 1), date(2024, 12, 31), speaker="90011", topic="online-safety")
    about = queries.speeches(demo_store, asked, limit=100).items
    page = html.fromstring(client.get(f"{MERRICK}?topic=online-safety&from=2024-01-01&to=2024-12-31").text)
    assert 0 < len(about) < queries.speeches(demo_store, Filter(speaker="90011")).total
    assert len(page.cssselect("#speeches article.entry")) == len(about)
    assert page.cssselect("#speeches mark") and page.cssselect("#speeches h2")[0].text_content().endswith(
        " that fits" if len(about) == 1 else " that fit"
    )
    (back,) = page.cssselect("#speeches form > a")
    assert back.get("href") == f"{MERRICK}#speeches"


def test_a_filter_that_nothing_passes_is_said_and_a_bad_one_refused(client: FlaskClient) -> None:
    assert "No speech of David Merrick passes these filters." in client.get(f"{MERRICK}?to=1999-01-01").text
    assert "expected the slug of a stored topic" in client.get(f"{MERRICK}?topic=nothing").text
    assert client.get(f"{MERRICK}?topic=nothing").status_code == 400
    assert client.get(f"{MERRICK}?from=2025-01-01&to=2024-01-01").status_code == 400


def test_a_party_that_nobody_has_is_refused_everywhere_with_the_one_meant(client: FlaskClient) -> None:
    for address in ("/api/v1/speeches", "/api/v1/debates", "/api/v1/topics/online-safety/timeline"):
        answer = client.get(f"{address}?party=Labour&party=Labuor")
        assert answer.status_code == 400, address
        assert answer.json["problems"] == [
            "party: found 'Labuor'; expected a party as answers spell it, or 'unknown' where it is not known; "
            "did you mean 'Labour'?"
        ]
    for address in ("/search?q=online", "/topics/online-safety?"):
        assert client.get(f"{address}&party=Labuor").status_code == 400, address


def test_a_known_party_without_a_speech_is_an_empty_list(client: FlaskClient) -> None:
    assert client.get("/api/v1/speeches?party=unknown&to=1999-01-01").json["total"] == 0
    assert client.get("/api/v1/speeches?party=Green+Party&to=1999-01-01").json["total"] == 0
