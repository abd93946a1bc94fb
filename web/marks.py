"""A speech's text with the words that made it match in `<mark>`, whole or only the passages around them.

The words are those of a topic, which the store knows, or those a reader searched for, which `sought` finds. In a whole
speech the members who are mentioned are links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from flask import url_for
from markupsafe import Markup, escape

from timeline.results import Mention, Speech
from web.sought import Finder, Span

AROUND = 220
PASSAGE = 700
WORD_START = re.compile(r"\S+\Z")
WORD_END = re.compile(r"\A\S+")


def spans(speech: Speech, topic: str | None) -> tuple[Span, ...]:
    """The marks of a topic as spans of the text, in order and without overlap; without a topic none."""
    wanted = sorted((mark.start, mark.end) for mark in speech.marks if mark.topic == topic)
    return tuple(_apart(wanted, len(speech.text)))


def _apart(wanted: Iterable[Span], length: int) -> Iterator[Span]:
    reached = 0
    for start, end in wanted:
        start, end = max(start, reached), min(end, length)
        if start < end:
            yield start, end
            reached = end


def paragraphs(speech: Speech, topic: str | None = None) -> tuple[Markup, ...]:
    """The whole speech, a paragraph each, escaped, with the topic's words marked and the members mentioned linked."""
    marked, start, dressed = spans(speech, topic), 0, []
    named = [mention for mention in speech.mentions if mention.person]
    for paragraph in speech.paragraphs:
        here = [mention for mention in named if start <= mention.start and mention.end <= start + len(paragraph)]
        dressed.append(_linked(paragraph, start, marked, here))
        start += len(paragraph) + 1
    return tuple(dressed)


def _linked(text: str, offset: int, marked: tuple[Span, ...], named: Iterable[Mention]) -> Markup:
    """A paragraph with its marks and links; a mark that crosses the end of a link is two marks."""
    parts, done = [], 0
    for mention in named:
        left, right = mention.start - offset, mention.end - offset
        if mention.person and left >= done:
            address = url_for("speakers.speaker", id=mention.person.id, slug=mention.person.slug)
            link = Markup('<a class="mention" href="{}" title="{}">{}</a>')
            parts.append(marked_text(text[done:left], offset + done, marked))
            words = marked_text(text[left:right], mention.start, marked)
            parts.append(link.format(address, mention.person.name, words))
            done = right
    return Markup("").join([*parts, marked_text(text[done:], offset + done, marked)])


def marked_text(text: str, offset: int, marked: Iterable[Span]) -> Markup:
    """A stretch of a speech that begins at character `offset` of it, escaped, marks of the whole speech applied."""
    parts, done = [], 0
    for start, end in marked:
        left, right = max(start - offset, done), min(end - offset, len(text))
        if left < right:
            parts += [escape(text[done:left]), Markup("<mark>{}</mark>").format(text[left:right])]
            done = right
    return Markup("").join([*parts, escape(text[done:])])


def excerpt(
    speech: Speech, topic: str | None = None, sought: Finder | None = None, mentions: str | None = None
) -> Markup:
    """A passage of at most about 700 characters around the first marked words, or from the start.

    Marked are the words sought, where a search is given, else those that mention a person, else those of the topic.
    """
    text = speech.text
    marked = sought(text) if sought else _naming(speech, mentions) if mentions else spans(speech, topic)
    start = max(0, marked[0][0] - AROUND) if marked else 0
    start = 0 if start < AROUND // 2 else start - len(_match(WORD_START, text[:start]))
    end = min(len(text), start + PASSAGE)
    end = len(text) if len(text) - end < AROUND // 2 else end + len(_match(WORD_END, text[end : end + 60]))
    passage = marked_text(text[start:end], start, marked)
    return Markup("{}{}{}").format("… " if start else "", passage, " …" if end < len(text) else "")


def _naming(speech: Speech, person: str) -> tuple[Span, ...]:
    return tuple((one.start, one.end) for one in speech.mentions if one.person and one.person.id == person)


def _match(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text[-60:])
    return found[0] if found else ""
