"""The walk over the body of an Akoma Ntoso debate: containers → headings, turns → speeches, descriptions → notes.

debateSection, questions, prayers … ▶ heading and what is below     speech, question, answer ▶ speech
scene, and what stands in brackets ▶ note     narrative, summary, and paragraphs that nobody speaks ▶ procedure
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time

from lxml import etree

from hansard.model import Heading, Item, Note, ParseWarning, Speech, SpeechKind
from hansard.reading.akoma_ntoso.division import is_division, is_side, read_division
from hansard.reading.akoma_ntoso.people import References, speaker
from hansard.reading.akoma_ntoso.text import BLOCKS, TURNS, clock, words
from hansard.reading.xml_tree import fold, folded, is_bracketed, lines, own_id

KINDS = {"speech": SpeechKind.SPEECH, "question": SpeechKind.QUESTION, "answer": SpeechKind.ANSWER}
CONTAINERS = frozenset(
    {"administrationOfOath", "address", "adjournment", "communication", "component", "declarationOfVote"}
    | {"debateSection", "ministerialStatements", "nationalInterest", "noticesOfMotion", "oralStatements"}
    | {"papers", "personalStatements", "petitions", "pointOfOrder", "prayers", "proceduralMotions"}
    | {"questions", "resolutions", "rollCall", "speechGroup", "writtenStatements"}
)
TITLES = ("num", "heading", "subheading")
DESCRIPTIONS = frozenset({"narrative", "summary"})
SILENT = frozenset({"recordedTime", "noteRef", "br", "toc", "marker", "link"})


@dataclass(slots=True)
class Reading:
    """What the walk carries from element to element: who is known, and the last recorded time, which repeats."""

    known: References
    warnings: list[ParseWarning] = field(default_factory=list)
    recorded: str = ""

    def warn(self, element: etree._Element, code: str, message: str) -> None:
        """Note what was not understood, and where."""
        self.warnings.append(ParseWarning(element.sourceline, code, message))


def items_of(container: etree._Element, reading: Reading, level: int = 1) -> Iterator[Item]:
    """The items of a body or container, in order; its own heading has that level."""
    heading = _heading(container, level, reading)
    yield from heading
    below = level + len(heading)
    run: list[etree._Element] = []
    yield from _stray(container.text, container, reading)
    for child in container:
        if child.tag in BLOCKS or child.tag == "other":
            run.append(child)
        elif isinstance(child.tag, str) and child.tag not in TITLES:
            yield from _flush(run)
            yield from _item(child, reading, below)
        if child.tail and not child.tail.isspace():
            yield from _flush(run)
            yield from _stray(child.tail, child, reading)
    yield from _flush(run)


def _heading(container: etree._Element, level: int, reading: Reading) -> list[Heading]:
    """The heading of a container with its number: `IV. CUENTA`; the container's id is its id."""
    titles = [child for child in container if child.tag in TITLES]
    for stamp in (stamp for title in titles for stamp in title.iter("recordedTime")):
        reading.recorded = stamp.get("time") or reading.recorded
    text = " ".join(filter(None, map(folded, titles)))
    return [Heading(level, text, own_id(container))] if text else []


def _item(element: etree._Element, reading: Reading, level: int) -> Iterator[Item]:
    """What one element of a container becomes."""
    tag = str(element.tag)
    if tag in TURNS:
        yield from _turn(element, reading, level)
    elif is_division(element):
        yield from _division(element, reading, level)
    elif tag in CONTAINERS:
        yield from items_of(element, reading, level)
    elif tag == "scene" or (tag in DESCRIPTIONS and is_bracketed(folded(element))):
        yield from map(Note, filter(None, [folded(element)]))
    elif tag in DESCRIPTIONS:
        yield from _flush([element])
    elif tag not in SILENT:
        yield from _unknown(element, reading, level)


def _unknown(element: etree._Element, reading: Reading, level: int) -> Iterator[Item]:
    """An element that is not known: a container where anybody speaks in it, else its words as a note."""
    reading.warn(element, "unknown-element", f"<{element.tag!s}> is not known here; its words were kept")
    if next(element.iter(*TURNS), None) is not None:
        yield from items_of(element, reading, level)
    else:
        yield from map(Note, filter(None, [folded(element)]))


def _turn(turn: etree._Element, reading: Reading, level: int) -> Iterator[Item]:
    """One turn, a title of its own before it, and behind it what damage put inside it."""
    said = words(turn, reading.warn)
    if text := " ".join(filter(None, (folded(one) for one in turn if one.tag in ("heading", "subheading")))):
        yield Heading(level, text)
    who = speaker(turn, said.line, reading.known)
    if who is None:
        reading.warn(turn, "no-speaker", "a speech names no speaker; its words are kept as procedure")
    if not said.paragraphs:
        reading.warn(turn, "empty-speech", f"the speech {own_id(turn)} has no words")
    yield Speech(
        attribution=who,
        paragraphs=said.paragraphs,
        kind=KINDS[str(turn.tag)] if who else SpeechKind.PROCEDURAL,
        source_id=own_id(turn),
        time=_stamp(turn, reading),
        question_number=said.number,
        uin=said.serial,
    )
    for inner in turn.iterfind("*"):
        if inner.tag in TURNS:
            reading.warn(inner, "misnested", f"<{inner.tag!s}> stands inside another; it was read after it")
            yield from _turn(inner, reading, level)


def _stamp(turn: etree._Element, reading: Reading) -> time | None:
    """The turn's own time: `startTime`, or a recorded time where it changes, for Ireland repeats it at every turn."""
    marked = turn.find(".//recordedTime")
    printed = turn.get("startTime") or (marked.get("time") if marked is not None else None)
    if not printed or (printed == reading.recorded and not turn.get("startTime")):
        return None
    reading.recorded = printed
    stamp = clock(printed)
    if stamp is None:
        reading.warn(turn, "bad-time", f"the time {printed!r} is none; expected YYYY-MM-DDTHH:MM:SS")
    return stamp


def _division(section: etree._Element, reading: Reading, level: int) -> Iterator[Item]:
    """A division in its place: what it was on before it, then counts and votes, then tellers and outcome."""
    division: Item | None = read_division(section, reading.warn)
    for child in section:
        if is_side(child):
            continue
        if division is not None and child.find("quantity") is not None:
            yield from _flush([child])
            yield division
            division = None
        elif isinstance(child.tag, str) and child.tag not in TITLES:
            yield from _flush([child]) if child.tag in BLOCKS else _item(child, reading, level)
    if division is not None:
        yield division


def _flush(run: list[etree._Element]) -> Iterator[Item]:
    """The paragraphs that stand together and nobody speaks, as one piece of procedure; the run is empty then."""
    texts = [text for element in run for text in lines(element)]
    if texts:
        yield Speech(None, tuple(texts), SpeechKind.PROCEDURAL, own_id(run[0]))
    run.clear()


def _stray(text: str | None, element: etree._Element, reading: Reading) -> Iterator[Item]:
    """Words that belong to no element, which damage leaves behind: a note with a warning."""
    if text and not text.isspace():
        reading.warn(element, "stray-text", "words stand between the speeches; they were kept as a note")
        yield Note(fold(text))
