"""Documents from outside in the store: once each, tagged as speeches are, in a lane of their own, never counted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel, select

from timeline import queries, results, tables
from timeline.context import Given, rows
from timeline.context.forget import forget
from timeline.context.rows import Added
from timeline.errors import StoreError
from timeline.filters import BadQuestion, Filter
from timeline.ingest import Outcome
from timeline.queries.context import lane
from timeline.sources import Input, inputs
from timeline.store import Store
from timeline.tagged import rows as topic_rows
from timeline.tagging import Tagger
from timeline.topics import Topic, read_topic

Take = Callable[..., list[Outcome]]

ARTICLE = "camera-maker-told-to-open-its-factory-to.4c3526f6"
NOTHING = Given()
FISH = """title = "Fish"
description = "Fish."
[strong]
any = ["{word}"]
[examples]
about = ["The {word} and the {word} and the {word}."]
[counterexamples]
neither = ["Nothing."]
"""


def fish(word: str = "herring") -> Topic:
    return read_topic(FISH.format(word=word), "fish.toml")


def add(store: Store, tagger: Tagger, *paths: Path | Input, given: Given = NOTHING) -> list[Added]:
    found = [path if isinstance(path, Input) else next(inputs([str(path)])) for path in paths]
    return list(rows.add(store, found, tagger, given))


def contents(store: Store) -> list[Any]:
    with store.reading() as session:
        mine = ("context_document", "context_tag", "context_mention")
        return [sorted(map(repr, session.execute(select(SQLModel.metadata.tables[name])).all())) for name in mine]


def laned(store: Store, topic: str, *period: date | None, **more: Any) -> tuple[results.ContextItem, ...]:
    with store.reading() as session:
        return lane(session, topic, *(period or (None, None)), **more)


@pytest.fixture
def added(store: Store, tagger: Tagger, fixtures: Path) -> Store:
    done = add(store, tagger, *sorted((fixtures / "context").iterdir()))
    assert not any(one.reason for one in done)
    return store


def test_what_is_dated_stands_in_the_lane_of_its_topics_in_order(added: Store) -> None:
    found = laned(added, "online-safety")
    assert [(str(i.date), i.title, i.date_basis) for i in found] == [
        ("2025-07-15", "Age checks & balances", "printed"),
        ("2025-11-14", "Parents hand in petition on age checks", "printed"),
        ("2025-11-18", "Regulator counts the cost of harmful content", "printed"),
    ]
    assert laned(added, "online-safety", date(2025, 7, 16), date(2025, 11, 14)) == found[1:2]


def test_a_document_that_only_mentions_a_topic_stands_in_its_lane_when_asked(sqlite_store: Store) -> None:
    text = b"A long day at the quay\n\n6 May 2025\n\n" + b"Nobody spoke of rain. " * 200 + b"There was one herring."
    add(sqlite_store, Tagger((fish(),)), Input("a.txt", text))
    assert laned(sqlite_store, "fish") == ()
    assert [(i.title, i.strength) for i in laned(sqlite_store, "fish", strength="any")] == [
        ("A long day at the quay", "mention")
    ]


def test_what_has_no_date_stands_in_no_lane_until_one_is_given(
    sqlite_store: Store, tagger: Tagger, fixtures: Path
) -> None:
    page = fixtures / "context/teasers.txt"
    add(sqlite_store, tagger, page)
    assert laned(sqlite_store, "online-safety", strength="any") == ()
    (again,) = add(sqlite_store, tagger, page, given=Given(day=date(2025, 5, 6)))
    assert {item.status for item in again.items} == {"changed"}
    (item,) = laned(sqlite_store, "online-safety")
    assert (item.date, item.date_basis) == (date(2025, 5, 6), "given")


def test_adding_again_changes_nothing(added: Store, tagger: Tagger, fixtures: Path) -> None:
    before = contents(added)
    done = add(added, tagger, *sorted((fixtures / "context").iterdir()))
    assert {item.status for one in done for item in one.items} == {"unchanged"}
    assert contents(added) == before


def test_what_was_given_stays_when_the_document_is_added_without_it(
    sqlite_store: Store, tagger: Tagger, fixtures: Path
) -> None:
    page = fixtures / "context/article.txt"
    add(sqlite_store, tagger, page, given=Given(day=date(2025, 1, 19), title="Cameras", publisher="The Gazette"))
    before = contents(sqlite_store)
    add(sqlite_store, tagger, page)
    assert contents(sqlite_store) == before
    found = queries.context_document(sqlite_store, ARTICLE)
    assert found and (found.title, found.publisher, str(found.date)) == ("Cameras", "The Gazette", "2025-01-19")


def test_the_same_item_in_another_page_is_not_added_twice(sqlite_store: Store, tagger: Tagger) -> None:
    first, both = "One\n6 May 2025\nThe boat came in on time.\n", "Two\n7 May 2025\nThe boat went out again at noon.\n"
    add(sqlite_store, tagger, Input("a.txt", (first + "\n").encode()))
    (later,) = add(sqlite_store, tagger, Input("b.txt", f"{both}\n{first}".encode()))
    assert [item.status for item in later.items] == ["new", "unchanged"]
    assert queries.context_documents(sqlite_store).total == 2


def test_a_refused_document_leaves_no_trace_and_the_others_go_in(
    sqlite_store: Store, tagger: Tagger, fixtures: Path
) -> None:
    done = add(
        sqlite_store,
        tagger,
        fixtures / "broken/picture.png",
        fixtures / "context/article.txt",
        Input("x", None, "gone"),
    )
    assert [bool(one.reason) for one in done] == [True, False, True]
    assert done[2].reason == "gone" and queries.context_documents(sqlite_store).total == 1


def test_a_document_shows_the_words_that_made_it_match(added: Store) -> None:
    found = queries.context_document(added, ARTICLE)
    assert found is not None and "china-policy" in found.topics and found.name == "article.txt"
    assert {mark.topic for mark in found.marks} >= {"china-policy"}
    assert all(found.text[mark.start : mark.end] == mark.phrase for mark in found.marks)
    assert queries.context_document(added, "nobody.00000000") is None


def test_the_list_is_paged_newest_first_and_undated_last(added: Store) -> None:
    found: list[results.ContextSummary] = []
    cursor = None
    while page := queries.context_documents(added, cursor=cursor, limit=3):
        found += page.items
        assert page.total == 14
        if not (cursor := page.next):
            break
    days = [item.date for item in found]
    assert len(found) == len({item.id for item in found}) == 14
    assert days == sorted((d for d in days if d), reverse=True) + [None] * 4
    with pytest.raises(BadQuestion, match="cursor"):
        queries.context_documents(added, cursor="nonsense")


def test_nothing_counts_what_is_beside_a_timeline(store: Store, take: Take, tagger: Tagger, fixtures: Path) -> None:
    take(store, fixtures / "demo/debates2025-11-19a.xml")
    before = queries.timeline(store, Filter(topic="online-safety"))
    status = queries.status(store)
    add(store, tagger, *sorted((fixtures / "context").iterdir()))
    after = queries.timeline(store, Filter(topic="online-safety"))
    assert before.total and (after.total, after.buckets) == (before.total, before.buckets)
    assert queries.status(store) == status and queries.topics(store)


def test_a_changed_definition_tags_what_it_touches_again_and_a_removed_one_takes_its_tags(store: Store) -> None:
    text = b"Fish\n\n6 May 2025\n\nThe herring, the cod, the herring and the cod again were landed at the quay."
    add(store, Tagger((fish(),)), Input("a.txt", text))
    for word in ("cod", "herring"):
        topic_rows.retag(store, Tagger((fish(word),)))
        (item,) = queries.context_documents(store).items
        found = queries.context_document(store, item.id)
        assert found and {(mark.phrase, mark.version) for mark in found.marks} == {(word, fish(word).version)}
    topic_rows.retag(store, Tagger(()))
    assert contents(store)[1:] == [[], []] and queries.context_documents(store).total == 1


def test_what_is_forgotten_is_gone_with_its_tags_and_the_pages_bytes_stay_with_the_rest(
    store: Store, tagger: Tagger, fixtures: Path
) -> None:
    page = fixtures / "context/press-page.txt"
    (done,) = add(store, tagger, page)
    assert forget(store, done.items[0].id) == (done.items[0].id,)
    with store.reading() as session:
        kept = session.exec(select(tables.ContextDocument)).all()
        assert sorted(row.content is not None for row in kept) == [False, True]
    assert forget(store, str(page)) == tuple(item.id for item in done.items[1:])
    assert contents(store) == [[], [], []]


def test_forgetting_what_is_not_there_names_the_nearest(added: Store) -> None:
    with pytest.raises(StoreError, match=f"did you mean {ARTICLE}"):
        forget(added, ARTICLE[:-1])
    with pytest.raises(StoreError, match="`hansard context list` names them"):
        forget(added, "?")
