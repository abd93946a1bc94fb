"""Two sources of one sitting: the same speech once, with all its sources, whatever the order they came in."""

from dataclasses import replace
from datetime import date, time
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from hansard.ids import identify
from hansard.model import Attribution, Division, Heading, Item, Note, Redirect, Sitting, Speech, SpeechKind
from hansard.people import Name, Person, Resolution, Resolved, Role, RoleBasis, Unresolved
from timeline.ingest.merge import Merged, Reading, merge

DAY = date(2031, 2, 3)
LONG = "The Government take this most seriously, and we shall bring forward proposals before the summer recess"


def who(name: str, office: str | None = None) -> Resolution:
    person = Person(name.lower(), (Name(name),), {})
    basis = RoleBasis.PRINTED if office else RoleBasis.NO_EVIDENCE
    return Resolved(person, name, "Labour", None, office, Role.MINISTER if office else Role.MEMBER, basis, "test")


def said(name: str, words: str, **more: object) -> Speech:
    return replace(Speech(Attribution(name), (words,)), **more)  # type: ignore[arg-type]


def reading(digest: str, *items: Item, offices: dict[str, str] | None = None, **more: object) -> Reading:
    sitting = identify(replace(Sitting("commons", DAY, "A day", items), **more))  # type: ignore[arg-type]
    found = [
        who(i.attribution.printed, (offices or {}).get(i.attribution.printed))
        if isinstance(i, Speech) and i.attribution
        else None
        for i in items
    ]
    return Reading(digest, sitting, tuple(found))


def merged(*readings: Reading) -> Merged:
    found = merge(readings)
    assert found is not None
    return found


def shape(found: Merged) -> list[tuple[str, int]]:
    return [(turn.speech.text, len(turn.versions)) for turn in found.turns.values()]


def test_the_same_speech_from_a_page_and_from_the_day_is_one_with_the_time_of_one_and_the_column_of_the_other() -> None:
    day = reading("day", Heading(1, "Bees"), said("Ann", LONG, column="12", source_id="gid"), extent="day")
    page = reading("page", Heading(1, "Bees"), said("Ann", LONG + "!", time=time(15, 10, 10)))
    (turn,) = merged(page, day).turns.values()
    assert (turn.speech.column, turn.speech.time, turn.speech.source_id) == ("12", time(15, 10, 10), "gid")
    assert [version.document for version in turn.versions] == ["day", "page"]


def test_an_office_that_only_the_page_prints_is_kept() -> None:
    day = reading("day", Heading(1, "Bees"), said("Ann", LONG), extent="day")
    page = reading("page", Heading(1, "Bees"), said("Ann", LONG), offices={"Ann": "Minister for Bees"})
    (turn,) = merged(day, page).turns.values()
    assert isinstance(turn.resolution, Resolved)
    assert (turn.resolution.office, turn.resolution.role) == ("Minister for Bees", Role.MINISTER)


def test_the_same_words_of_two_people_are_two_speeches() -> None:
    day = reading("day", Heading(1, "Bees"), said("Ann", LONG), said("Bob", LONG), extent="day")
    page = reading("page", Heading(1, "Bees"), said("Bob", LONG), said("Ann", LONG))
    assert shape(merged(day, page)) == [(LONG, 2), (LONG, 2)]


def test_a_short_turn_is_the_same_only_word_for_word_under_the_same_heading() -> None:
    day = reading(
        "day", Heading(1, "Bees"), said("Ann", "I will."), Heading(1, "Wasps"), said("Ann", "I will."), extent="day"
    )
    page = reading("page", Heading(1, "Wasps"), said("Ann", "I will."), said("Ann", "I will not."))
    assert shape(merged(day, page)) == [("I will.", 1), ("I will.", 2), ("I will not.", 1)]


def test_the_likest_speech_is_taken_not_the_first_likely_one() -> None:
    first, second = LONG + " and so say all of us here", LONG + " and so say they"
    day = reading("day", Heading(1, "Bees"), said("Ann", first), said("Ann", second), extent="day")
    page = reading("page", Heading(1, "Bees"), said("Ann", second))
    assert shape(merged(day, page)) == [(first, 1), (second, 2)]


def test_formulas_that_differ_in_their_number_stay_apart() -> None:
    moved = "moved Amendment No. {}: Page 12, line 4, at end insert the words that follow here"
    day = reading("day", Heading(1, "Bill"), said("Ann", moved.format(22)), extent="day")
    page = reading("page", Heading(1, "Bill"), said("Ann", moved.format(25)))
    assert shape(merged(day, page)) == [(moved.format(22), 1), (moved.format(25), 1)]


def test_unlike_words_of_one_person_stay_apart() -> None:
    other = "The cost of living is the first concern of every family in my constituency, and of mine as well"
    day = reading("day", Heading(1, "Bees"), said("Ann", LONG), extent="day")
    assert shape(merged(day, reading("page", Heading(1, "Bees"), said("Ann", other)))) == [(LONG, 1), (other, 1)]


def test_where_a_speaker_is_not_resolved_the_words_must_be_nearly_the_same() -> None:
    day = reading("day", Heading(1, "Bees"), said("Ann", LONG), extent="day")
    page = reading("page", Heading(1, "Bees"), said("?", LONG.replace("bring forward proposals", "publish a paper")))
    unsure = replace(page, resolutions=(None, Unresolved("not-in-register")))
    assert len(merged(day, unsure).turns) == 2
    same = reading("same", Heading(1, "Bees"), said("?", LONG + "."))
    assert len(merged(day, replace(same, resolutions=(None, Unresolved("not-in-register")))).turns) == 1


def test_a_turn_said_twice_is_matched_in_order() -> None:
    twice = "I am most grateful to the hon. Gentleman for that point of order"
    day = reading("day", Heading(1, "Bees"), said("Ann", twice), said("Bob", LONG), said("Ann", twice), extent="day")
    page = reading("page", Heading(1, "Bees"), said("Bob", LONG), said("Ann", twice, time=time(15, 1)))
    assert [turn.speech.time for turn in merged(day, page).turns.values()] == [None, None, time(15, 1)]


def test_what_only_the_page_has_is_put_where_it_was_said() -> None:
    day = reading("day", Heading(1, "Bees"), said("Ann", LONG), said("Bob", "Hear, hear."), extent="day")
    page = reading("page", Heading(1, "Bees"), said("Ann", LONG), said("Cat", "May I ask the Minister about wasps?"))
    assert [text for text, _ in shape(merged(day, page))] == [
        LONG,
        "May I ask the Minister about wasps?",
        "Hear, hear.",
    ]


def test_a_page_of_another_debate_of_the_day_brings_its_heading() -> None:
    one = reading("a", Heading(1, "Bees"), said("Ann", LONG), said("Ann", LONG + " again"))
    two = reading("b", Heading(1, "Wasps"), said("Bob", LONG))
    assert [s.heading.text for s in merged(one, two).sections] == ["Bees", "Wasps"]


def test_a_debate_that_only_one_page_has_brings_its_notes_and_divisions_once() -> None:
    divided = Division(1, {"aye": 2, "no": 1}, ())
    one = reading("a", Heading(1, "Bees"), said("Ann", LONG), said("Ann", LONG + " again"))
    two = reading("b", Heading(1, "Wasps"), said("Bob", LONG), Note("[Interruption.]"), divided)
    three = reading("c", Heading(1, "Wasps"), said("Bob", LONG), Note("[Interruption.]"))
    longer = replace(one, sitting=identify(replace(one.sitting, extent="day")))
    for base in (one, longer):
        (wasps,) = [s for s in merged(base, two, three).sections if s.heading.text == "Wasps"]
        assert [type(item).__name__ for item in wasps.items] == ["Speech", "Note", "Division"]


def test_a_later_revision_wins_and_the_earlier_one_s_ids_lead_to_it() -> None:
    old = reading(
        "old",
        Heading(1, "Bees"),
        said("Ann", "Teh " + LONG),
        said("Bob", "Struck out later."),
        extent="day",
        revision="a",
    )
    new = reading("new", Heading(1, "Bees"), said("Ann", "The " + LONG), extent="day", revision="b")
    found = merged(old, new)
    (speech,) = found.turns
    old_ids = [item.id for item in old.sitting.items if isinstance(item, Speech)]
    assert found.redirects[old_ids[0]] == (speech, "merged")
    assert found.redirects[old_ids[1]] == ("commons.2031-02-03.bees", "removed")


def test_a_superseded_file_brings_its_redirects_and_no_speech() -> None:
    stub = reading(
        "stub",
        said("Ann", "A leftover."),
        superseded=True,
        redirects=(Redirect("gid.a", "gid.b", "perfectmatch"),),
    )
    day = reading("day", Heading(1, "Bees"), said("Ann", LONG), extent="day")
    found = merged(stub, day)
    assert shape(found) == [(LONG, 1)] and found.redirects["gid.a"] == ("gid.b", "perfectmatch")
    assert merge([stub]) is None


words = st.sampled_from(
    [LONG, LONG + " or after it", "No.", "Yes.", "I give way to my hon. Friend, of course, as ever."]
)
speeches = st.lists(st.tuples(st.sampled_from(["Ann", "Bob"]), words), min_size=1, max_size=5)


@given(st.lists(speeches, min_size=1, max_size=3))
def test_the_order_of_documents_never_matters_and_nothing_is_lost(pages: list[list[tuple[str, str]]]) -> None:
    readings = [
        reading(
            f"d{n}",
            Heading(1, "Bees"),
            *(said(name, text) for name, text in page),
            extent="day" if n == 0 else "fragment",
        )
        for n, page in enumerate(pages)
    ]
    results = [merged(*order) for order in permutations(readings)]
    assert all(result == results[0] for result in results)
    versions = [v for turn in results[0].turns.values() for v in turn.versions]
    assert len(versions) == sum(map(len, pages))


@given(speeches)
def test_a_document_merged_with_its_own_copy_counts_nothing_twice(page: list[tuple[str, str]]) -> None:
    items = [Heading(1, "Bees"), *(said(name, text) for name, text in page)]
    found = merged(reading("a", *items, extent="day"), reading("b", *items))
    assert shape(found) == [(text, 2) for _, text in page]


def test_links_are_made_anew_for_the_speeches_that_came_together() -> None:
    start, more = said("Ann", LONG), said("Ann", "I am grateful for that, and go on to " + LONG)
    asks = said("Bob", "Will she give way on the matter of the hives?", kind=SpeechKind.INTERVENTION)
    day = reading("day", Heading(1, "Bees"), start, more, extent="day")
    page = reading("page", Heading(1, "Bees"), start, asks, more)
    first, second, third = merged(day, page).turns.values()
    assert second.speech.interrupts == third.speech.continues == first.speech.id
    assert [part.continues for part in merged(day).sections[0].items if isinstance(part, Speech)][1] == first.speech.id


def test_what_one_source_says_was_written_is_written() -> None:
    day = reading("day", Heading(1, "Bees"), said("Ann", LONG), extent="day")
    page = reading("page", Heading(1, "Bees"), said("Ann", LONG, written=True))
    (turn,) = merged(page, day).turns.values()
    assert turn.speech.written
