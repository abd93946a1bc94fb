"""Roll-ups: after ingest, forget, reparse and new definitions in any order they are what counting anew would give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import spoken
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlmodel import SQLModel
from stores import Stores

from hansard.model import Hints
from timeline import queries, tables
from timeline.filters import BUCKETS, Filter
from timeline.ingest import Knowledge, Outcome, ingest, reparse
from timeline.ingest.forget import forget
from timeline.migrations import downgrade, upgrade
from timeline.queries.timelines.window import runs, starts, window
from timeline.rollups import refill, refresh
from timeline.rollups.cuts import COARSE, DAY, DIMENSIONS, EVER_PERSON, cut_for
from timeline.rollups.keep import refill_all
from timeline.sources import inputs
from timeline.store import Store
from timeline.tagged.rows import retag
from timeline.tagging import Tagger
from timeline.topics import Topic, load_topics

Take = Callable[..., list[Outcome]]
ROLL_UPS: tuple[type[SQLModel], ...] = (
    tables.TopicCount,
    tables.SpeechCount,
    tables.TopicDebate,
    tables.TopicDistinct,
    tables.SittingMonth,
    tables.SittingFact,
)


def rolled(session: Any) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the roll-ups."""
    return {
        table.__tablename__: sorted(map(tuple, session.execute(select(table.__table__))))  # type: ignore[attr-defined]
        for table in ROLL_UPS
    }


def check(store: Store) -> None:
    """The roll-ups are what counting everything again would give."""
    with store.writing() as session:
        kept = rolled(session)
        refill_all(session)
        assert kept == rolled(session)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_in_whatever_order_they_stay_exact(
    store: Store, invented: Knowledge, fixtures: Path, seed: int
) -> None:
    random, know = Random(seed), invented
    documents = sorted((fixtures / "demo").glob("*.xml"))[:5] + sorted((fixtures / "children-online").glob("*.xml"))
    stored: set[Path] = set()
    steps = random.choices(("ingest", "ingest", "forget", "reparse", "retag", "drop"), k=7)
    for step in ("ingest", *steps, "ingest"):
        if step == "ingest":
            given = random.choice(documents)
            list(ingest(store, inputs([str(given)]), know, Hints()))
            stored.add(given)
        elif step == "forget" and stored:
            forget(store, str(stored.pop()), know)
        elif step == "reparse":
            list(reparse(store, know))
        elif step in ("retag", "drop"):
            know = replace(know, tagger=Tagger(changed(know.tagger.topics, random, drop=step == "drop")))
            retag(store, know.tagger)
        check(store)
    with store.reading() as session:
        assert any(rolled(session).values())


def changed(topics: tuple[Topic, ...], random: Random, *, drop: bool) -> tuple[Topic, ...]:
    """The topics with one in another version, or without one that is alone."""
    if drop:
        parents = {topic.parent for topic in topics}
        alone = [topic for topic in topics if topic.parent is None and topic.slug not in parents]
        gone = random.choice(alone) if len(alone) > 2 else None
        return tuple(topic for topic in topics if topic is not gone)
    one = random.choice(topics)
    return tuple(replace(topic, version=topic.version + "x") if topic is one else topic for topic in topics)


ID = "uk.org.publicwhip/debate/2031-13-45a.1"
UNDATED = f"""<publicwhip scraperversion="a" latest="yes"><major-heading id="{ID}.0">Online Safety</major-heading>
<speech id="{ID}.1" speakername="Rowena Ashdown" person_id="uk.org.publicwhip/person/90001" colnum="9">
<p>The Online Safety Act must protect children on social media from what Ofcom calls illegal harms.</p></speech>
</publicwhip>"""


def test_a_day_given_another_date_leaves_nothing_behind(store: Store, invented: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "page.xml").write_text(UNDATED)
    for year in (2019, 2022):
        list(ingest(store, inputs([str(tmp_path / "page.xml")]), invented, Hints(date=date(year, 4, 20))))
        check(store)
        with store.reading() as session:
            found = rolled(session)
        of_topics = {row[2].year for row in found["topic_count"] if row[1] != EVER_PERSON.name}
        assert {row[1].year for row in found["speech_count"]} == of_topics == {year}
        assert {row[3].year for row in found["topic_distinct"]} == {year}


def test_counting_a_sitting_or_a_topic_again_changes_nothing(store: Store) -> None:
    spoken.fill(store, days=12)
    with store.writing() as session:
        before = rolled(session)
        for pk in session.execute(text("SELECT pk FROM sitting")).scalars().all():
            refresh(session, pk)
        refill(session, ["honey"])
        refill(session, ["bees", "moths", "no-such-topic"])
        assert rolled(session) == before


def test_a_topic_that_is_gone_leaves_no_counts(store: Store) -> None:
    spoken.fill(store, days=6)
    with store.writing() as session:
        for table in ("mention", "tag", "debate_tag"):
            session.execute(text(f"DELETE FROM {table} WHERE topic = 'moths'"))  # noqa: S608
        session.execute(text("DELETE FROM topic WHERE slug = 'moths'"))
        refill(session, {"moths"})
    check(store)
    with store.reading() as session:
        assert "moths" not in {row[0] for row in rolled(session)["topic_count"]}


def test_a_store_with_tags_from_before_has_its_counts_after_the_upgrade(own_demo_store: Store) -> None:
    with own_demo_store.reading() as session:
        expected = rolled(session)
        firsts = session.execute(text("SELECT speech_pk, topic FROM tag WHERE first_about ORDER BY 1, 2")).all()
    downgrade(own_demo_store.engine, "0005")
    upgrade(own_demo_store.engine)
    with own_demo_store.reading() as session:
        found = rolled(session)
        assert session.execute(text("SELECT speech_pk, topic FROM tag WHERE first_about ORDER BY 1, 2")).all() == firsts
    del (
        found["topic_debate"],
        expected["topic_debate"],
    )  # which debates belong is not known before they are tagged again
    for table in ("topic_count", "topic_distinct"):
        expected[table] = [row for row in expected[table] if not row[0].endswith("/none")]  # nor what a sub-topic is
    expected["topic_distinct"] = [row for row in expected["topic_distinct"] if row[1] == "speakers"]
    assert found == expected and expected["topic_distinct"]
    assert queries.timeline(own_demo_store, Filter(topic="online-safety")).total > 0


def test_there_is_a_cut_by_day_for_every_question_and_the_narrowest_is_taken() -> None:
    assert cut_for("day", DIMENSIONS) is DAY
    assert [cut.name for cut in COARSE if cut == cut_for(cut.grain, cut.keeps)] == [cut.name for cut in COARSE]
    assert cut_for("month", ("person",)) is None


days = st.dates(min_value=spoken.FIRST.replace(year=1990), max_value=spoken.FIRST.replace(year=2030))


@given(start=days, length=st.integers(0, 1200), bucket=st.sampled_from(BUCKETS), cut=st.integers(0, 2))
def test_every_day_asked_for_is_counted_once_and_in_its_own_bar(start: Any, length: int, bucket: Any, cut: int) -> None:
    end = type(start).fromordinal(start.toordinal() + length)
    asked = window(start, end, None, bucket)
    covered = [day for s in asked.stretches for day in range(s.first.toordinal(), s.last.toordinal() + 1)]
    assert covered == list(range(start.toordinal(), end.toordinal() + 1))
    grains = (("year", "month", "day"), ("year", "day"), ("day",))[cut]
    counted = []
    for run in runs(asked.stretches, grains):
        for first in starts(run):
            last = {"day": first, "month": month_end(first), "year": first.replace(month=12, day=31)}[run.grain]
            counted += range(first.toordinal(), last.toordinal() + 1)
            assert asked.bar_of(first) == asked.bar_of(last) == run.bar
            if run.bar >= 0:
                assert asked.bars[run.bar][0] <= first <= last <= asked.bars[run.bar][1]
    assert sorted(counted) == covered


def month_end(first: Any) -> Any:
    following = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1, day=1)
    return type(first).fromordinal(following.toordinal() - 1)


def test_both_engines_count_alike(store: Store, stores: Stores) -> None:
    other = stores.new()
    for each in (store, other):
        spoken.fill(each, days=10)
    with store.reading() as mine, other.reading() as theirs:
        assert rolled(mine) == rolled(theirs)
    other.engine.dispose()


def test_the_packaged_topics_are_all_counted(own_demo_store: Store) -> None:
    check(own_demo_store)
    with own_demo_store.reading() as session:
        counted = {row[0].removesuffix("/none") for row in rolled(session)["topic_count"]}
    assert counted <= {topic.slug for topic in load_topics()} and counted
