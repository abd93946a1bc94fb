"""How a text looks that is tried, or came from outside: its marked words, who is named in it, why it has a topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from flask import url_for
from markupsafe import Markup

from timeline.results import Mention, PersonRef, Result, SourceLine, Stored, Tagged, TriedTurn
from web.marks import marked_text
from web.sought import Span
from web.why import Why, why

AROUND = 2
TEXT = {
    "words": "What it says is enough to be about the topic.",
    "heading": "Its title carries it: what is said under it is about the topic.",
    "sub-topic": "It is about a sub-topic, and what is about a sub-topic is about its parent too.",
}


def marked_paragraphs(text: Tagged) -> tuple[Markup, ...]:
    """Each paragraph, escaped, with the words of every topic marked."""
    return _dressed(text, (), None)


def read_paragraphs(turn: TriedTurn, stored: Stored) -> tuple[Markup, ...]:
    """The same of a turn, with the members mentioned: links where they have a page here, their names in any case."""
    return _dressed(turn, tuple(one for one in turn.mentions if one.person), stored)


def why_text(text: Tagged, topic: str) -> Why | None:
    """Why a text from outside has the topic."""
    found = why(text, topic, {})  # type: ignore[arg-type]
    tag = next((tag for tag in text.tags if tag.topic == topic), None)
    return replace(found, sentence=TEXT[tag.rule]) if found and tag and tag.strength == "about" else found


def _dressed(text: Tagged, named: tuple[Mention, ...], stored: Stored | None) -> tuple[Markup, ...]:
    marks, start, dressed = _joined(text), 0, []
    for paragraph in text.paragraphs:
        here = [one for one in named if start <= one.start and one.end <= start + len(paragraph)]
        dressed.append(_paragraph(paragraph, start, marks, here, stored))
        start += len(paragraph) + 1
    return tuple(dressed)


def _paragraph(text: str, offset: int, marks: list[Span], named: list[Mention], stored: Stored | None) -> Markup:
    parts, done = [], 0
    near = [(start, end) for start, end in marks if end > offset and start < offset + len(text)]
    for one in named:
        left, right = one.start - offset, one.end - offset
        if left >= done:
            words = marked_text(text[left:right], one.start, near)
            parts += [marked_text(text[done:left], offset + done, near), _member(one, words, stored)]
            done = right
    return Markup("").join([*parts, marked_text(text[done:], offset + done, near)])


def _member(mention: Mention, words: Markup, stored: Stored | None) -> Markup:
    person = mention.person
    if person and stored and person.id in stored.people:
        address = url_for("speakers.speaker", id=person.id, slug=person.slug)
        return Markup('<a class="mention" href="{}" title="{}">{}</a>').format(address, person.name, words)
    return Markup('<span class="mention" title="{}">{}</span>').format(person.name if person else "", words)


def _joined(text: Tagged) -> list[Span]:
    """The places of all topics' words, those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted((mark.start, mark.end) for mark in text.marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def turns_by_id(items: Iterable[Result]) -> dict[str, TriedTurn]:
    """The turns among the items of a transcript, by their ids."""
    return {item.id: item for item in items if isinstance(item, TriedTurn)}


def people_named(items: Iterable[Result]) -> list[PersonRef]:
    """Everybody the turns mention, once, in order."""
    turns = turns_by_id(items).values()
    people = {one.person.id: one.person for turn in turns for one in turn.mentions if one.person}
    return list(people.values())


def near_warnings(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines with a warning, and so many before and after each."""
    warned = [place for place, line in enumerate(lines) if line.warnings]
    near = {place for one in warned for place in range(max(0, one - AROUND), one + AROUND + 1)}
    return [lines[place] for place in sorted(near) if place < len(lines)]


SHOWN: tuple[Callable[..., Any], ...] = (
    marked_paragraphs, read_paragraphs, why_text, turns_by_id, people_named, near_warnings,
)  # fmt: skip
