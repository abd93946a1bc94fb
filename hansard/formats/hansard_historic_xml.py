"""Digitised historic Hansard, 1803 to 2005: the bound volumes as XML, whole or sitting by sitting.

    bytes ──parse, mend──▶ root ──sittings──▶ one document each (`parts`)
                                    └──blocks──▶ divisions put in their places ──turns──▶ Sitting

The speaker is printed text alone. A volume holds many sittings; it is read as one document a sitting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from hansard.errors import BrokenTranscript, HansardError
from hansard.model import Hints, ParseWarning, Sitting, Speech
from hansard.reading import kinds
from hansard.reading.historic import mending
from hansard.reading.historic.blocks import DAYS, blocks
from hansard.reading.historic.pages import mended
from hansard.reading.historic.sittings import OWNERS, PROBLEM, Found, document, sittings
from hansard.reading.historic.turns import items

name = "hansard-historic-xml"

HEAD = 20_000
UNSAID_CHAMBER = "commons"
TITLES = {
    "commons": "House of Commons",
    "lords": "House of Lords",
    "westminster-hall": "Westminster Hall",
    "grand-committee": "Grand Committee",
}
_ROOT = re.compile(rb"<([a-z][\w.-]{0,40})[\s/>]")
_PROBLEM = re.compile(r"(\d{1,9}) ([a-z-]{1,40}) (.*)", re.DOTALL)
_OWNERS = frozenset(owner.encode() for owner in OWNERS)


def sniff(data: bytes) -> bool:
    """Whether the root is a sitting of historic Hansard, or a volume that holds one. Never raises."""
    head = data[:HEAD].replace(b"\0", b"")
    if not head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return False
    root = _ROOT.search(head)
    if root is None or root[1] != b"hansard":
        return root is not None and root[1] in _OWNERS
    whole = data.replace(b"\0", b"") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data
    return any(b"<" + owner in whole for owner in _OWNERS)


def read(data: bytes, hints: Hints) -> Sitting:
    """The one sitting in the file.

    Raises `BrokenTranscript` where the XML cannot be read at all or holds no words of a sitting, and where it holds
    several sittings: `parts` gives a document for each.
    """
    root, damage = mending.parse(data, name)
    told = _problems(root)
    found = sittings(root)
    if not found:
        raise BrokenTranscript(name, "no words of a sitting", "debates, or written answers or statements")
    if len(found) > 1:
        some = ", ".join(_label(one, place) for place, one in enumerate(found[:3]))
        several = f"{len(found)} sittings ({some}{', …' if len(found) > 3 else ''})"
        raise BrokenTranscript(name, several, "one sitting: such a file is read as one document a sitting")
    return _sitting(found[0], hints, [*damage, *told])


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The sittings in the file: of each a short name and a document of its own, the same bytes for the same volume.

    A file of one sitting, or one that cannot be read, is one part without a name: the bytes themselves.
    """
    try:
        root, damage = mending.parse(data, name)
    except HansardError:
        yield "", data
        return
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, etree.Entity, with_tail=False)
    found = sittings(root)
    if len(found) < 2:
        yield "", data
        return
    begins = [one.pieces[0].line for one in found]
    begins[0] = 0  # what is wrong before the first sitting is told of with it
    for place, one in enumerate(found):
        yield _label(one, place), document(one, [each for each in damage if _place(each, begins) == place])


def _place(problem: ParseWarning, begins: list[int]) -> int:
    """Which of the sittings the line is in: the one that began last."""
    line = problem.line or 0
    return max((start, place) for place, start in enumerate(begins) if start <= line)[1]


def _label(found: Found, place: int) -> str:
    """`lords-1912-03-13`; a sitting without a date has its place in the volume: `commons-undated-2`."""
    day = found.day.isoformat() if found.day else f"undated-{place + 1}"
    return f"{found.chamber or 'house'}-{day}"


def _problems(root: etree._Element) -> list[ParseWarning]:
    """Warnings that `parts` has handed on."""
    notes = [child for child in root if isinstance(child, etree._ProcessingInstruction) and child.target == PROBLEM]
    told = [found for note in notes if (found := _PROBLEM.fullmatch(note.text or ""))]
    return [ParseWarning(int(found[1]) or None, found[2], found[3][:400]) for found in told]


def _sitting(found: Found, hints: Hints, problems: list[ParseWarning]) -> Sitting:
    def warn(line: int | None, code: str, message: str) -> None:
        problems.append(ParseWarning(line, code, message))

    for piece in found.pieces:
        problems += piece.warnings()
    chamber, day = found.chamber or hints.chamber or UNSAID_CHAMBER, found.day or hints.date
    if found.chamber is None:
        warn(None, "no-chamber", f"nothing says which House it is; taken as {chamber}")
    if found.day is None:
        warn(found.pieces[0].line, "no-date", "no date is stated; expected <date format='YYYY-MM-DD'>")
    read, doubts = items(mended(blocks([piece.element for piece in found.pieces], warn)))
    if not any(isinstance(item, Speech) for item in read):
        warn(None, "no-speech", "nobody's words are in it")
    return Sitting(
        chamber=chamber,
        date=day,
        title=f"{TITLES[chamber]}, {day.day} {day:%B %Y}" if day and chamber in TITLES else TITLES.get(chamber, name),
        items=kinds.infer(read),
        warnings=(*problems, *doubts),
        extent="day" if any(piece.element.tag in DAYS for piece in found.pieces) else "fragment",
    )
