"""Akoma Ntoso debates, versions 2 and 3, as the Irish Oireachtas publishes them and SayIt exports them.

Described in OASIS LegalDocML (https://docs.oasis-open.org/legaldocml/). Of the document types only debates are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lxml import etree

from hansard.dates import iso_date
from hansard.errors import BrokenTranscript
from hansard.model import Heading, Hints, Item, Sitting, Speech, SpeechKind
from hansard.reading.abroad import chamber_of, is_british, setting
from hansard.reading.akoma_ntoso.people import References, references
from hansard.reading.akoma_ntoso.walk import Reading, items_of
from hansard.reading.kinds import infer
from hansard.reading.xml_tree import folded, plain_tree, pointed, root_name

name = "akoma-ntoso"

DEBATE = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?(?:debate|debateReport|debateRecord)[\s/>]")
BODIES = ("debateBody", "body", "mainBody")
DATES = ("preface", "coverPage")
WORK = "meta/identification/FRBRWork"

_RECORD = re.compile(r"/debaterecord/([^?#]{1,200})", re.IGNORECASE)


def sniff(data: bytes) -> bool:
    """Whether the root is `akomaNtoso` and the document in it a debate."""
    return root_name(data) == "akomaNtoso" and DEBATE.search(data.replace(b"\0", b"")) is not None


def read(data: bytes, hints: Hints) -> Sitting:
    """The sitting of one document. Raises `BrokenTranscript` where the XML cannot be read at all."""
    root, damage = plain_tree(data, name)
    debate = next(root.iter("debate", "debateReport", "debateRecord"), None)
    bodies = (debate.find(word) for word in BODIES) if debate is not None else ()
    body = next((one for one in bodies if one is not None), None)
    if debate is None or body is None:
        raise BrokenTranscript(name, f"the root <{root.tag!s}>", "<debate> with a <debateBody>", root.sourceline)
    known = references(root)
    said = (_chamber(debate, known), _date(debate))
    chamber, day, unsaid = setting(said, hints, debate.sourceline, "<docDate date='YYYY-MM-DD'>")
    reading = Reading(replace(known, british=is_british(chamber)), [*damage, *unsaid])
    items = tuple(items_of(body, reading))
    return Sitting(
        chamber=chamber,
        date=day,
        title=_title(debate, items, chamber, day),
        items=_with_kinds(items) if is_british(chamber) else items,
        warnings=tuple(reading.warnings),
        extent="day" if _is_whole(debate) and not damage else "fragment",
    )


def _with_kinds(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The turns with British kinds; a `question` or `answer` stays what its element says."""
    printed = (SpeechKind.QUESTION, SpeechKind.ANSWER)
    pairs = zip(items, infer(items), strict=True)
    return tuple(old if isinstance(old, Speech) and old.kind in printed else new for old, new in pairs)


def _date(debate: etree._Element) -> date | None:
    """The day of sitting: what the title page prints, else the work's own date; those of editions are others."""
    days = (iso_date((element.get("date") or "")[:10]) for element in _dated(debate))
    return next(filter(None, days), None)


def _dated(debate: etree._Element) -> Iterator[etree._Element]:
    for page in DATES:
        for found in debate.iterfind(page):
            yield from found.iter("docDate", "date")
    yield from debate.iterfind(f"{WORK}/FRBRdate")


def _chamber(debate: etree._Element, known: References) -> str | None:
    """`ie` and `dail` of `/akn/ie/debateRecord/dail/2015-11-12`; the house also from the title page or the author."""
    country = _value(debate, "FRBRcountry")
    houses = [_value(debate, "FRBRsubtype"), _of_record(_value(debate, "FRBRuri") or "")]
    houses += [pointed(one.get("refersTo")) for one in debate.iterfind("coverPage//organization")]
    for author in debate.iterfind(f"{WORK}/FRBRauthor"):
        href = author.get("href") or ""
        named = known.organisations.get(href[1:])
        houses.append(named if href.startswith("#") else href.rstrip("/").rpartition("/")[2])
    return chamber_of(country, next(filter(None, houses), None))


def _value(debate: etree._Element, element: str) -> str | None:
    found = debate.find(f"{WORK}/{element}")
    return found.get("value") if found is not None else None


def _of_record(uri: str) -> str:
    """The house in a record's address: what stands before its date."""
    found = _RECORD.search(uri)
    parts = found[1].split("/") if found else []
    dated = next((place for place, part in enumerate(parts) if part[:4].isdigit()), len(parts))
    return "-".join(part for part in parts[:dated] if not part.isdigit())


def _is_whole(debate: etree._Element) -> bool:
    """Whether the document is the whole record of a day: its address ends with the day, or with `debate` behind it."""
    uri = (_value(debate, "FRBRuri") or "").rstrip("/").removesuffix("/debate")
    return _RECORD.search(uri) is not None and uri.rpartition("/")[2][:4].isdigit()


def _title(debate: etree._Element, items: tuple[Item, ...], chamber: str, day: date | None) -> str:
    """The title page's title and whose it is; else the only heading of the first level; else chamber and day.

    Ireland prints each in two languages, English last.
    """
    printed = [[folded(one) for one in debate.iter(tag)] for tag in ("docTitle", "docProponent", "docCommittee")]
    titles = [next(filter(None, reversed(texts)), "") for texts in printed]
    if not titles[0]:
        titles = [item.text for item in items if isinstance(item, Heading) and item.level == 1]
    if len(titles) != 1 and not printed[0]:
        titles = [chamber, f"{day.day} {day:%B %Y}" if day else ""]
    return ", ".join(filter(None, titles)) or chamber
