"""Kinds of turns from their words and their order, where the source prints none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hansard
from hansard.model import Attribution, Heading, Item, Note, Speech, SpeechKind
from hansard.reading import procedure
from hansard.reading.kinds import infer
from hansard.voices import is_gesture

LONG = "This is the body of a speech that goes on. " * 40


def said(who: str | None, text: str = "A few words of it.", **more: object) -> Speech:
    """A turn; `who` is a name, an office after “@”, or nobody."""
    name, _, office = (who or "").partition("@")
    attribution = Attribution(who, name=name or None, office=office or None) if who else None
    kind = SpeechKind.SPEECH if who else SpeechKind.PROCEDURAL
    return Speech(attribution, (text,), kind, **more)  # type: ignore[arg-type]


def kinds(*turns: Item) -> list[str]:
    return [str(item.kind) for item in infer([Heading(1, "A debate"), *turns]) if isinstance(item, Speech)]


ANN, BEN, CAT, DAN = "Ann Archer", "Ben Baxter", "Cat Cooper", "Dan Dyer"
ASKED = "What steps he is taking to mend the roads."


def test_a_question_is_answered_and_followed_up() -> None:
    turns = (
        said(ANN, ASKED),
        said(BEN, "We mend them."),
        said(ANN, "When?"),
        said(BEN),
        said(CAT, LONG[:300]),
        said(BEN),
    )
    wanted = ["question", "answer", "supplementary-question", "answer", "supplementary-question", "answer"]
    assert kinds(*turns) == wanted


def test_questions_that_are_grouped_are_questions() -> None:
    assert kinds(said(ANN, ASKED), said(CAT, ASKED), said(BEN), said(CAT))[:3] == ["question", "question", "answer"]


def test_at_question_time_several_ministers_answer() -> None:
    turns = (said(ANN, ASKED), said(BEN), said(CAT, LONG[:300]), said(DAN, LONG[:300]))
    assert kinds(*turns)[2:] == ["supplementary-question", "answer"]


def test_a_word_thrown_into_an_answer_is_an_intervention() -> None:
    turns = (said(ANN, ASKED), said(BEN), said(ANN, LONG[:300]), said(BEN), said(ANN, "Both schools."), said(BEN))
    assert kinds(*turns)[3:] == ["answer", "intervention", "answer"]


@pytest.mark.parametrize(
    "chair",
    [
        said("@Mr Speaker", "Order."),
        said("Eve Ellis", "Order. I call the Minister."),
        said("Several hon. Members", "rose—"),
    ],
)
def test_the_chair_and_the_crowd_do_not_disturb_question_time(chair: Speech) -> None:
    turns = (said(ANN, ASKED), said(BEN), said(ANN, LONG[:300]), chair, said(ANN, LONG[:300]), said(BEN))
    assert kinds(*turns)[2:] == ["supplementary-question", "speech", "supplementary-question", "answer"]


def test_an_urgent_question_is_answered_by_a_statement() -> None:
    asked = said(ANN, "(Urgent Question): To ask the Minister if he will make a statement on the flood.")
    turns = (asked, said(BEN, LONG), said(ANN, LONG), said(BEN, LONG), said(CAT, LONG), said(BEN))
    wanted = ["question", "statement", "supplementary-question", "answer", "supplementary-question", "answer"]
    assert kinds(*turns) == wanted


@pytest.mark.parametrize(
    "opening",
    [
        "With permission, Mr Speaker, I should like to make a statement about the harbour. ",
        "My Lords, with the leave of the House, I shall now repeat a Statement made in another place. ",
        "The business for the week commencing 3 March will include: ",
    ],
)
def test_a_statement_says_so(opening: str) -> None:
    opening = opening.replace("with the leave", "With the leave")
    turns = (said(BEN, opening + LONG), said(ANN, LONG), said(CAT, LONG), said(BEN, LONG))
    assert kinds(*turns) == ["statement", "supplementary-question", "supplementary-question", "answer"]


def test_a_statement_is_known_by_the_thanks_for_it() -> None:
    thanks = "I thank the Minister for advance sight of her statement. "
    assert kinds(said(BEN, LONG), said(ANN, thanks + LONG)) == ["statement", "supplementary-question"]


def test_a_motion_about_a_statement_is_a_debate() -> None:
    moved = "I beg to move, That this House approves the policy. " + LONG + "I commend this statement to the House."
    assert kinds(said(BEN, moved), said(ANN, LONG)) == ["speech", "speech"]


def test_a_short_turn_inside_a_speech_is_an_intervention() -> None:
    turns = (said(ANN, LONG), said(BEN, "Will she give way?"), said(ANN), said(CAT), said(ANN), said(BEN, LONG))
    assert kinds(*turns) == ["speech", "intervention", "speech", "intervention", "speech", "speech"]


def test_a_long_turn_is_a_speech_though_the_first_speaker_comes_back() -> None:
    assert kinds(said(ANN, LONG), said(BEN, LONG), said(ANN)) == ["speech", "speech", "speech"]


def test_nobody_intervenes_in_a_speech_that_is_over() -> None:
    assert kinds(said(ANN, LONG), said(BEN), said(CAT, LONG)) == ["speech", "speech", "speech"]


def test_a_gesture_is_no_intervention() -> None:
    assert (
        kinds(said(ANN, LONG), said(BEN, "rose—"), said(ANN), said(BEN, "indicated assent."), said(ANN))[1] == "speech"
    )


@pytest.mark.parametrize(
    "asked", ["what he will do for buses.", "if he will make a statement.", "to ask the Minister how many buses run."]
)
def test_a_short_tabled_question_is_no_gesture(asked: str) -> None:
    assert not is_gesture(said(BEN, asked))


def test_a_numbered_question_is_no_gesture() -> None:
    assert is_gesture(said(BEN, "shook his head"))
    assert not is_gesture(replace(said(BEN, "shook his head"), question_number="3"))
    assert not is_gesture(replace(said(BEN, "shook his head"), kind=SpeechKind.QUESTION))


def test_a_heading_ends_what_stood_before_it() -> None:
    assert kinds(said(ANN, LONG), Heading(2, "Another"), said(BEN), said(ANN)) == ["speech", "speech", "speech"]


def test_points_of_order_stand_beside_the_debate() -> None:
    order = said(BEN, "On a point of order, Madam Deputy Speaker. Is that in order?")
    chair, more = said("@Madam Deputy Speaker", "It is."), said(BEN, "I am obliged to you.")
    turns = (said(ANN, LONG), order, chair, more, Note("[Laughter.]"), said(ANN), said(CAT), said(ANN))
    wanted = ["speech", "point-of-order", "speech", "point-of-order", "speech", "intervention", "speech"]
    assert kinds(*turns) == wanted


def test_in_the_lords_leave_is_begged_for_the_question() -> None:
    asked = said(
        "Lord Aber",
        "To ask His Majesty’s Government what they will do.",
    )
    begs = said(
        "Lord Bern", "My Lords, on behalf of my noble friend, I beg leave to ask the Question standing in his name."
    )
    question = replace(asked, kind=SpeechKind.QUESTION)
    assert kinds(question, begs, said("Lord Cull"), said("Lord Bern"))[:3] == ["question", "question", "answer"]


def test_a_question_that_opens_a_debate_is_followed_by_speeches() -> None:
    turns = (said(ANN, ASKED), said(BEN, LONG * 2), said(CAT, LONG))
    assert kinds(*turns) == ["speech", "speech", "speech"]


def test_after_a_statement_printed_from_the_commons_nothing_is_guessed() -> None:
    printed = said(None, "The following Statement was made in the House of Commons on Tuesday 4 March.")
    turns = (printed, said(ANN, LONG), said(CAT), said(BEN), said(CAT), said(BEN))
    assert set(kinds(*turns)[1:]) == {"speech"}


def test_what_is_written_is_left_as_it_is() -> None:
    turns = (said(ANN, ASKED, written=True), said(BEN, LONG, written=True))
    assert kinds(*turns) == ["speech", "speech"]


KINDS = st.sampled_from(SpeechKind)
TEXTS = st.sampled_from([ASKED, LONG, "rose—", "Order.", "On a point of order, Mr Speaker.", "Will he give way?", ""])
NAMES = st.sampled_from([ANN, BEN, CAT, "Mr Baxter", "@The Minister", "Several hon. Members", "@Mr Speaker"])
TURNS = st.one_of(st.builds(lambda n, t, k: replace(said(n, t), kind=k), NAMES, TEXTS, KINDS), st.just(Heading(1, "H")))


@given(st.lists(TURNS, max_size=12))
def test_only_plain_speeches_get_a_kind_and_nothing_else_changes(items: list[Item]) -> None:
    found = infer(items)
    for before, after in zip(items, found, strict=True):
        if isinstance(before, Speech) and isinstance(after, Speech):
            assert replace(after, kind=before.kind) == before
            assert after.kind is before.kind or before.kind is SpeechKind.SPEECH
        else:
            assert before == after


@pytest.mark.real
def test_kinds_that_are_inferred_are_those_that_were_printed(real: Path) -> None:
    """Precision of each kind on days of 2024; the whole table is in docs/parse-output.md."""
    right, given_ = Counter[str](), Counter[str]()
    for path in sorted((real / "publicwhip/commons").glob("debates2024-11-2*.xml"))[-4:]:
        sitting = hansard.read(path.read_bytes())
        for before, after in zip(sitting.items, infer(_without_kinds(sitting.items)), strict=True):
            if isinstance(before, Speech) and isinstance(after, Speech) and not re.match(r"\(Urgent", before.text):
                given_[after.kind] += 1
                right[after.kind] += before.kind is after.kind
    assert len(given_) > 6 and {kind: n for kind, n in given_.items() if n > 10 and right[kind] < 0.93 * n} == {}


def _without_kinds(items: tuple[Item, ...]) -> list[Item]:
    return [
        replace(i, kind=procedure.kind(i.question_number, i.uin, i.text))
        if isinstance(i, Speech) and i.attribution
        else i
        for i in items
    ]
