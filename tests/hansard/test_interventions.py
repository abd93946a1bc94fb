"""Interventions are linked to the speech they interrupt, and its next part to its start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hansard
from hansard.ids import identify
from hansard.interventions import link, whole
from hansard.model import Attribution, Heading, Item, Note, Sitting, Speech, SpeechKind
from hansard.outline import outline
from hansard.voices import voices

ANN, BEN, CAT = "Ann Archer", "Ben Baxter", "Cat Cooper"
KIND = {"i": SpeechKind.INTERVENTION, "q": SpeechKind.QUESTION, "a": SpeechKind.ANSWER, "o": SpeechKind.POINT_OF_ORDER}


def said(who: str | Attribution | None, kind: str = "", text: str = "Some words.") -> Speech:
    """A turn of a name, of an office after “@”, or of nobody."""
    if who is None:
        return Speech(None, (text,), SpeechKind.PROCEDURAL)
    if isinstance(who, str):
        name, _, office = who.partition("@")
        who = Attribution(who, name=name or None, office=office or None)
    return Speech(who, (text,), KIND.get(kind, SpeechKind.SPEECH))


def linked(*items: Item) -> list[Speech]:
    sitting = link(identify(Sitting("commons", date(2024, 11, 25), "X", (Heading(1, "H"), *items))))
    return [item for item in sitting.items if isinstance(item, Speech)]


def test_an_intervention_interrupts_and_the_speech_continues_from_its_start() -> None:
    start, first, more, second, last = linked(said(ANN), said(BEN, "i"), said(ANN), said(CAT, "i"), said(ANN))
    assert first.interrupts == second.interrupts == start.id == more.continues == last.continues
    assert start.continues is None and first.continues is None
    for part in (start, more, last):
        assert whole([start, first, more, second, last], part.id) == (start, more, last)


BETWEEN: list[Item] = [
    said("@Mr Speaker", text="Order."),
    said("Eve Ellis", text="Order. I call the Minister."),
    said(None, text="Question put."),
    said("Several hon. Members", text="rose—"),
    said(CAT, text="indicated dissent."),
    said(CAT, "o", "On a point of order, Mr Speaker."),
    Note("[Interruption.]"),
]


@pytest.mark.parametrize("between", BETWEEN)
def test_what_stands_inside_a_speech_does_not_end_it(between: Item) -> None:
    found = linked(said(ANN), between, said(ANN))
    assert found[-1].continues == found[0].id


@pytest.mark.parametrize("between", [said(CAT), said(CAT, "q"), Heading(2, "Another")])
def test_another_speech_and_a_heading_end_it(between: Item) -> None:
    assert linked(said(ANN), between, said(ANN))[-1].continues is None


def test_who_moves_a_motion_begins_a_speech() -> None:
    moves = said(ANN, text="I beg to move, That the Bill be now read the Third time.")
    assert linked(said(ANN), said("@Mr Speaker"), moves)[-1].continues is None


def test_an_answer_continues_an_answer_but_no_question_and_no_speech() -> None:
    answer, _, more = linked(said(ANN, "a"), said(BEN, "i"), said(ANN, "a"))
    assert more.continues == answer.id
    assert linked(said(ANN, "q"), said("@Mr Speaker"), said(ANN, "q"))[-1].continues is None
    assert linked(said(ANN), said("@Mr Speaker"), said(ANN, "a"))[-1].continues is None


def test_an_intervention_that_the_chair_breaks_into_goes_on() -> None:
    start, first, _, more = linked(said(ANN), said(BEN, "i"), said("@Mr Speaker"), said(BEN, "i"))
    assert more.interrupts == start.id and more.continues == first.id


def test_an_intervention_in_nothing_is_linked_to_nothing() -> None:
    assert linked(said(BEN, "i"))[0].interrupts is None


def test_an_unknown_speech_has_no_parts() -> None:
    assert whole(linked(said(ANN)), "commons.2024-11-25.h.000000") == ()


FULL = Attribution("Ann Beth Archer (Wexcombe) (Lab)", name="Ann Beth Archer", constituency="Wexcombe", party="Lab")
MINISTER = Attribution(
    "The Minister for Roads (Ben Baxter)", name="Ben Baxter", office="The Minister for Roads", party=None
)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (FULL, "Ms Archer"),
        (MINISTER, "@The Minister"),
        (MINISTER, "Ben Baxter"),
        (FULL, "Ann Beth Archer"),
        ("Sir Al Orr", "Sir Al"),
    ],
)
def test_a_member_is_known_again_as_hansard_prints_them_later(first: str | Attribution, later: str) -> None:
    found = linked(said(first), said(CAT, "i"), said(later))
    assert found[-1].continues == found[0].id


def test_a_surname_is_no_first_name() -> None:
    assert linked(said("Scott Orr"), said(CAT, "i"), said("Mr Scott"))[-1].continues is None


def test_of_two_who_fit_neither_is_taken() -> None:
    assert linked(said("Al Orr"), said("Bo Orr"), said("Mr Orr"))[-1].continues is None
    assert linked(said(MINISTER), said("Cy Dee@The Minister for Rail"), said("@The Minister"))[-1].continues is None


def test_two_of_one_name_are_told_apart_by_their_ids() -> None:
    one, two = (Attribution("Al Orr", name="Al Orr", person_id=f"uk.org.publicwhip/person/{n}") for n in (1, 2))
    assert len(set(voices([said(one), said(two), said(one)]))) == 2


NAMES = st.sampled_from([ANN, BEN, CAT, "Mr Baxter", "@The Minister", "Several hon. Members", "@Mr Speaker", None])
SPOKEN = st.builds(
    said, NAMES, st.sampled_from("siqao"), st.sampled_from(["Words.", "rose—", "Order.", "I beg to move."])
)
ITEMS = st.lists(SPOKEN | st.just(Heading(1, "H")) | st.just(Note("[N.]")), max_size=25)


@given(ITEMS)
def test_links_name_earlier_speeches_of_the_section_and_never_chain(items: list[Item]) -> None:
    plain = identify(Sitting("commons", date(2024, 11, 25), "X", tuple(items)))
    sitting = link(plain)
    assert link(sitting) == sitting
    assert tuple(_bare(item) for item in sitting.items) == plain.items
    for section in outline(sitting):
        before: dict[str, Speech] = {}
        for item in section.items:
            if isinstance(item, Speech):
                for target in filter(None, (item.interrupts, item.continues)):
                    assert before[target].continues is None
                assert item.interrupts is None or item.kind is SpeechKind.INTERVENTION
                before[item.id] = item


def _bare(item: Item) -> Item:
    return replace(item, interrupts=None, continues=None) if isinstance(item, Speech) else item


@pytest.mark.real
def test_printed_continuations_are_found_again(real: Path) -> None:
    data = (real / "publicwhip/commons/debates2024-11-25e.xml").read_bytes()
    spoken = [item for item in hansard.read(data).items if isinstance(item, Speech)]
    interventions = [speech for speech in spoken if speech.kind is SpeechKind.INTERVENTION]
    assert sum(speech.interrupts is not None for speech in interventions) >= 0.98 * len(interventions) > 0
    assert sum(speech.continues is not None for speech in spoken) >= 0.98 * data.count(b'type="Continuation Speech"')
