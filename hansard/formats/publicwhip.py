"""publicwhip XML (“scrapedxml”, parlparse): the day files of the Commons, the Lords and Westminster Hall.

A file is a flat list: headings, speeches, divisions, and, where a later revision has replaced it, `gidredirect`s.
Described in mySociety's parlparse and in `docs/formats.md`. There is no party and no seat in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

from lxml import etree

from hansard.errors import BrokenTranscript
from hansard.formats._publicwhip_division import read_division
from hansard.formats._publicwhip_xml import folded, parse_xml
from hansard.model import Attribution, Heading, Hints, Item, ParseWarning, Redirect, Sitting, Speech, SpeechKind

name = "publicwhip"

FAMILIES = {"debate": "commons", "lords": "lords", "westminhall": "westminster-hall"}
TITLES = {"commons": "House of Commons", "lords": "House of Lords", "westminster-hall": "Westminster Hall"}
LEVELS = {"oral-heading": 1, "major-heading": 1, "minor-heading": 2}
KINDS = {
    "Speech": SpeechKind.SPEECH,
    "Other": SpeechKind.SPEECH,
    "Question": SpeechKind.QUESTION,
    "Answer": SpeechKind.ANSWER,
    "SupplementaryQuestion": SpeechKind.SUPPLEMENTARY_QUESTION,
    "Intervention": SpeechKind.INTERVENTION,
    "PointOfOrder": SpeechKind.POINT_OF_ORDER,
    "Statement": SpeechKind.STATEMENT,
}
GID = re.compile(r"uk\.org\.publicwhip/(debate|lords|westminhall)/(\d{4}-\d\d-\d\d)([a-z]*)\.")
SNIFF = re.compile(rb"uk\.org\.publicwhip/(?:debate|lords|westminhall)/\d{4}-")
HEAD = 20_000


def sniff(data: bytes) -> bool:
    """Whether the root is `publicwhip` and its first ids are of a family read here."""
    head = data[:HEAD].replace(b"\0", b"")  # UTF-16 files show the same words without their zero bytes
    starts = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    return starts and b"<publicwhip" in head and SNIFF.search(head) is not None


@dataclass(slots=True)
class _Reading:
    """What the walk over one file carries from element to element."""

    warnings: list[ParseWarning] = field(default_factory=list)
    redirects: list[Redirect] = field(default_factory=list)
    stamp: str = ""
    oral: bool = False

    def warn(self, element: etree._Element, code: str, message: str) -> None:
        self.warnings.append(ParseWarning(element.sourceline, code, message))


def read(data: bytes, hints: Hints) -> Sitting:
    """The sitting of one day file. Raises `BrokenTranscript` where the XML cannot be read at all."""
    document, warnings = parse_xml(data, name)
    root = document if document.tag == "publicwhip" else document.find(".//publicwhip")
    if root is None:
        raise BrokenTranscript(name, f"the root <{document.tag!s}>", "<publicwhip>", document.sourceline)
    reading = _Reading(warnings=list(warnings))
    _flatten(root, reading)
    items = tuple(_items(root, reading))
    chamber, day, revision = _sitting_of(root, reading, hints)
    superseded = root.get("latest") == "no"
    return Sitting(
        chamber=chamber,
        date=day,
        title=_title(chamber, day),
        items=items,
        warnings=tuple(reading.warnings),
        redirects=tuple(reading.redirects),
        extent="fragment" if superseded else "day",
        superseded=superseded,
        revision=revision,
    )


def _flatten(root: etree._Element, reading: _Reading) -> None:
    """Undo nesting, which only damage brings about: else one speaker's words would stand inside another's speech."""
    blocks = root.iterdescendants("speech", "division", *LEVELS)
    nested = [element for element in blocks if element.getparent() is not root]
    for element in reversed(nested):
        reading.warn(element, "misnested", f"<{element.tag!s}> stands inside another; words after it were lost")
        element.tail = None
        next(above for above in element.iterancestors() if above.getparent() is root).addnext(element)


def _items(root: etree._Element, reading: _Reading) -> Iterator[Item]:
    for element in root:
        tag = element.tag
        if tag == "speech":
            yield _speech(element, reading)
        elif tag in LEVELS:
            yield _heading(element, reading)
        elif tag == "division":
            yield read_division(element, _stamp(element, reading), reading.warn)
        elif tag == "gidredirect":
            reading.redirects.append(_redirect(element))
        elif isinstance(tag, str):
            reading.warn(element, "unknown-element", f"<{tag}> is not known here; it was left out")


def _heading(element: etree._Element, reading: _Reading) -> Heading:
    """A heading; under “Oral Answers to Questions” the departments are one level down, their questions two.

    Its time is left to the speech it opens with: there the stamp stands in print.
    """
    text = folded(element)
    if element.tag == "oral-heading":
        reading.oral = True
    elif element.tag == "major-heading" and reading.oral and not _is_department(element):
        reading.oral = False
    level = LEVELS[str(element.tag)] + (1 if reading.oral and element.tag != "oral-heading" else 0)
    return Heading(level, text, element.get("id"), element.get("colnum") or None)


def _is_department(element: etree._Element) -> bool:
    """Whether the first thing under a major heading is a question time: “The Secretary of State was asked—”."""
    following = element.getnext()
    while following is not None and following.tag == "minor-heading":
        following = following.getnext()
    if following is None or following.tag != "speech":
        return False
    is_opened = _is_nobodys(following) and "asked" in folded(following)
    return is_opened or following.get("oral-qnum") is not None


def _is_nobodys(element: etree._Element) -> bool:
    """Whether the source says that no member speaks: `true`, and in older files `True`."""
    return element.get("nospeaker", "").lower() == "true"


def _speech(element: etree._Element, reading: _Reading) -> Speech:
    if element.get("id") is None:
        reading.warn(element, "no-id", "a speech has no id; it keeps its words")
    attribution = _attribution(element)
    paragraphs = tuple(_paragraphs(element, reading))
    if not paragraphs:
        reading.warn(element, "empty-speech", f"the speech {element.get('id')} has no words")
    return Speech(
        attribution=attribution,
        paragraphs=paragraphs,
        kind=_kind(element, attribution, reading),
        source_id=element.get("id"),
        time=_stamp(element, reading),
        column=element.get("colnum") or None,
        question_number=element.get("oral-qnum") or None,
        uin=next((p.get("qnum") for p in element if p.get("qnum")), None),
    )


def _attribution(element: etree._Element) -> Attribution | None:
    printed = element.get("speakername")
    if not printed or (_is_nobodys(element) and printed in folded(element)):
        return None  # in the Lords: speakername="Lord True" for the line “Moved by Lord True”, which nobody speaks
    name = printed.rstrip(":")  # “Hon. Members:”
    source = element.get("person_id") or element.get("speakerid")
    person_id = source if source and source != "unknown" else None
    return Attribution(printed, name=name, office=element.get("speakeroffice") or None, person_id=person_id)


def _kind(element: etree._Element, attribution: Attribution | None, reading: _Reading) -> SpeechKind:
    if attribution is None:
        return SpeechKind.PROCEDURAL
    printed = element.get("type") or "Start Speech"
    kind = KINDS.get(printed.rpartition(" ")[2])
    if kind is None:
        reading.warn(element, "unknown-type", f"the speech type {printed!r} is not known; taken as a speech")
    return kind or SpeechKind.SPEECH


def _paragraphs(element: etree._Element, reading: _Reading) -> Iterator[str]:
    """The paragraphs' text; of a table one paragraph a row. Words that stand outside any paragraph are kept."""
    yield from _stray(element.text, element, reading)
    for child in element:
        if child.tag == "p":
            if text := folded(child):
                yield text
        elif child.tag == "table":
            yield from filter(None, (" | ".join(filter(None, map(folded, row))) for row in child.iter("tr")))
        elif isinstance(child.tag, str):
            reading.warn(child, "unknown-element", f"<{child.tag}> is not known in a speech; its words were kept")
            yield from filter(None, [folded(child)])
        yield from _stray(child.tail, element, reading)


def _stray(text: str | None, element: etree._Element, reading: _Reading) -> tuple[str, ...]:
    """Words between paragraphs, as a paragraph of their own with a warning; nothing where there is only space."""
    if not text or text.isspace():
        return ()
    reading.warn(element, "stray-text", "words stand outside any paragraph; they were kept as one")
    return (" ".join(text.split()),)


def _stamp(element: etree._Element, reading: _Reading) -> time | None:
    """The time stamp printed just here: the attribute repeats the last one, so only a change is a stamp."""
    printed = element.get("time") or ""
    if printed in ("", "unknown", reading.stamp):
        return None
    reading.stamp = printed
    stamp = _clock(printed)
    if stamp is None:
        reading.warn(element, "bad-time", f"the time {printed!r} is none; expected HH:MM:SS")
    return stamp


def _clock(printed: str) -> time | None:
    """`17:55:00`, `022:00:00` (Lords to 2016), and past midnight `025:10:00`, which is ten past one."""
    parts = printed.split(":")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    hour, minute, second = (int(part) for part in parts)
    return time(hour % 24, minute, second) if hour < 36 and minute < 60 and second < 60 else None


def _redirect(element: etree._Element) -> Redirect:
    return Redirect(element.get("oldgid", ""), element.get("newgid") or None, element.get("matchtype", ""))


def _sitting_of(root: etree._Element, reading: _Reading, hints: Hints) -> tuple[str, date | None, str]:
    """Chamber, date and revision letter, from the first id that has them; hints serve where none does."""
    for element in root:
        match = GID.match(element.get("id") or element.get("oldgid") or "")
        if match and (day := _date(match[2])):
            return FAMILIES[match[1]], day, root.get("scraperversion") or match[3]
    reading.warn(root, "no-date", "no id carries a date of sitting; expected uk.org.publicwhip/debate/YYYY-MM-DDx.…")
    return hints.chamber or "commons", hints.date, root.get("scraperversion") or ""


def _date(printed: str) -> date | None:
    try:
        return date.fromisoformat(printed)
    except ValueError:
        return None


def _title(chamber: str, day: date | None) -> str:
    house = TITLES.get(chamber, chamber)
    return f"{house}, {day.day} {day:%B %Y}" if day else house
