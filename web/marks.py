"""A speech's text with the words that made it match in `<mark>`, whole or only the passages around them.

The words are those of a topic, which the store knows, or those a reader searched for, which are found again here:
the store's index says which speeches hold them in any of their forms, but not where.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from timeline.results import Speech
from timeline.search.query import Clause, parse

Span = tuple[int, int]
AROUND = 220
PASSAGE = 700
WORD_START = re.compile(r"\S+\Z")
WORD_END = re.compile(r"\A\S+")
WITHOUT_ACCENT = {number: unicodedata.normalize("NFD", chr(number))[0] for number in range(0xC0, 0x250)}
SHORT, LONG = "(?:s|es|ed|ing)?", "(?:s|es|ed|ing|ions?)?"
VERB, Y = "(?:s|e|es|ed|ing|ions?)?", "(?:ys?|ies|ied)"
FORMS = (
    ("ies", 3, Y), ("ied", 3, Y), ("y", 3, Y), ("ions", 5, VERB), ("ion", 5, VERB), ("ing", 3, VERB), ("ed", 3, VERB),
    ("ss", 1, "ss(?:es|ed|ing)?"), ("es", 3, VERB), ("s", 3, SHORT), ("e", 3, VERB),
)  # fmt: skip
"""An ending, the fewest letters that must stand before it, and the endings that may stand in its place."""


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
    """The whole speech, a paragraph each, escaped, with the topic's words marked."""
    marked, start, dressed = spans(speech, topic), 0, []
    for paragraph in speech.paragraphs:
        dressed.append(marked_text(paragraph, start, marked))
        start += len(paragraph) + 1
    return tuple(dressed)


def marked_text(text: str, offset: int, marked: Iterable[Span]) -> Markup:
    """A stretch of a speech that begins at character `offset` of it, escaped, marks of the whole speech applied."""
    parts, done = [], 0
    for start, end in marked:
        left, right = max(start - offset, done), min(end - offset, len(text))
        if left < right:
            parts += [escape(text[done:left]), Markup("<mark>{}</mark>").format(text[left:right])]
            done = right
    return Markup("").join([*parts, escape(text[done:])])


def pattern(search: str) -> re.Pattern[str]:
    """What finds the words and phrases of a search in a text without accents. Raises `BadQuestion`."""
    wanted = [_words(clause) for clause in parse(search.translate(WITHOUT_ACCENT)).clauses if not clause.absent]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(wanted, key=len, reverse=True))})(?![^\W_])", re.IGNORECASE)


def _words(clause: Clause) -> str:
    """The pattern of words one after the other; they are letters and digits only, so nothing in them is syntax."""
    last = f"{clause.words[-1]}[^\\W_]*" if clause.prefix else _forms(clause.words[-1])
    return r"[\W_]+".join([*map(_forms, clause.words[:-1]), last])


def _forms(word: str) -> str:
    """The pattern of a word in its plain forms: `bans` also finds “banned”, `policy` “policies”."""
    for ending, fewest, others in FORMS:
        stem = word.lower().removesuffix(ending)
        if fewest <= len(stem) < len(word):
            return _doubled(stem) + others
    return _doubled(word) + (LONG if len(word) >= 5 else SHORT) if word.isalpha() else word


def _doubled(stem: str) -> str:
    """The pattern of a stem whose last letter may be doubled: “ban”, “bann”."""
    return f"{stem}?" if stem[-1:] == stem[-2:-1] else f"{stem}{stem[-1]}?"


def found(text: str, wanted: re.Pattern[str]) -> tuple[Span, ...]:
    """Where in a text a search's words stand, in order and without overlap."""
    return tuple(match.span() for match in wanted.finditer(text.translate(WITHOUT_ACCENT)))


def excerpt(speech: Speech, topic: str | None = None, sought: re.Pattern[str] | None = None) -> Markup:
    """A passage of at most about 700 characters around the first marked words, or from the start.

    Marked are the words sought, where a search is given, else those of the topic.
    """
    text = speech.text
    marked = found(text, sought) if sought else spans(speech, topic)
    start = max(0, marked[0][0] - AROUND) if marked else 0
    start = 0 if start < AROUND // 2 else start - len(_match(WORD_START, text[:start]))
    end = min(len(text), start + PASSAGE)
    end = len(text) if len(text) - end < AROUND // 2 else end + len(_match(WORD_END, text[end : end + 60]))
    passage = marked_text(text[start:end], start, marked)
    return Markup("{}{}{}").format("… " if start else "", passage, " …" if end < len(text) else "")


def _match(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text[-60:])
    return found[0] if found else ""
