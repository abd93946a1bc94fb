"""Turns that hold no word of a topic and are about it all the same, through the turn that they answer.

    Q  about it, by its own words
    A  no word of it, but something to say      → about it (`reply`)

In a debate whose heading carries the topic an exchange is enough: an answer, a question that follows, an intervention,
or what a speaker says after one, next to a turn that holds a word of the topic. In a debate that is mostly about the
topic it takes a short answer to a question or an intervention that is about it by its own words. A speech that answers
nobody is carried by the heading if it opens the debate or is long. The Chair stands outside of every exchange.

In any other debate an answer follows its question to another subject half of the time: there the words alone decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.tagging.counted import Counted
from timeline.tagging.substance import SUBSTANCE, has_substance
from timeline.tagging.tags import DebateTurn, Rule, Tag
from timeline.topics import Topic

SHORT = 150
"""Words up to which a turn is a short reply."""

LONG = 100
"""Words that a speech which answers nobody must have for its debate's heading to carry it."""

LEAST = 6
"""Turns that may have something to say, at least half of them about the topic, that make a debate mostly about it."""

ASKING = ("question", "supplementary-question", "intervention")


class _Said(NamedTuple):
    """The turn before, and its tag."""

    turn: DebateTurn
    tag: Tag | None


def with_replies(
    topic: Topic, turns: Sequence[DebateTurn], texts: Sequence[Counted], tags: Sequence[Tag | None], carried: bool
) -> list[Tag | None]:
    """The tags of the turns, with those of replies. `carried` says that the debate's heading carries the topic."""
    found = list(tags)
    if not (carried or _is_mostly_about(turns, texts, tags)):
        return found
    spoken = {turn.continues or turn.id for turn, tag in zip(turns, tags, strict=True) if tag and tag.mentions} - {""}
    before: _Said | None = None
    for number, (turn, text) in enumerate(zip(turns, texts, strict=True)):
        if not turn.tagged:
            continue
        if found[number] is None and turn.id not in topic.rules.excluded.speeches:
            rule = _carried(turn, text, before, spoken) if carried else _answering(turn, text, before)
            found[number] = Tag(topic.slug, "about", topic.version, (), rule) if rule else None
        before = _Said(turn, found[number])
    return found


def _is_mostly_about(turns: Sequence[DebateTurn], texts: Sequence[Counted], tags: Sequence[Tag | None]) -> bool:
    if sum(tag is not None and tag.strength == "about" for tag in tags) < LEAST // 2:
        return False
    about = [
        tag is not None and tag.strength == "about"
        for turn, text, tag in zip(turns, texts, tags, strict=True)
        if turn.tagged and text.words >= SUBSTANCE
    ]
    return len(about) >= LEAST and 2 * sum(about) >= len(about)


def _carried(turn: DebateTurn, text: Counted, before: _Said | None, spoken: set[str]) -> Rule | None:
    """The rule by which a turn without a word of the topic is about it in a debate whose heading carries the topic.

    `spoken` are the speeches that hold a word of it in any of their parts.
    """
    if before is None:
        return "heading" if has_substance(text) else None
    if turn.kind in (*ASKING, "answer") or turn.continues or before.turn.kind == "intervention":
        meant = before.tag and before.tag.strength == "about" and (before.tag.mentions or before.tag.rule == "heading")
        return "reply" if (meant or (turn.continues or turn.id) in spoken) and has_substance(text) else None
    return "heading" if text.words >= LONG and has_substance(text) else None


def _answering(turn: DebateTurn, text: Counted, before: _Said | None) -> Rule | None:
    """The same in a debate that is mostly about the topic."""
    if before is None or before.tag is None or before.tag.strength != "about" or before.tag.rule == "reply":
        return None
    asked = before.turn.kind == "intervention" or (before.turn.kind in ASKING and turn.kind == "answer")
    if not asked or turn.speaker == before.turn.speaker or text.words > SHORT:
        return None
    return "reply" if has_substance(text) else None
