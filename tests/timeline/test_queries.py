"""Questions of the demonstration store, on both engines: numbers equal the speeches behind them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from timeline import queries, results, tables
from timeline.filters import BUCKETS, BadQuestion, Filter
from timeline.periods import periods
from timeline.store import Store

TOPIC = "online-safety"


def all_speeches(store: Store, filter: Filter) -> list[results.Speech]:
    """Every speech that fits, by following the cursors."""
    found: list[results.Speech] = []
    cursor: str | None = None
    while True:
        page = queries.speeches(store, filter, cursor=cursor, limit=7)
        found += page.items
        if page.next is None:
            assert len(found) == page.total
            return found
        cursor = page.next


@pytest.mark.postgresql
def test_both_engines_answer_alike(demo_postgresql: Store, demo_store: Store) -> None:
    for filter in (
        Filter(topic=TOPIC),
        Filter(text="platform* -Ofcom"),
        Filter(chamber=("lords",), topic="china-policy"),
    ):
        ours, theirs = all_speeches(demo_postgresql, filter), all_speeches(demo_store, filter)
        assert [s.id for s in ours] == [s.id for s in theirs] and ours
    question = Filter(topic=TOPIC)
    for measure in ("speeches", "mentions", "words", "debates", "speakers"):
        ours_too = queries.timeline(demo_postgresql, question, measure=measure)  # type: ignore[arg-type]
        assert ours_too == queries.timeline(demo_store, question, measure=measure)  # type: ignore[arg-type]
    assert queries.debates(demo_postgresql, question).items == queries.debates(demo_store, question).items
    assert queries.topics(demo_postgresql) == queries.topics(demo_store)


def test_every_page_of_a_list_is_different_and_together_they_are_all(demo_store: Store) -> None:
    speeches = all_speeches(demo_store, Filter())
    assert len({s.id for s in speeches}) == len(speeches) > 100
    assert [s.debate.date for s in speeches] == sorted((s.debate.date for s in speeches), reverse=True)


days = st.dates(date(2023, 12, 1), date(2026, 12, 1)) | st.none()
filters = st.builds(
    dict,
    start=days,
    end=days,
    chamber=st.sampled_from([(), ("commons",), ("lords",), ("commons", "lords")]),
    party=st.sampled_from([(), ("Labour",), ("Conservative", "Crossbench"), ("unknown",)]),
    topic=st.sampled_from([TOPIC, "china-policy"]),
    strength=st.sampled_from(["about", "any"]),
)


@given(filters, st.sampled_from(BUCKETS), st.sampled_from(["party", "role", "chamber", "none"]))
@settings(max_examples=60)
def test_a_timeline_s_numbers_are_the_speeches_behind_them(
    demo_store: Store, asked: dict, bucket: str, by: str
) -> None:  # type: ignore[type-arg]
    if asked["start"] and asked["end"] and asked["start"] > asked["end"]:
        with pytest.raises(BadQuestion):
            Filter(**asked)
        return
    filter = Filter(**asked)
    speeches = all_speeches(demo_store, filter)
    try:
        counted = queries.timeline(demo_store, filter, bucket=bucket, by=by)  # type: ignore[arg-type]
        words = queries.timeline(demo_store, filter, bucket=bucket, by=by, measure="words")  # type: ignore[arg-type]
        mentions = queries.timeline(demo_store, filter, bucket=bucket, by=by, measure="mentions")  # type: ignore[arg-type]
    except BadQuestion as error:
        assert "too many bars" in str(error)
        return
    assert (counted.total or 0) == len(speeches) == sum(b.total or 0 for b in counted.buckets)
    turns = all_speeches(demo_store, replace(filter, every_part=True))
    assert (words.total or 0) == sum(s.words for s in turns)
    assert (mentions.total or 0) == sum(len([m for m in s.marks if m.topic == filter.topic]) for s in turns)
    for b in counted.buckets:
        assert sum(b.values.values()) == (b.total or 0)
        assert (b.total or 0) == sum(b.start <= s.debate.date <= b.end for s in speeches)
    if by == "party":
        for series in counted.series:
            here = [s for s in speeches if (s.speaker and s.speaker.party or "unknown") == series.key]
            assert sum(b.values.get(series.key, 0) for b in counted.buckets) == len(here)


def test_only_a_period_with_a_whole_sitting_can_be_zero(demo_store: Store) -> None:
    for b in queries.timeline(demo_store, Filter(topic=TOPIC), bucket="day").buckets:
        assert b.total is not None if b.coverage == "sat" else b.total is None or b.total > 0
        assert (b.coverage == "unknown") <= (b.sitting_days == 0)
    coverages = {b.coverage for b in queries.timeline(demo_store, Filter(topic=TOPIC), bucket="day").buckets}
    assert coverages == {"sat", "partial", "unknown"}


def test_the_chair_and_procedure_are_left_out_unless_asked(demo_store: Store) -> None:
    kept = all_speeches(demo_store, Filter())
    assert not [s for s in kept if s.kind == "procedural" or (s.speaker and s.speaker.role == "chair")]
    assert len(all_speeches(demo_store, Filter(include_chair=True))) > len(kept)


def test_party_is_that_of_the_day(demo_store: Store) -> None:
    for speech in all_speeches(demo_store, Filter()):
        if speech.speaker and (person := queries.speaker(demo_store, speech.speaker.id)):
            held = [m for m in person.memberships if m.start and m.start <= speech.debate.date <= (m.end or date.max)]
            assert speech.speaker.party in ({m.party for m in held} or {None}), speech.id


def test_marks_are_the_words_they_say(demo_store: Store) -> None:
    speeches = all_speeches(demo_store, Filter(topic=TOPIC, strength="any"))
    marks = [(s.text[m.start : m.end], m.phrase) for s in speeches for m in s.marks]
    assert marks and all(found == phrase for found, phrase in marks)


def test_a_debate_holds_its_speeches_in_order(demo_store: Store) -> None:
    for summary in queries.debates(demo_store, Filter(include_chair=True), limit=100).items:
        debate = queries.debate(demo_store, summary.id)
        assert debate
        positions = [i.speech.position for i in debate.items if i.kind == "speech"]
        assert positions == sorted(positions) and len(positions) == summary.speeches


def test_divisions_have_every_vote_with_the_party_of_the_day(demo_store: Store) -> None:
    debates = [
        queries.debate(demo_store, d.id)
        for d in queries.debates(demo_store, Filter(include_chair=True), limit=100).items
    ]
    divisions = [item for d in debates if d for item in d.items if item.kind == "division"]
    assert len(divisions) == 2
    for division in divisions:
        for side, counted in division.counts.items():
            assert sum(v.vote == side and not v.teller for v in division.votes) == counted
        assert all(vote.party for vote in division.votes)


@pytest.mark.parametrize("cursor", ["x", "AAAA", "WyJ4IiwgMV0", "W10", "é", "bnVsbA", "WzEsMl0"])
def test_a_cursor_that_is_none_is_refused(demo_store: Store, cursor: str) -> None:
    for ask in (queries.speeches, queries.debates, queries.sittings):
        with pytest.raises(BadQuestion, match="cursor"):
            ask(demo_store, Filter(), cursor=cursor)  # type: ignore[operator]


def test_unknown_things_are_none(demo_store: Store) -> None:
    assert queries.speech(demo_store, "nothing") is None
    assert queries.debate(demo_store, "nothing") is None
    assert queries.speaker(demo_store, "nobody") is None
    assert queries.topic(demo_store, "no-topic") is None
    with pytest.raises(BadQuestion, match="no-topic"):
        queries.timeline(demo_store, Filter(topic="no-topic"))


@given(
    st.dates(date(1, 1, 1), date(9993, 1, 1)) | st.just(date(9994, 1, 1)),
    st.integers(0, 2190),
    st.sampled_from(["day", "week", "month", "quarter", "year"]),
)
def test_periods_cover_every_day_once(start: date, length: int, bucket: str) -> None:
    end = date.fromordinal(start.toordinal() + length)
    spans = list(periods(start, end, bucket))  # type: ignore[arg-type]
    assert spans[0][0] <= start and spans[-1][1] >= end
    assert all(a[1].toordinal() + 1 == b[0].toordinal() for a, b in zip(spans, spans[1:], strict=False))


def test_the_last_year_of_the_calendar_has_its_bars(demo_store: Store) -> None:
    for bucket in BUCKETS:
        question = Filter(topic=TOPIC, start=date(9999, 12, 31), end=date.max)
        assert queries.timeline(demo_store, question, bucket=bucket).buckets[-1].end == date.max


def test_a_member_whose_office_is_not_known_has_no_role_in_a_timeline(demo_store: Store) -> None:
    by_role = queries.timeline(demo_store, Filter(topic=TOPIC), by="role")
    behind = all_speeches(demo_store, Filter(topic=TOPIC))
    unproven = [
        s for s in behind if s.speaker is None or (s.speaker.role, s.speaker.role_basis) == ("member", "no-evidence")
    ]
    assert sum(b.values.get("unknown", 0) for b in by_role.buckets) == len(unproven)


def test_the_status_counts_what_is_stored(demo_store: Store, fixtures: Path) -> None:
    status = queries.status(demo_store)
    assert status.documents == len(list((fixtures / "demo").glob("*.*"))) and status.sittings == 18
    assert status.first == date(2024, 1, 17) and status.register_date == date(2026, 6, 30)


def test_a_speech_that_was_interrupted_is_known_in_its_whole_length(demo_store: Store) -> None:
    spoken = {s.id: s for s in all_speeches(demo_store, Filter(include_chair=True))}
    parts = [s for s in spoken.values() if s.continues]
    starts = {s.continues for s in parts if s.continues}
    assert starts and all(s.interrupts in spoken for s in spoken.values() if s.kind == "intervention")
    for id in starts:
        whole = [spoken[id], *(s for s in parts if s.continues == id)]
        assert {s.words_with_continuations for s in whole} == {sum(s.words for s in whole)}
        assert len({s.speaker and s.speaker.id for s in whole}) == 1 and spoken[id].continues is None
    alone = [s for s in spoken.values() if s.id not in starts and not s.continues]
    assert all(s.words_with_continuations == s.words for s in alone)


def test_written_answers_come_out_as_written(own_demo_store: Store) -> None:
    with own_demo_store.writing() as session:
        row = session.exec(select(tables.Speech).limit(1)).one()
        row.written, row.uin = True, "12345"
        id = row.id
    found = queries.speech(own_demo_store, id)
    assert found is not None and found.written and found.uin == "12345"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_total_of_a_list_is_counted_from_the_roll_ups_and_by_the_speeches_alike(
    demo_store: Store, data: st.DataObject
) -> None:
    day = st.none() | st.dates(date(2023, 12, 1), date(2026, 12, 1)) | st.sampled_from([date.min, date.max])
    start, end = sorted([data.draw(day) or date.min, data.draw(day) or date.max])
    party = st.sampled_from([(), ("unknown",), *((one,) for one in queries.parties(demo_store))])
    filter = Filter(
        start=start,
        end=end,
        topic=data.draw(st.sampled_from([topic.slug for topic in queries.topics(demo_store)])),
        strength=data.draw(st.sampled_from(["about", "any"])),
        chamber=data.draw(st.sampled_from([(), ("commons",), ("lords", "commons")])),
        party=data.draw(party),
        role=data.draw(st.sampled_from([(), ("minister",), ("unknown", "member")])),
        include_chair=data.draw(st.booleans()),
        every_part=data.draw(st.booleans()),
    )
    assert len(all_speeches(demo_store, filter)) == queries.speeches(demo_store, filter, limit=1).total


def test_the_parties_are_those_of_the_speeches(demo_store: Store) -> None:
    spoken = all_speeches(demo_store, Filter(include_chair=True))
    assert set(queries.parties(demo_store)) == {s.speaker.party for s in spoken if s.speaker and s.speaker.party}


@pytest.mark.parametrize(
    "filter", [Filter(), Filter(chamber=("lords",)), Filter(start=date(2025, 1, 1)), Filter(topic=TOPIC)]
)
def test_every_debate_is_listed_once_with_its_speeches(demo_store: Store, filter: Filter) -> None:
    found, cursor = [], None
    while True:
        page = queries.debates(demo_store, filter, cursor=cursor, limit=3)
        found += page.items
        cursor = page.next
        if cursor is None:
            break
    assert len({debate.id for debate in found}) == len(found) == page.total
    for debate in found:
        within = all_speeches(demo_store, replace(filter, start=debate.date, end=debate.date, every_part=True))
        assert debate.speeches <= len([s for s in within if s.debate.id == debate.id])
