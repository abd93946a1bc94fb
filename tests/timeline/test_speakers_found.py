"""People of the demonstration store: in which order they come, in pages, and all that is known of one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline import demo, queries, tables
from timeline.filters import BadQuestion, Filter, PeopleFilter
from timeline.register_rows import VERSION
from timeline.store import Store, open_store

CHAIR = "90025"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The demonstration, for questions that change nothing."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.sqlite3'}", create=True)
    demo.load(store)
    return store


def test_equally_like_are_those_who_speak_here_before_the_others(shown: Store) -> None:
    every = queries.speakers(shown, PeopleFilter("labour"), limit=50)
    assert every.total == len(every.items) > 3
    order = [(-hit.score, not hit.speeches) for hit in every.items]
    assert order == sorted(order) and {hit.speeches > 0 for hit in every.items} == {True, False}


def test_whoever_held_an_office_comes_the_latest_first(shown: Store) -> None:
    hits = queries.speakers(shown, PeopleFilter("secretary of state for science")).items
    assert [hit.name for hit in hits] == ["Imani Okonjo-Reed", "Philippa Thornbury"]
    assert [hit.office and hit.office.end for hit in hits] == [None, date(2024, 7, 5)]


def test_the_membership_shown_is_the_one_that_fits(shown: Store) -> None:
    (then,) = queries.speakers(shown, PeopleFilter("tidmarsh heath 2024")).items
    (now,) = queries.speakers(shown, PeopleFilter("tidmarsh heath since 2026")).items
    assert (then.party, now.party, then.name) == ("Conservative", "Reform UK", now.name)


def test_a_name_that_is_not_the_one_shown_is_said(shown: Store) -> None:
    (hit,) = queries.speakers(shown, PeopleFilter("verity wilbraham")).items
    assert (hit.name, hit.known_as, hit.fit) == ("Baroness Wilbraham of Marden", "Verity Wilbraham", "exact")
    assert queries.speakers(shown, PeopleFilter("baroness wilbraham")).items[0].known_as is None


def test_without_words_who_has_most_to_say_comes_first(shown: Store) -> None:
    counts = [hit.speeches for hit in queries.speakers(shown, PeopleFilter()).items]
    assert counts == sorted(counts, reverse=True) and counts[0] > 0


def test_pages_of_people_are_different_and_together_they_are_all(shown: Store) -> None:
    found, cursor = [], None
    while True:
        page = queries.speakers(shown, PeopleFilter("labour"), cursor=cursor, limit=4)
        found += [hit.id for hit in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert len(found) == len(set(found)) == page.total
    assert found == [hit.id for hit in queries.speakers(shown, PeopleFilter("labour"), limit=100).items]


@pytest.mark.parametrize("cursor", ["x", "AAAA", "WyJ4Il0", "W10", "é", "bnVsbA", "Wy0xXQ", "WzEsMl0"])
def test_a_cursor_that_is_none_is_refused(shown: Store, cursor: str) -> None:
    with pytest.raises(BadQuestion, match="cursor"):
        queries.speakers(shown, PeopleFilter("a"), cursor=cursor)


def test_a_party_is_taken_in_any_spelling_and_one_that_nobody_belongs_to_is_refused(shown: Store) -> None:
    asked = [queries.speakers(shown, PeopleFilter(party=(name,))).total for name in ("Lab", "labour", "Labour")]
    assert len(set(asked)) == 1 and asked[0] > 5
    assert queries.speakers(shown, PeopleFilter(party=("unknown",))).total == 0
    with pytest.raises(BadQuestion, match="party: found 'Labuor'; expected a party of the register such as Labour"):
        queries.speakers(shown, PeopleFilter(party=("Labuor",)))


def test_every_party_of_the_register_can_be_chosen(shown: Store) -> None:
    parties = queries.all_parties(shown)
    assert "Green Party" in parties and parties[0] == "Labour"
    assert all(queries.speakers(shown, PeopleFilter(party=(party,))).total for party in parties)


def test_both_engines_find_the_same_people(store: Store, shown: Store) -> None:
    demo.load(store)
    for text in ("lord", "labour 2024", "secretary of state", "ashdwon", ""):
        assert queries.speakers(store, PeopleFilter(text)) == queries.speakers(shown, PeopleFilter(text)), text
    for id in ("90001", CHAIR, "90037"):
        assert queries.speaker(store, id) == queries.speaker(shown, id)


def test_another_register_is_searched_as_soon_as_it_is_stored(sqlite_store: Store) -> None:
    demo.load(sqlite_store)
    assert queries.speakers(sqlite_store, PeopleFilter("Quentin Newly")).total == 0
    with sqlite_store.writing() as session:
        session.add(tables.PersonName(person_id="90001", name="Quentin Newly"))
        version = session.get(tables.Meta, VERSION)
        assert version is not None
        version.value = "another"
    (hit,) = queries.speakers(sqlite_store, PeopleFilter("Quentin Newly")).items
    assert hit.id == "90001"


def test_an_empty_store_has_nobody(sqlite_store: Store) -> None:
    for asked in (PeopleFilter("a"), PeopleFilter("labour", party=("Labour",)), PeopleFilter()):
        assert queries.speakers(sqlite_store, asked).total == 0
    assert queries.all_parties(sqlite_store) == ()


def test_what_was_said_in_the_chair_is_counted_only_when_asked(shown: Store) -> None:
    without, with_chair = queries.speaker(shown, CHAIR), queries.speaker(shown, CHAIR, include_chair=True)
    assert without and with_chair and without.in_chair == with_chair.in_chair > 0
    assert with_chair.speeches == without.speeches + without.in_chair
    assert without.speeches == queries.speeches(shown, Filter(speaker=CHAIR)).total == sum(without.by_year.values())


def test_topics_by_year_add_up(shown: Store) -> None:
    person = queries.speaker(shown, "90001")
    assert person and person.topics
    for topic in person.topics:
        found = queries.speeches(shown, Filter(speaker="90001", topic=topic.slug), limit=100).items
        years = [str(speech.debate.date.year) for speech in found]
        assert topic.by_year == {year: years.count(year) for year in sorted(set(years))}
        assert topic.speeches == len(years)


def test_what_has_no_end_says_to_which_day_the_sources_reach(shown: Store, fixtures: Path) -> None:
    person = queries.speaker(shown, "90010")
    assert person
    assert [(m.party, m.end, m.known_to) for m in person.memberships[:2]] == [
        ("Reform UK", None, date(2026, 6, 30)),
        ("Conservative", date(2025, 3, 13), None),
    ]
