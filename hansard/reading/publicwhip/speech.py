"""One turn in publicwhip XML: a `speech`, or a written `ques` or `reply`, with what its attributes say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import time
from functools import lru_cache

from lxml import etree

from hansard import attribution
from hansard.model import Attribution, ParseWarning, Redirect, Speech, SpeechKind
from hansard.reading.publicwhip.dialect import Dialect, Family
from hansard.reading.publicwhip.mending import TOLD
from hansard.reading.publicwhip.text import folded, paragraphs

TURNS = {"speech": None, "ques": SpeechKind.QUESTION, "reply": SpeechKind.ANSWER}


@dataclass(slots=True)
class Reading:
    """What the walk over one file carries from element to element.

    `stamp` is the time stamp last read; `ids` those of the turns so far; `kinds_printed` whether the file says of any
    speech what kind it is.
    """

    dialect: Dialect
    family: Family
    warnings: list[ParseWarning] = field(default_factory=list)
    redirects: list[Redirect] = field(default_factory=list)
    stamp: str = ""
    ids: set[str] = field(default_factory=set)
    oral: bool = False
    kinds_printed: bool = False

    def warn(self, element: etree._Element, code: str, message: str) -> None:
        """Note what was not understood, and where; of a block whose damage was told, nothing more."""
        if element.get(TOLD) is None and next(element.iterancestors(), element).get(TOLD) is None:
            self.warnings.append(ParseWarning(element.sourceline, code, message))


def read_turn(element: etree._Element, reading: Reading) -> Speech:
    """The turn of a `speech`, `ques` or `reply`."""
    get = element.get
    source_id = get("id")
    words = paragraphs(element, reading.warn)
    if source_id is None:
        reading.warn(element, "no-id", "a speech has no id; it keeps its words")
    elif source_id in reading.ids:
        reading.warn(element, "id-twice", f"the id {source_id} stands at an earlier speech too; both were kept")
    else:
        reading.ids.add(source_id)
    if not words:
        reading.warn(element, "empty-speech", f"the speech {source_id} has no words")
    speaker = _speaker(element, reading)
    number = get("oral-qnum") or get("questionnumber") or None
    kind = _kind(element, speaker, number, reading)
    stamp = stamp_of(element, reading)
    if not reading.kinds_printed:
        for mark in element.iterdescendants("place-holder"):  # Scotland's stamps in mid-speech: not the next one's own
            reading.stamp = mark.get("time") or reading.stamp
    return Speech(
        attribution=speaker,
        paragraphs=words,
        kind=kind,
        source_id=source_id,
        time=stamp,
        column=get("colnum") or None,
        question_number=number,
        uin=_uin(element) if kind not in _UNASKED or not reading.kinds_printed else None,
        written=reading.family.written,
    )


_UNASKED = frozenset({SpeechKind.SPEECH, SpeechKind.INTERVENTION, SpeechKind.ANSWER, SpeechKind.PROCEDURAL})


def _uin(element: etree._Element) -> str | None:
    """The first of the question's numbers: `qnum="901234"` of a paragraph, `HL5754`, in Scotland `spid="S3W-28257"`."""
    return element.get("spid") or next((number for p in element if (number := p.get("qnum"))), None)


def _speaker(element: etree._Element, reading: Reading) -> Attribution | None:
    """Who speaks, as printed; None where nobody does."""
    get = element.get
    printed = get("speakername")
    if not printed and not is_nobodys(element) and (person := get("person_id")):
        reading.warn(element, "no-name", f"the speech {get('id')} names nobody; its speaker is known by the id alone")
        return Attribution("", person_id=person)
    if not printed or (is_nobodys(element) and printed in folded(element)):
        return None  # in the Lords: speakername="Lord True" for the line “Moved by Lord True”, which nobody speaks
    return _attribution(printed, get("speakeroffice"), get("person_id") or get("speakerid"))


@lru_cache(maxsize=4096)  # a day has a hundred speakers and a thousand speeches
def _attribution(printed: str, office: str | None, source: str | None) -> Attribution:
    """The printed name taken apart: in Scotland it is “Peter Peacock (Highlands and Islands) (Lab)”.

    A lone bracket that is neither a party nor behind an office is no seat: “Father Paul Kelly (St Michael's …)”.
    """
    taken = attribution.parse(printed)
    seat = taken.constituency if taken.party else None
    person = source if source and source != "unknown" else None
    return replace(taken, constituency=seat, office=office or taken.office, person_id=person)


def is_nobodys(element: etree._Element) -> bool:
    """Whether the source says that no member speaks: `true`, and in older files `True`."""
    return (element.get("nospeaker") or "").lower() == "true"


def _kind(element: etree._Element, speaker: Attribution | None, number: str | None, reading: Reading) -> SpeechKind:
    printed = element.get(reading.dialect.kind_attribute)
    if printed:
        reading.kinds_printed = True
    if written := TURNS[str(element.tag)]:
        return written
    if speaker is None:
        return SpeechKind.PROCEDURAL
    if not printed:
        return SpeechKind.QUESTION if number else reading.family.kind
    kind = reading.dialect.kinds.get(printed.rpartition(" ")[2])
    if kind is None:
        message = f"the {reading.dialect.kind_attribute} {printed!r} is not known; taken as a speech"
        reading.warn(element, "unknown-type", message)
    return kind or SpeechKind.SPEECH


def stamp_of(element: etree._Element, reading: Reading) -> time | None:
    """The time stamp printed just here: the attribute repeats the last one, so only a change is a stamp."""
    printed = element.get("time")
    if not printed or printed == reading.stamp or printed == "unknown":
        return None
    reading.stamp = printed
    stamp = clock(printed)
    if stamp is None:
        reading.warn(element, "bad-time", f"the time {printed!r} is none; expected HH:MM:SS")
    return stamp


def clock(printed: str) -> time | None:
    """`17:55:00`, `9:00`, `022:00:00` (Lords to 2016), and past midnight `025:10:00`, which is ten past one."""
    parts = printed.split(":")
    if len(parts) not in (2, 3) or not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):
        return None
    hour, minute, second = (int(part) for part in (*parts, "0")[:3])
    return time(hour % 24, minute, second) if hour < 36 and minute < 60 and second < 60 else None
