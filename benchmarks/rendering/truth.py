"""Debates as publicwhip XML has them, each speaker with party, seat and offices: what every layout is printed from.

Honorifics and question serials, which the source lacks, are invented, the same for the same person.
"""

from __future__ import annotations

import random
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zlib import crc32

import hansard
from hansard.attribution import is_collective
from hansard.model import Division, Note, Section, Sitting, Speech
from hansard.offices import kind_of
from hansard.people import OfficeKind, Resolution, Resolved, Role
from hansard.register import Register

HONORIFICS = ("", "", "", "", "Mr", "Mr", "Mrs", "Ms", "Dr", "Sir", "Dame")
MADAMS = {"Nusrat Ghani", "Judith Cummins", "Caroline Nokes", "Eleanor Laing", "Rosie Winterton"}
# Offices as Hansard prints them that the register's titles do not look like.
OFFICES = (
    "The Parliamentary Under-Secretary of State for Business and Trade",
    "The Parliamentary Under-Secretary of State, Department for Transport",
    "The Minister of State, Ministry of Housing, Communities and Local Government",
    "The Minister for Women and Equalities",
    "The Minister for Industry and Economic Security",
    "The Chief Secretary to the Treasury",
    "The Exchequer Secretary to the Treasury",
    "The Financial Secretary to the Treasury",
    "The Parliamentary Secretary, Cabinet Office",
    "The Chancellor of the Duchy of Lancaster",
    "The Solicitor General",
    "The Advocate-General for Scotland",
    "The Lord Chancellor and Secretary of State for Justice",
    "The Leader of the House of Commons",
    "The Second Church Estates Commissioner, representing the Church Commissioners",
    "The Comptroller of His Majesty’s Household",
    "The Secretary of State for Foreign, Commonwealth and Development Affairs",
    "The Secretary of State for Energy Security and Net Zero",
    "The Paymaster General and Minister for the Cabinet Office",
    "The Deputy Prime Minister and Secretary of State for Levelling Up, Housing and Communities",
)
PEERS_OFFICES = (
    "The Parliamentary Under-Secretary of State, Home Office",
    "The Minister of State, Foreign, Commonwealth and Development Office",
    "The Parliamentary Under-Secretary of State, Department for Environment, Food and Rural Affairs",
    "The Advocate-General for Scotland",
    "The Lord Privy Seal",
    "Baroness in Waiting/Government Whip",
    "Lord in Waiting/Government Whip",
    "The Captain of the Honourable Corps of Gentlemen-at-Arms and Chief Whip",
    "The Captain of the King’s Bodyguard of the Yeomen of the Guard and Deputy Chief Whip",
    "The Leader of the Opposition",
    "The Chairman of Committees",
)
# Files that say ISO-8859-1 and hold Windows-1252: a page shows the quotes and dashes that were meant.
MEANT = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}


@dataclass(frozen=True)
class Who:
    """A speaker.

    `chair` is the title of who presides; `office` as Hansard prints a minister's, `offices` as the register has them;
    `shared` where another speaker of the debate has the same surname; `identifiers` those of the person, by scheme.
    """

    name: str
    honorific: str = ""
    party: str | None = None
    seat: str | None = None
    office: str | None = None
    offices: tuple[str, ...] = ()
    chair: str | None = None
    peer: bool = False
    collective: bool = False
    shared: bool = False
    identifiers: tuple[tuple[str, str], ...] = ()

    @property
    def full(self) -> str:
        """With the honorific that Hansard prints: “Dr Marie Tidball”."""
        return f"{self.honorific} {self.name}".strip()

    @property
    def later(self) -> str:
        """As at every turn but the first: “Dr Tidball”, “Sir Edward Leigh”, “Wera Hobhouse”."""
        if self.honorific in ("Mr", "Mrs", "Ms", "Dr") and not self.shared:
            return f"{self.honorific} {self.name.split(' ', 1)[-1]}"
        return self.full


@dataclass(frozen=True)
class Turn:
    """A turn, or without `who` a paragraph of procedure; `division` where one stands here, `column` as it begins."""

    who: Who | None
    paragraphs: tuple[str, ...]
    column: str | None = None
    number: str | None = None
    division: Division | None = None


@dataclass(frozen=True)
class Debate:
    """One debate with the headings above it."""

    title: str
    parent: str | None
    chamber: str
    day: date
    turns: tuple[Turn, ...]


def days(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every XML file of a folder or tar archive, in order."""
    if path.is_dir():
        yield from ((str(file), file.read_bytes()) for file in sorted(path.rglob("*.xml")))
        return
    with tarfile.open(path) as archive:
        for member in archive:
            if member.name.endswith(".xml") and (file := archive.extractfile(member)):
                yield member.name, file.read()


def debates(data: bytes, register: Register) -> Iterator[Debate]:
    """The debates of one day: every section with at least two speakers' turns."""
    sitting = hansard.read(data, format="publicwhip")
    if sitting.date is None or sitting.superseded:
        return
    resolutions = zip(sitting.items, hansard.resolve(sitting, register), strict=True)
    found = {item.id: resolution for item, resolution in resolutions if isinstance(item, Speech)}
    for section in hansard.outline(sitting):
        turns = _told_apart(list(_turns(section, found, sitting)))
        if sum(turn.who is not None and not turn.who.collective for turn in turns) >= 2:
            yield Debate(section.heading.text, (*section.path, "")[0] or None, sitting.chamber, sitting.date, turns)


def _told_apart(turns: list[Turn]) -> tuple[Turn, ...]:
    """The turns, each speaker marked whose surname another has: Hansard then prints the name in full."""
    names = {turn.who.name for turn in turns if turn.who}
    surnames = Counter(name.split(" ", 1)[-1] for name in names)
    return tuple(
        replace(turn, who=replace(turn.who, shared=surnames[turn.who.name.split(" ", 1)[-1]] > 1)) if turn.who else turn
        for turn in turns
    )


def _turns(section: Section, found: Mapping[str, Resolution | None], sitting: Sitting) -> Iterator[Turn]:
    for item in section.items:
        if isinstance(item, Division):
            yield Turn(None, (), item.column, division=item)
        elif isinstance(item, Note):
            yield Turn(None, (item.text,))
        elif isinstance(item, Speech) and any(item.paragraphs):
            who = _who(item, found[item.id], sitting)
            texts = tuple(text.translate(MEANT) for text in item.paragraphs)
            yield Turn(who, texts, item.column, item.question_number if who else None)


def _who(speech: Speech, resolution: Resolution | None, sitting: Sitting) -> Who | None:
    if speech.attribution is None:
        return None
    printed = speech.attribution.name or speech.attribution.printed
    if is_collective(printed) or not isinstance(resolution, Resolved):
        return Who(printed, collective=True)
    day = sitting.date or date.today()
    peer = sitting.chamber in ("lords", "grand-committee")
    dice = random.Random(crc32(resolution.name.encode()))
    minister = resolution.role is Role.MINISTER
    return Who(
        name=resolution.name,
        honorific="" if peer else dice.choice(HONORIFICS),
        party=resolution.party,
        seat=None if peer else resolution.constituency,
        office=_office(resolution, peer, dice) if minister else None,
        offices=tuple(office.title for office in resolution.person.offices_on(day)),
        chair=_chair(resolution) if resolution.role is Role.CHAIR else None,
        peer=peer,
        identifiers=tuple(resolution.person.identifiers.items()),
    )


def _office(resolution: Resolved, peer: bool, dice: random.Random) -> str:
    title = resolution.office or ""
    if "Prime Minister" in title and kind_of(title) is OfficeKind.GOVERNMENT:
        return "The Prime Minister"
    known = title and "," not in title and "(" not in title and len(title) < 120
    if known and dice.random() < 0.5:
        return title if title.startswith(("Baroness", "Lord in")) else f"The {title}"
    return dice.choice(PEERS_OFFICES if peer else OFFICES)


def _chair(resolution: Resolved) -> str:
    office = resolution.office or ""
    if "Speaker of the House of Commons" in office and "Deputy" not in office:
        return "Mr Speaker"
    return "Madam Deputy Speaker" if resolution.name in MADAMS else "Mr Deputy Speaker"
