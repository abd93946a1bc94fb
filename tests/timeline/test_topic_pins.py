"""Pins and exclusions that name nothing stored are told, one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hansard.register import Register
from timeline import tables
from timeline.ingest import Knowledge
from timeline.store import Store
from timeline.tagged import pins as topic_pins
from timeline.tagged.diff import diff
from timeline.tagged.rows import retag
from timeline.tagging import Tagger
from timeline.topics import Topic, read_topic

DAY = """<?xml version="1.0" encoding="UTF-8"?>
<publicwhip scraperversion="a" latest="yes">
<major-heading id="uk.org.publicwhip/debate/2031-02-03a.1.0">Lighthouses</major-heading>
<speech id="uk.org.publicwhip/debate/2031-02-03a.1.1" speakername="Tom Birch"><p>Paint them.</p></speech>
</publicwhip>"""
HERE, GONE = "commons.2031-02-03.lighthouses", "commons.2031-02-04.lighthouses"
SAID, UNSAID = f"{HERE}.e49c0f", f"{GONE}.e49c0f"


def lamps(more: str) -> Topic:
    rest = 'title = "Lamps"\ndescription = "…"\nstrong.any = ["lamp*"]\nexamples.about = ["Lamps."]\n'
    return read_topic(f'{rest}counterexamples.neither = ["y"]\n{more}', "lamps.toml")


PLAIN = lamps("")


@pytest.fixture
def stored(store: Store, take: Callable[..., object], tmp_path: Path, invented_register: Register) -> Store:
    path = tmp_path / "debates2031-02-03a.xml"
    path.write_text(DAY)
    take(store, path, know=Knowledge(invented_register, Tagger([PLAIN])))
    return store


def told(store: Store, more: str) -> list[str]:
    found = diff(store, "lamps", Tagger([lamps(more)])).unfound
    assert retag(store, Tagger([lamps(more)])).unfound == found
    return [str(one) for one in found]


def test_what_is_pinned_or_excluded_and_not_stored_is_told_in_the_order_of_the_definition(stored: Store) -> None:
    more = f"pinned.debates = ['{GONE}', '{HERE}']\npinned.speeches = ['{UNSAID}']\nexcluded.speeches = ['{SAID}']"
    assert told(stored, more) == [
        f"lamps: the pinned debate {GONE} is not in the store",
        f"lamps: the pinned speech {UNSAID} is not in the store",
        f"lamps: the excluded speech {SAID} is not in the store",
    ]


def test_what_is_stored_is_not_told(stored: Store) -> None:
    with stored.reading() as session:
        said = session.get(tables.Speech, 1)
    assert said and told(stored, f"excluded.speeches = ['{said.id}']\nexcluded.debates = ['{HERE}']") == []


def test_an_unchanged_definition_still_tells(stored: Store) -> None:
    more = f"excluded.debates = ['{GONE}']"
    assert told(stored, more) == told(stored, more) != []


def test_an_id_that_has_moved_is_told_with_the_one_it_has_now(stored: Store) -> None:
    with stored.writing() as session:
        session.add(tables.Redirect(old=GONE, new=HERE, sitting_id="commons.2031-02-03", reason="a correction"))
    assert told(stored, f"pinned.debates = ['{GONE}']") == [
        f"lamps: the pinned debate {GONE} is not in the store; it is {HERE} now"
    ]


def test_many_ids_are_asked_for_some_at_a_time(stored: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topic_pins, "CHUNK", 2)
    days = [f"commons.2031-03-0{number}.lamps" for number in range(1, 6)]
    assert len(told(stored, f"pinned.debates = {[*days, HERE]}")) == len(days)
