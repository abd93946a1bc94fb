"""Speeches are escaped, and the words that made them match are marked."""

from __future__ import annotations

import html
import re
from datetime import date

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from timeline.results import DebateRef, Mark, Mention, PersonRef, Speech
from web import marks
from web.sought import finder

DEBATE = DebateRef(id="commons.2024-01-01.x", title="X", path=(), chamber="commons", date=date(2024, 1, 1))


def speech(*paragraphs: str, marked: tuple[tuple[int, int], ...] = (), topic: str = "t") -> Speech:
    found = tuple(Mark(topic=topic, start=start, end=end, phrase="", version="v") for start, end in marked)
    return Speech(
        id="commons.2024-01-01.x.abcdef",
        debate=DEBATE,
        position=1,
        kind="speech",
        time=None,
        column=None,
        question_number=None,
        uin=None,
        written=False,
        interrupts=None,
        continues=None,
        printed=None,
        speaker=None,
        status="unresolved",
        rule="",
        paragraphs=paragraphs,
        words=1,
        words_with_continuations=1,
        topics=("t",),
        mentioned=(),
        marks=found,
        mentions=(),
        sources=(),
    )


def mention(start: int, end: int, person: PersonRef | None) -> Mention:
    return Mention(start=start, end=end, printed="", person=person, rule="", candidates=())


def plain(dressed: str) -> str:
    return html.unescape(re.sub(r"</?mark>", "", dressed))


def test_words_are_marked_in_the_paragraph_where_they_stand() -> None:
    first, second = marks.paragraphs(speech("One two.", "Three four.", marked=((4, 7), (9, 14))), "t")
    assert (first, second) == ("One <mark>two</mark>.", "<mark>Three</mark> four.")


def test_what_is_printed_is_never_read_as_html() -> None:
    (only,) = marks.paragraphs(speech("<script>&", marked=((0, 8),)), "t")
    assert only == "<mark>&lt;script&gt;</mark>&amp;"


def test_marks_of_another_topic_are_left_out() -> None:
    assert marks.paragraphs(speech("One two.", marked=((0, 3),), topic="other"), "t") == ("One two.",)


def test_marks_that_overlap_become_one_after_the_other() -> None:
    (only,) = marks.paragraphs(speech("One two three", marked=((0, 7), (4, 13))), "t")
    assert only == "<mark>One two</mark><mark> three</mark>"


def test_an_excerpt_of_a_short_speech_is_the_whole_speech() -> None:
    assert marks.excerpt(speech("One two.", marked=((4, 7),)), "t") == "One <mark>two</mark>."


def test_an_excerpt_of_a_long_speech_stands_around_the_first_mark_and_breaks_no_word() -> None:
    text = "filler " * 300 + "online safety " + "filler " * 300
    at = text.index("online")
    found = marks.excerpt(speech(text, marked=((at, at + 13),)), "t")
    assert "<mark>online safety</mark>" in found
    assert found.startswith("… filler") and found.endswith("filler …")
    assert len(found) < 800


def test_an_excerpt_stands_around_the_first_word_of_a_search() -> None:
    text = "filler " * 300 + "online safety " + "filler " * 300
    excerpt = marks.excerpt(speech(text), sought=finder('"online safety"'))
    assert excerpt.startswith("… filler") and "<mark>online safety</mark>" in excerpt


spans = st.tuples(st.integers(0, 60), st.integers(0, 60))


@given(
    st.lists(st.text(max_size=30).map(lambda text: text.replace("\n", " ")), max_size=4), st.lists(spans, max_size=5)
)
def test_marking_changes_no_letter(paragraphs: list[str], marked: list[tuple[int, int]]) -> None:
    dressed = marks.paragraphs(speech(*paragraphs, marked=tuple(marked)), "t")
    assert [html.unescape(text.replace("<mark>", "").replace("</mark>", "")) for text in dressed] == paragraphs


@given(st.text(max_size=3000), st.integers(0, 3000), st.integers(1, 50))
def test_an_excerpt_is_part_of_the_speech(text: str, start: int, length: int) -> None:
    found = marks.excerpt(speech(text, marked=((start, start + length),)), "t")
    assert plain(found).removeprefix("… ").removesuffix(" …") in text


def test_a_member_who_is_mentioned_is_a_link_and_marks_stay_inside_it(app: Flask) -> None:
    ada = PersonRef(id="7", name="Ada <Example>", slug="ada-example")
    found = speech("One.", "I thank my hon. Friend & her.", marked=((16, 24),)).model_copy(
        update={"mentions": (mention(13, 27, ada), mention(30, 33, None))}
    )
    with app.test_request_context():
        first, second = marks.paragraphs(found, "t")
    assert first == "One."
    assert second == (
        'I thank <a class="mention" href="/speakers/7/ada-example" title="Ada &lt;Example&gt;">my '
        "<mark>hon. Fri</mark>end</a> &amp; her."
    )


def test_an_excerpt_can_stand_around_a_mention() -> None:
    ada = PersonRef(id="7", name="Ada Example", slug="ada-example")
    found = speech("One two.").model_copy(update={"mentions": (mention(4, 7, ada),)})
    assert marks.excerpt(found, mentions="7") == "One <mark>two</mark>."
    assert marks.excerpt(found, mentions="8") == "One two."
