"""The walk over a file of publicwhip XML, the same for every service that writes it.

    bytes ──parse_file─▶ tree ──flatten──▶ elements in order ──one item each──▶ Sitting
                           └── the ids ──▶ family: chamber, date, revision

A file is a flat list: headings, speeches or written questions and answers, divisions, and, where a later revision has
replaced it, `gidredirect`s. What differs from service to service is a `Dialect`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from hansard.dates import iso_date
from hansard.errors import BrokenTranscript
from hansard.model import Heading, Hints, Item, Note, Redirect, Sitting
from hansard.reading.html import legal
from hansard.reading.kinds import infer
from hansard.reading.publicwhip.dialect import Dialect, Family
from hansard.reading.publicwhip.division import read_division
from hansard.reading.publicwhip.mending import TOLD, parse_file
from hansard.reading.publicwhip.speech import TURNS, Reading, is_nobodys, read_turn, stamp_of
from hansard.reading.publicwhip.text import fold, folded

LEVELS = {"oral-heading": 1, "major-heading": 1, "minor-heading": 2}
# uk.org.publicwhip/debate/2024-11-25e.491.4, …/standing/standing2009-10-20_CHILDPOV_05-0_2009-10-27a.1.0 (the second
# date is the sitting's), …/senedd/en/2024-01-09.2.1
GID = re.compile(r"uk\.org\.publicwhip/([a-z]+)/(?:standing[\w-]*_|[a-z]{2}/)?(\d{4}-\d\d-\d\d)([a-z]*)\.", re.ASCII)
UNSAID_CHAMBER = "commons"
HOUSES = {"commons": "House of Commons", "lords": "House of Lords"}
HEAD = 20_000
SIGNS = {"/member/": "commons", "/cmhansrd/": "commons", "/lord/": "lords", "/ldhansrd/": "lords"}


def starts_with_root(data: bytes, root: str) -> bytes | None:
    """The file's first bytes if they hold that root element; UTF-16 shows the same words without its zero bytes."""
    head = data[:HEAD].replace(b"\0", b"")
    starts = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    return head if starts and f"<{root}".encode() in head else None


def read_file(data: bytes, hints: Hints, dialect: Dialect) -> Sitting:
    """The sitting of one file. Raises `BrokenTranscript` where the XML cannot be read at all."""
    document, damage = parse_file(data, dialect.name, dialect.root)
    root = document if document.tag == dialect.root else document.find(f".//{dialect.root}")
    if root is None:
        raise BrokenTranscript(dialect.name, f"the root <{document.tag!s}>", f"<{dialect.root}>", document.sourceline)
    family, printed, revision = _identity(root, dialect)
    day = printed or hints.date
    reading = Reading(dialect, family or Family(None, "", whole=False), list(damage))
    if printed is None:
        example = f"uk.org.publicwhip/{next(iter(dialect.families))}/YYYY-MM-DD…"
        reading.warn(root, "no-date", f"no id carries a date of sitting; expected {example}")
    _flatten(root, reading)
    items = tuple(_items(root, reading))
    if not (reading.kinds_printed or reading.family.written):
        items = infer(items)
    superseded = root.get("latest") == "no"
    chamber = _chamber(root, hints, reading)
    return Sitting(
        chamber=chamber,
        date=day,
        title=_title(root, reading.family, chamber, day),
        items=items,
        warnings=tuple(reading.warnings),
        redirects=tuple(reading.redirects),
        extent="day" if reading.family.whole and not superseded else "fragment",
        superseded=superseded,
        revision=revision,
    )


def _flatten(root: etree._Element, reading: Reading) -> None:
    """Undo nesting, which only damage brings about: else one speaker's words would stand inside another's speech."""
    blocks = root.iterdescendants("division", *TURNS, *LEVELS)
    nested = [element for element in blocks if element.getparent() is not root]
    for element in reversed(nested):
        above = next(above for above in element.iterancestors() if above.getparent() is root)
        reading.warn(above, "misnested", f"<{element.tag!s}> stands inside another; words after it stay with that")
        above.set(TOLD, "yes")
        _leave(element)
        above.addnext(element)


def _leave(element: etree._Element) -> None:
    """Take an element away, with an empty paragraph left in its place: the words behind it stay there."""
    place, parent = etree.Element("p"), element.getparent()
    place.tail, element.tail = legal(element.tail or ""), None  # mended XML may hold what must not be written to it
    if parent is not None:
        parent.replace(element, place)


def _items(root: etree._Element, reading: Reading) -> Iterator[Item]:
    yield from _between(root.text, root, reading)
    for element in root:
        tag = element.tag
        if tag in TURNS:
            yield read_turn(element, reading)
        elif isinstance(tag, str):
            yield from _other(tag, element, reading)
        if (tail := element.tail) and not tail.isspace():
            yield from _between(tail, element, reading)


def _other(tag: str, element: etree._Element, reading: Reading) -> Iterator[Item]:
    """What stands beside the turns; `divisioncount` stands alone in bill committees."""
    if tag in LEVELS:
        yield _heading(element, reading)
    elif tag in ("division", "divisioncount"):
        yield read_division(element, stamp_of(element, reading), reading.dialect.lists, reading.warn)
    elif tag == "gidredirect":
        redirect = Redirect(element.get("oldgid", ""), element.get("newgid") or None, element.get("matchtype", ""))
        reading.redirects.append(redirect)
    elif tag in reading.dialect.notes:
        yield reading.dialect.notes[tag](element)
    elif tag not in reading.dialect.silent:
        reading.warn(element, "unknown-element", f"<{tag}> is not known here; its words were kept as a note")
        yield from filter(lambda note: note.text, [Note(folded(element))])


def _between(text: str | None, element: etree._Element, reading: Reading) -> Iterator[Note]:
    """Words that belong to no element, which damage leaves behind: a note with a warning."""
    if text and not text.isspace():
        reading.warn(element, "stray-text", "words stand between the speeches; they were kept as a note")
        yield Note(fold(text))


def _heading(element: etree._Element, reading: Reading) -> Heading:
    """A heading; under “Oral Answers to Questions” the departments are one level down, their questions two.

    Its time is left to the speech it opens with: there the stamp stands in print.
    """
    if element.tag == "oral-heading":
        reading.oral = True
    elif element.tag == "major-heading" and reading.oral and not _is_department(element):
        reading.oral = False
    level = LEVELS[str(element.tag)] + (1 if reading.oral and element.tag != "oral-heading" else 0)
    return Heading(level, folded(element), element.get("id"), element.get("colnum") or None)


def _is_department(element: etree._Element) -> bool:
    """Whether the first thing under a major heading is a question time: “The Secretary of State was asked—”."""
    following = element.getnext()
    while following is not None and following.tag == "minor-heading":
        following = following.getnext()
    if following is None or following.tag != "speech":
        return False
    is_opened = is_nobodys(following) and "asked" in folded(following)
    return is_opened or following.get("oral-qnum") is not None


def _identity(root: etree._Element, dialect: Dialect) -> tuple[Family | None, date | None, str]:
    """Family, date and revision letter, from the first id of a known family that has a date."""
    version = root.get("scraperversion") or ""
    for element in root:
        match = GID.match(element.get("id") or element.get("oldgid") or "")
        if match and match[1] in dialect.families and (day := iso_date(match[2])):
            return dialect.families[match[1]], day, version or match[3]
        if unnumbered := dialect.unnumbered.get(str(element.tag)):
            return unnumbered, iso_date(element.get("date") or ""), version
    return None, None, version


def _chamber(root: etree._Element, hints: Hints, reading: Reading) -> str:
    """The family's chamber; written answers of both Houses share one family, and the file tells them apart."""
    chamber = reading.family.chamber or _house(root) or hints.chamber
    if chamber is None:
        reading.warn(root, "no-chamber", f"nothing tells the chamber; taken as {UNSAID_CHAMBER}")
    return chamber or UNSAID_CHAMBER


def _house(root: etree._Element) -> str | None:
    """The House that the speakers' ids, the pages' addresses or the questions' numbers (`HL5754`) tell of."""
    for element in root:
        said = f"{element.get('speakerid')} {element.get('url')}"
        if chamber := next((chamber for sign, chamber in SIGNS.items() if sign in said), None):
            return chamber
    number = root.find("ques/p[@qnum]")
    return "lords" if number is not None and number.get("qnum", "").startswith("HL") else None


def _title(root: etree._Element, family: Family, chamber: str, day: date | None) -> str:
    """The files have no title: the House's and the family's, the bill's where a committee sat on one, and the day."""
    house = HOUSES.get(chamber, "") if family.chamber is None else ""
    parts = [house, family.title, fold(root.findtext("bill")), f"{day.day} {day:%B %Y}" if day else ""]
    return ", ".join(filter(None, parts))
