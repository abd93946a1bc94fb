"""Topics in the store: what is tagged again when a definition changes, what counts once, and what would change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from hansard.register import Register
from timeline import tables
from timeline.errors import StoreError
from timeline.filters import BadQuestion
from timeline.ingest import Knowledge
from timeline.store import Store
from timeline.tagged.diff import DebateChange, diff
from timeline.tagged.rows import retag
from timeline.tagging import Tagger
from timeline.topics import Topic, read_topic, related

DAY = """<?xml version="1.0" encoding="UTF-8"?>
<publicwhip scraperversion="a" latest="yes">
<major-heading id="uk.org.publicwhip/debate/2031-02-03a.1.0">Harbours</major-heading>
<speech id="uk.org.publicwhip/debate/2031-02-03a.1.1" speakername="Rowena Ashdown"><p>Our trawlers are old.</p></speech>
<speech id="uk.org.publicwhip/debate/2031-02-03a.1.2" speakername="Tom Birch"><p>Will she give way?</p></speech>
<speech id="uk.org.publicwhip/debate/2031-02-03a.1.3" speakername="Rowena Ashdown"><p>I will. The trawlers need a
harbour, and the cod is gone.</p></speech>
<major-heading id="uk.org.publicwhip/debate/2031-02-03a.2.0">Lighthouses</major-heading>
<speech id="uk.org.publicwhip/debate/2031-02-03a.2.1" speakername="Tom Birch"><p>Paint them, and eat fish.</p></speech>
</publicwhip>"""


def definition(slug: str, strong: str, more: str = "") -> Topic:
    examples = '[examples]\nabout = ["x"]\n[counterexamples]\nneither = ["y"]\n'
    text = (
        f'title = "{slug}"\ndescription = "…"\n{more}\n[strong]\nany = {strong}\n[debate]\nspeeches = 1\nmentions = 2\n'
    )
    return read_topic(text + examples, f"{slug}.toml")


FISH = definition("fish", '["trawler*"]')
COD = definition("cod", '["cod"]', 'parent = "fish"')
SHIPS = definition("ships", '["lighthouse*"]')


@pytest.fixture
def day(tmp_path: Path) -> Path:
    path = tmp_path / "debates2031-02-03a.xml"
    path.write_text(DAY)
    return path


Take = Callable[..., object]
Stored = Callable[..., Store]


@pytest.fixture
def stored(store: Store, take: Take, day: Path, invented_register: Register) -> Stored:
    """The day in a store with these topics."""

    def storing(*topics: Topic) -> Store:
        take(store, day, know=Knowledge(invented_register, Tagger(related(topics))))
        return store

    return storing


def tags(store: Store) -> list[tuple[object, ...]]:
    tag, speech = tables.Tag, tables.Speech
    with store.reading() as session:
        query = select(tag, speech.place).join(speech, speech.pk == tag.speech_pk)  # type: ignore[arg-type]
        rows = session.exec(query.order_by(tag.topic, speech.place)).all()  # type: ignore[arg-type]
        return [(t.topic, place, t.strength, t.rule, t.first_about, t.first_any, t.version) for t, place in rows]


def everything(store: Store) -> list[object]:
    of_debates = select(tables.DebateTag).order_by(tables.DebateTag.topic, tables.DebateTag.section_pk)  # type: ignore[arg-type]
    with store.reading() as session:
        mentions = [(m.speech_pk, m.topic, m.start, m.end, m.version) for m in session.exec(select(tables.Mention))]
        return [tags(store), sorted(mentions), [row.model_dump() for row in session.exec(of_debates)]]


def test_an_interrupted_speech_is_marked_once_where_it_first_has_the_topic(stored: Stored) -> None:
    found = [row[:6] for row in tags(stored(FISH, COD)) if row[0] == "fish"]
    assert found == [("fish", 0, "about", "words", True, True), ("fish", 2, "about", "words", False, False)]


def test_a_debate_is_stored_with_the_rule_and_what_made_it(stored: Stored) -> None:
    with stored(FISH, COD).reading() as session:
        rows = [(d.topic, d.rule, d.speeches, d.mentions) for d in session.exec(select(tables.DebateTag))]
    assert rows == [("fish", "speeches", 1, 3)]


def test_the_stored_topic_has_its_parent_and_the_text_of_its_file(stored: Stored) -> None:
    with stored(FISH, COD).reading() as session:
        topic = session.get(tables.Topic, "cod")
    assert topic and (topic.parent, topic.definition) == ("fish", COD.definition)


def test_tagging_the_store_again_gives_what_the_ingest_gave(stored: Stored) -> None:
    store = stored(FISH, COD, SHIPS)
    before = everything(store)
    retag(store, Tagger([SHIPS]))
    assert retag(store, Tagger(related([FISH, COD, SHIPS]))).tagged == ("cod", "fish")
    assert everything(store) == before


def test_a_changed_sub_topic_tags_only_itself_and_its_parent_again(stored: Stored) -> None:
    store = stored(FISH, COD, SHIPS)
    eel = definition("cod", '["cod", "fish"]', 'parent = "fish"')
    assert retag(store, Tagger(related([FISH, eel, SHIPS]))).tagged == ("cod", "fish")
    assert [row[:4] for row in tags(store) if row[1] == 3] == [
        ("cod", 3, "about", "words"),
        ("fish", 3, "about", "sub-topic"),
    ]


def test_a_changed_parent_leaves_its_sub_topic_alone_and_still_has_its_speeches(stored: Stored) -> None:
    store = stored(FISH, COD)
    assert retag(store, Tagger(related([definition("fish", '["whale*"]'), COD]))).tagged == ("fish",)
    assert [row[:4] for row in tags(store)] == [("cod", 2, "about", "words"), ("fish", 2, "about", "sub-topic")]


def test_a_comment_changes_the_stored_text_and_tags_nothing_again(stored: Stored) -> None:
    store = stored(FISH)
    commented = read_topic("# ours\n" + FISH.definition, "fish.toml")
    assert retag(store, Tagger([commented])).tagged == ()
    with store.reading() as session:
        topic = session.get(tables.Topic, "fish")
    assert topic and topic.definition.startswith("# ours")


def test_a_topic_that_is_taken_out_leaves_nothing(stored: Stored) -> None:
    store = stored(FISH, COD, SHIPS)
    assert retag(store, Tagger([SHIPS])).removed == ("cod", "fish")
    assert {row[0] for row in tags(store)} <= {"ships"}
    with store.reading() as session:
        assert {row.topic for row in session.exec(select(tables.DebateTag))} <= {"ships"}


def test_topics_that_the_store_has_and_nobody_gives_are_not_lost_by_an_ingest(
    stored: Stored, take: Take, day: Path, invented_register: Register
) -> None:
    store = stored(FISH, COD)
    with pytest.raises(StoreError, match="that are not among those given: cod"):
        take(store, day, know=Knowledge(invented_register, Tagger([FISH])))


def test_a_topic_of_ones_own_is_not_given_up_for_the_packaged_one_by_an_ingest(
    stored: Stored, take: Take, day: Path, invented_register: Register
) -> None:
    store = stored(replace(definition("fish", '["herring*"]'), own=True))
    with pytest.raises(StoreError, match="that are not among those given: fish; name their folder"):
        take(store, day, know=Knowledge(invented_register, Tagger([FISH])))
    assert retag(store, Tagger([FISH])).tagged == ("fish",)


def test_what_a_changed_definition_gains_and_loses_is_told_before_it_is_applied(stored: Stored) -> None:
    store = stored(FISH, COD, SHIPS)
    before = everything(store)
    narrower = Tagger(related([definition("fish", '["fish"]', "[weak]\nany = ['trawler*']"), COD, SHIPS]))
    found = diff(store, "fish", narrower)
    assert [(one.debate, one.before, one.after, one.words) for one in found.speeches] == [
        ("Harbours", "about", "mention", ("trawlers",)),
        ("Lighthouses", "none", "about", ("fish",)),
    ]
    assert [(one.title, one.gained) for one in found.debates] == []
    assert everything(store) == before
    assert diff(store, "fish", Tagger(related([definition("fish", '["x-ray"]'), COD, SHIPS]))).debates == (
        DebateChange("commons.2031-02-03.harbours", found.speeches[0].date, "Harbours", False),
    )


def test_an_unchanged_definition_has_no_diff_and_an_unknown_one_is_told(stored: Stored) -> None:
    store = stored(FISH)
    found = diff(store, "fish", Tagger([FISH]))
    assert (found.stored, found.speeches, found.debates) == (FISH.version, (), ())
    with pytest.raises(BadQuestion, match="topic 'soup' is not defined; expected one of fish"):
        diff(store, "soup", Tagger([FISH]))


def test_what_a_new_topic_would_have_is_all_gain(stored: Stored) -> None:
    found = diff(stored(FISH), "ships", Tagger([FISH, definition("ships", '["paint"]')]))
    assert (found.stored, [(one.before, one.after) for one in found.speeches]) == (None, [("none", "about")])
