"""People of the demonstration store: in which order they come, in pages, and all that is known of one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from stores import Stores

from timeline import demo, queries, tables
from timeline.filters import BadQuestion, Filter, PeopleFilter
from timeline.register_rows import VERSION
from timeline.store import Store

CHAIR = "90025"


def test_equally_like_are_those_who_speak_here_before_the_others(demo_store: Store) -> None:
    every = queries.speakers(demo_store, PeopleFilter("labour"), limit=50)
    assert every.total == len(every.items) > 3
    order = [(-hit.score, not hit.speeches) for hit in every.items]
    assert order == sorted(order) and {hit.speeches > 0 for hit in every.items} == {True, False}


def test_whoever_held_an_office_comes_the_latest_first(demo_store: Store) -> None:
    hits = queries.speakers(demo_store, PeopleFilter("secretary of state for science")).items
    assert [hit.name for hit in hits] == ["Imani Okonjo-Reed", "Philippa Thornbury"]
    assert [hit.office and hit.office.end for hit in hits] == [None, date(2024, 7, 5)]


def test_the_membership_shown_is_the_one_that_fits(demo_store: Store) -> None:
    (then,) = queries.speakers(demo_store, PeopleFilter("tidmarsh heath 2024")).items
    (now,) = queries.speakers(demo_store, PeopleFilter("tidmarsh heath since 2026")).items
    assert (then.party, now.party, then.name) == ("Conservative", "Reform UK", now.name)


def test_a_name_that_is_not_the_one_shown_is_said(demo_store: Store) -> None:
    (hit,) = queries.speakers(demo_store, PeopleFilter("verity wilbraham")).items
    assert (hit.name, hit.known_as, hit.fit) == ("Baroness Wilbraham of Marden", "Verity Wilbraham", "exact")
    assert queries.speakers(demo_store, PeopleFilter("baroness wilbraham")).items[0].known_as is None


def test_without_words_who_has_most_to_say_comes_first(demo_store: Store) -> None:
    counts = [hit.speeches for hit in queries.speakers(demo_store, PeopleFilter()).items]
    assert counts == sorted(counts, reverse=True) and counts[0] > 0


def test_pages_of_people_are_different_and_together_they_are_all(demo_store: Store) -> None:
    found, cursor = [], None
    while True:
        page = queries.speakers(demo_store, PeopleFilter("labour"), cursor=cursor, limit=4)
        found += [hit.id for hit in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert len(found) == len(set(found)) == page.total
    assert found == [hit.id for hit in queries.speakers(demo_store, PeopleFilter("labour"), limit=100).items]


@pytest.mark.parametrize("cursor", ["x", "AAAA", "WyJ4Il0", "W10", "é", "bnVsbA", "Wy0xXQ", "WzEsMl0"])
def test_a_cursor_that_is_none_is_refused(demo_store: Store, cursor: str) -> None:
    with pytest.raises(BadQuestion, match="cursor"):
        queries.speakers(demo_store, PeopleFilter("a"), cursor=cursor)


def test_a_party_is_taken_in_any_spelling_and_one_that_nobody_belongs_to_is_refused(demo_store: Store) -> None:
    asked = [queries.speakers(demo_store, PeopleFilter(party=(name,))).total for name in ("Lab", "labour", "Labour")]
    assert len(set(asked)) == 1 and asked[0] > 5
    assert queries.speakers(demo_store, PeopleFilter(party=("unknown",))).total == 0
    with pytest.raises(BadQuestion, match="party: found 'Labuor'; expected a party of the register such as Labour"):
        queries.speakers(demo_store, PeopleFilter(party=("Labuor",)))


def test_every_party_of_the_register_can_be_chosen(demo_store: Store) -> None:
    parties = queries.all_parties(demo_store)
    assert "Green Party" in parties and parties[0] == "Labour"
    assert all(queries.speakers(demo_store, PeopleFilter(party=(party,))).total for party in parties)


@pytest.mark.postgresql
def test_both_engines_find_the_same_people(demo_postgresql: Store, demo_store: Store) -> None:
    for text in ("lord", "labour 2024", "secretary of state", "ashdwon", ""):
        assert queries.speakers(demo_postgresql, PeopleFilter(text)) == queries.speakers(
            demo_store, PeopleFilter(text)
        ), text
    for id in ("90001", CHAIR, "90037"):
        assert queries.speaker(demo_postgresql, id) == queries.speaker(demo_store, id)


def test_another_register_is_searched_as_soon_as_it_is_stored(stores: Stores) -> None:
    store = stores.new(demo.load)
    assert queries.speakers(store, PeopleFilter("Quentin Newly")).total == 0
    with store.writing() as session:
        session.add(tables.PersonName(person_id="90001", name="Quentin Newly"))
        version = session.get(tables.Meta, VERSION)
        assert version is not None
        version.value = "another"
    (hit,) = queries.speakers(store, PeopleFilter("Quentin Newly")).items
    assert hit.id == "90001"
    store.engine.dispose()


def test_an_empty_store_has_nobody(sqlite_store: Store) -> None:
    for asked in (PeopleFilter("a"), PeopleFilter("labour", party=("Labour",)), PeopleFilter()):
        assert queries.speakers(sqlite_store, asked).total == 0
    assert queries.all_parties(sqlite_store) == ()


def test_what_was_said_in_the_chair_is_counted_only_when_asked(demo_store: Store) -> None:
    without, with_chair = queries.speaker(demo_store, CHAIR), queries.speaker(demo_store, CHAIR, include_chair=True)
    assert without and with_chair and without.in_chair == with_chair.in_chair > 0
    assert with_chair.speeches == without.speeches + without.in_chair
    assert (
        without.speeches == queries.speeches(demo_store, Filter(speaker=CHAIR)).total == sum(without.by_year.values())
    )


def test_topics_by_year_add_up(demo_store: Store) -> None:
    person = queries.speaker(demo_store, "90001")
    assert person and person.topics
    for topic in person.topics:
        found = queries.speeches(demo_store, Filter(speaker="90001", topic=topic.slug), limit=100).items
        years = [str(speech.debate.date.year) for speech in found]
        assert topic.by_year == {year: years.count(year) for year in sorted(set(years))}
        assert topic.speeches == len(years)


def test_what_has_no_end_says_to_which_day_the_sources_reach(demo_store: Store, fixtures: Path) -> None:
    person = queries.speaker(demo_store, "90010")
    assert person
    assert [(m.party, m.end, m.known_to) for m in person.memberships[:2]] == [
        ("Reform UK", None, date(2026, 6, 30)),
        ("Conservative", date(2025, 3, 13), None),
    ]
