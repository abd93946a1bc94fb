"""The walk over the body of a ParlaMint document: divisions of text → headings, utterances → turns, notes by type.

div → head ▶ heading     u ▶ speech     note time ▶ the next turn's stamp     note speaker ▶ its printed speaker
kinesic, vocal, incident, a note in brackets ▶ note     all other notes ▶ procedure that nobody speaks
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time

from lxml import etree

from hansard import dates
from hansard.model import Heading, Item, Note, ParseWarning, Speech, SpeechKind
from hansard.reading.parlamint.people import Known, speaker
from hansard.reading.parlamint.text import GESTURES, ITEMS, SILENT, is_editorial, utterance, words
from hansard.reading.xml_tree import fold, folded, is_bracketed, own_id, pointed

TITLES = frozenset({"title"})
ASIDE = frozenset({"chair", "chairperson", "chairpersons", "president", "comment", "narrative", "description"})
FURNITURE = frozenset({"End of debateSection."})  # ParlaMint-GB's own word, not Hansard's
NOBODY_KNOWN = Known()

_CLOCK = re.compile(r"T(\d\d:\d\d(?::\d\d)?)")
_BARE = re.compile(r"[\d.: ]{1,12}")


@dataclass(slots=True)
class Reading:
    """What the walk carries from element to element: who is known, the speaker line and stamp for the next turn."""

    people: dict[str, Known]
    british: bool
    warnings: list[ParseWarning] = field(default_factory=list)
    printed: str = ""
    owner: str | None = None
    stamp: time | None = None
    level: int = 0

    def warn(self, element: etree._Element, code: str, message: str) -> None:
        """Note what was not understood, and where."""
        self.warnings.append(ParseWarning(element.sourceline, code, message))


def items_of(container: etree._Element, reading: Reading, level: int = 1) -> Iterator[Item]:
    """The items of a body or a division of text, in order; its own heading has that level."""
    yield from _stray(container.text, container, reading)
    for child in container:
        tag = child.tag
        if tag == "u":
            yield from _turn(child, reading)
        elif tag == "div":
            yield from _division(child, reading, level)
        elif tag == "head":
            yield from _heading(child, level - 1 if container.tag == "div" else level, reading)
        elif isinstance(tag, str):
            yield from _other(tag, child, reading)
        yield from _stray(child.tail, child, reading)


def _division(div: etree._Element, reading: Reading, level: int) -> Iterator[Item]:
    """A division of text; one without a heading between others with one cannot be told from the one before."""
    headed = div.find("head") is not None
    if not headed and reading.level >= level and div.find("u") is not None:
        reading.warn(div, "no-heading", "a section has no heading; its turns stand under the heading before")
    yield from items_of(div, reading, level + 1 if headed else level)


def _heading(head: etree._Element, level: int, reading: Reading) -> Iterator[Item]:
    for aside in head.iterfind("listBibl"):
        aside.clear(keep_tail=True)
    if text := folded(head):
        reading.level = max(level, 1)
        yield Heading(reading.level, text, own_id(head))


def _turn(u: etree._Element, reading: Reading) -> Iterator[Item]:
    """The turn of one `u`, and behind it the stage directions that stand last in it."""
    said = utterance(u, reading.warn)
    if said.stamp is not None:
        _stamp(said.stamp, reading)
    who = pointed(u.get("who"))
    if reading.owner is None:
        reading.owner = who
    printed = reading.printed if reading.owner == who else ""
    known = reading.people.get(who, NOBODY_KNOWN)
    attribution = speaker(who, printed, "#chair" in (u.get("ana") or "").split(), known, reading.british)
    if attribution is None:
        reading.warn(u, "no-speaker", "an utterance names no speaker; its words are kept as procedure")
    if not said.paragraphs:
        reading.warn(u, "empty-speech", f"the speech {own_id(u)} has no words")
    kind = SpeechKind.SPEECH if attribution else SpeechKind.PROCEDURAL
    yield Speech(attribution, said.paragraphs, kind, own_id(u), time=reading.stamp)
    reading.stamp = None
    yield from map(Note, said.directions)
    for inner in said.misnested:
        reading.warn(inner, "misnested", f"<{inner.tag!s}> stands inside an utterance; it was read after it")
        yield from _division(inner, reading, 1) if inner.tag == "div" else _turn(inner, reading)


def _other(tag: str, element: etree._Element, reading: Reading) -> Iterator[Item]:
    """What stands between the turns."""
    if tag == "note":
        yield from _note(element, reading)
    elif tag in GESTURES or (tag == "gap" and not is_editorial(element)):
        yield from map(Note, filter(None, [folded(element)]))
    elif tag in ITEMS:
        yield from _procedure(words(element), element)
    elif tag not in SILENT:
        reading.warn(element, "unknown-element", f"<{tag}> is not known here; its words were kept as a note")
        yield from map(Note, filter(None, [folded(element)]))


def _note(note: etree._Element, reading: Reading) -> Iterator[Item]:
    kind, text = note.get("type") or "", folded(note)
    if kind == "speaker":
        reading.printed, reading.owner = text, None
    elif kind == "time":
        yield from _time(note, text, reading)
    elif kind in TITLES and text:
        reading.level = 1
        yield Heading(1, text, own_id(note))
    elif text in FURNITURE or not text:
        return
    elif kind in ASIDE or is_bracketed(text):
        yield Note(text)
    else:
        yield from _procedure(words(note), note)


def _time(note: etree._Element, text: str, reading: Reading) -> Iterator[Item]:
    """A stamp for the next turn; with words beside it (`Beginn der Sitzung: 18:10 Uhr`) the words stamp themselves."""
    if _BARE.fullmatch(text) or not text:
        _stamp(note, reading)
    else:
        yield from _procedure([fold(" ".join(map(str, note.itertext())))], note, clock(note))


def _stamp(note: etree._Element, reading: Reading) -> None:
    reading.stamp = clock(note)
    if reading.stamp is None:
        reading.warn(note, "bad-time", f"{folded(note)!r} is no time of day")


def clock(note: etree._Element) -> time | None:
    """The time of day in the note: `<time when="2020-01-10T18:10:12+01:00">`, else its words, such as `14.01`."""
    marked = note.find(".//time")
    when = marked.get("when") if marked is not None else None
    found = _CLOCK.search(when or "")
    return dates.clock(found[1] if found else folded(note))


def _procedure(texts: list[str], element: etree._Element, stamp: time | None = None) -> Iterator[Item]:
    if texts:
        yield Speech(None, tuple(texts), SpeechKind.PROCEDURAL, own_id(element), time=stamp)


def _stray(text: str | None, element: etree._Element, reading: Reading) -> Iterator[Item]:
    """Words that belong to no element, which damage leaves behind: a note with a warning."""
    if text and not text.isspace():
        reading.warn(element, "stray-text", "words stand between the speeches; they were kept as a note")
        yield Note(fold(text))
