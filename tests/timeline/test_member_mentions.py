"""Members mentioned in stored speeches, asked for both ways, on both engines."""

from __future__ import annotations

import pytest
from sqlmodel import select
from stores import Stores

from timeline import demo, queries, tables
from timeline.filters import DIRECTIONS, Filter
from timeline.store import Store


def person(store: Store, name: str) -> str:
    with store.reading() as session:
        return session.exec(select(tables.Person.id).where(tables.Person.name == name)).one()


def test_a_speech_tells_whom_it_mentions_and_where(demo_store: Store) -> None:
    wetherby = person(demo_store, "Constance Wetherby")
    found = queries.speeches(demo_store, Filter(mentions=wetherby))
    assert found.total > 0
    for speech in found.items:
        (mention,) = (m for m in speech.mentions if m.person and m.person.id == wetherby)
        assert speech.text[mention.start : mention.end] == mention.printed
        assert "North Wolden" in mention.printed and mention.person and mention.person.slug == "constance-wetherby"


def test_mentions_of_nobody_certain_are_kept_with_the_reason(demo_store: Store) -> None:
    with demo_store.reading() as session:
        rows = session.exec(select(tables.MemberMention).where(tables.MemberMention.person_id == None)).all()  # noqa: E711
    assert rows and all(row.rule == "office-not-in-register" and row.name is None for row in rows)


def test_who_mentions_a_person_and_whom_that_person_mentions_are_the_same_pairs(demo_store: Store) -> None:
    with demo_store.reading() as session:
        ids = session.exec(select(tables.MemberMention.person_id).distinct()).all()
    pairs = 0
    for id in filter(None, ids):
        for one in queries.mentions(demo_store, id, "of", limit=100).items:
            back = queries.mentions(demo_store, one.person.id, "by", limit=100).items
            (same,) = (other for other in back if other.person.id == id)
            assert (same.mentions, same.speeches, same.first, same.last) == (
                one.mentions, one.speeches, one.first, one.last,
            )  # fmt: skip
            assert queries.speeches(demo_store, Filter(speaker=one.person.id, mentions=id)).total == one.speeches
            pairs += 1
    assert pairs > 5


def test_the_limit_cuts_the_list_and_not_the_total(demo_store: Store) -> None:
    wetherby = person(demo_store, "Constance Wetherby")
    whole = queries.mentions(demo_store, wetherby, "of")
    cut = queries.mentions(demo_store, wetherby, "of", limit=1)
    assert cut.total == whole.total == len(whole.items) > 1 and cut.items == whole.items[:1]
    often = [(one.speeches, one.mentions) for one in whole.items]
    assert often == sorted(often, reverse=True)


@pytest.mark.postgresql
def test_both_engines_know_the_same_mentions(demo_postgresql: Store, demo_store: Store) -> None:
    wetherby = person(demo_store, "Constance Wetherby")
    for direction in DIRECTIONS:
        assert queries.mentions(demo_postgresql, wetherby, direction) == queries.mentions(
            demo_store, wetherby, direction
        )
    ours, theirs = (queries.speeches(s, Filter(mentions=wetherby)) for s in (demo_postgresql, demo_store))
    assert ours == theirs


def test_a_sitting_written_anew_has_each_mention_once(stores: Stores) -> None:
    store = stores.new(demo.load)
    with store.reading() as session:
        before = len(session.exec(select(tables.MemberMention.pk)).all())
    with store.writing() as session:
        for sitting in session.exec(select(tables.Sitting)):
            sitting.built_from = ""
            session.add(sitting)
    demo.load(store)
    with store.reading() as session:
        assert "" not in session.exec(select(tables.Sitting.built_from)).all()
        assert len(session.exec(select(tables.MemberMention.pk)).all()) == before > 0
