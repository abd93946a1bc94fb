"""The transcript as printed: what a format module reads and every later stage receives.

Words are those of parlparse, Akoma Ntoso and Hansard. A `Speech` is one speaker's turn. Nothing here is looked
up: who a speaker was, and in which party, is a `hansard.people.Resolution`, kept apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from datetime import date, time
from enum import StrEnum
from operator import attrgetter
from typing import Any, Literal

CHAMBERS = (
    "commons",
    "westminster-hall",
    "lords",
    "grand-committee",
    "public-bill-committee",
    "scottish-parliament",
    "senedd",
    "northern-ireland-assembly",
    "london-assembly",
    "au-representatives",
    "au-senate",
    "ie-dail",
    "ie-seanad",
)
"""The chambers by name, British ones first. Beyond these, any other legislature's is `is_chamber`."""

UNKNOWN_CHAMBER = "unknown"
"""The chamber of a document that does not tell its legislature."""

CHAMBER_ABROAD = r"[a-z]{2}(?:-[a-z]{1,80}){1,20}"
"""ISO 3166 code of the country, and of the region where it has its own legislature, then the chamber."""


def is_chamber(name: str) -> bool:
    """Whether this can be a chamber: a known one, none that is known, or one abroad, such as `es-ga-parlamento`."""
    return name in CHAMBERS or name == UNKNOWN_CHAMBER or re.fullmatch(CHAMBER_ABROAD, name) is not None


class SpeechKind(StrEnum):
    """What a turn does in the debate. `procedural` is text that nobody in particular speaks."""

    SPEECH = "speech"
    QUESTION = "question"
    ANSWER = "answer"
    SUPPLEMENTARY_QUESTION = "supplementary-question"
    INTERVENTION = "intervention"
    POINT_OF_ORDER = "point-of-order"
    STATEMENT = "statement"
    PROCEDURAL = "procedural"


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the source says of the speaker, taken apart; nothing looked up.

    `person_id` is the id the source itself gives (`uk.org.publicwhip/person/10131`), verbatim, or None.
    """

    printed: str
    name: str | None = None
    office: str | None = None
    constituency: str | None = None
    party: str | None = None
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1, the outermost. A heading opens a section (a debate)."""

    level: int
    text: str
    source_id: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """One speaker's turn. Without an attribution it is procedure.

    `time` is the stamp printed for this very speech, never carried forward; `column` as printed, carried from its
    mark; `paragraphs` plain text with white space folded and no page furniture. `id` is given by `hansard.ids`.
    `interrupts` is the id of the speech that this intervention interrupts, `continues` that of the speech that this
    one goes on with. A `written` question, answer or statement was printed and never spoken in the chamber.
    """

    attribution: Attribution | None
    paragraphs: tuple[str, ...]
    kind: SpeechKind = SpeechKind.SPEECH
    source_id: str | None = None
    time: time | None = None
    column: str | None = None
    question_number: str | None = None
    uin: str | None = None
    interrupts: str | None = None
    continues: str | None = None
    written: bool = False
    id: str = ""

    @property
    def text(self) -> str:
        """The paragraphs joined by one line break: the text that all spans count characters of."""
        return "\n".join(self.paragraphs)


_PLACES = {field.name: place for place, field in enumerate(fields(Speech))}
_VALUES = attrgetter(*_PLACES)


def altered(speech: Speech, **changes: Any) -> Speech:
    """The speech with these fields changed: `dataclasses.replace` in a third of the time, for all turns of all days."""
    values = list(_VALUES(speech))
    for name, value in changes.items():
        values[_PLACES[name]] = value
    return Speech(*values)


@dataclass(frozen=True, slots=True)
class Note:
    """A stage direction that stands alone, such as “[Interruption.]”."""

    text: str


@dataclass(frozen=True, slots=True)
class Vote:
    """One member's vote; `vote` is the source's word (`aye`, `no`, `content`, `not-content`, …)."""

    vote: str
    name: str
    person_id: str | None = None
    teller: bool = False
    proxy: str | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """A division with its counts by the source's word for each side, and every vote printed."""

    number: int | None
    counts: dict[str, int]
    votes: tuple[Vote, ...]
    time: time | None = None
    column: str | None = None
    source_id: str | None = None


Item = Heading | Speech | Note | Division


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """Something the reader did not understand, and where: only the damaged part is lost."""

    line: int | None
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """A source's own word that one of its ids is now another; `new` is None where it was removed."""

    old: str
    new: str | None
    match: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user says of a document whose bytes do not: used only where the bytes are silent."""

    date: date | None = None
    chamber: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sitting was read from; `sha256` and `bytes` are of the original bytes."""

    path: str
    format: str
    sha256: str
    bytes: int


Extent = Literal["day", "fragment"]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One chamber's sitting on one date as one document has it: flat items in document order.

    `extent` is `day` where the document holds the whole sitting, else `fragment`. A `superseded` document has been
    replaced by a later revision of its publisher; what counts in it are its `redirects`. `revision` orders the
    publisher's revisions of the same day.
    """

    chamber: str
    date: date | None
    title: str
    items: tuple[Item, ...]
    source: Source | None = None
    warnings: tuple[ParseWarning, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    extent: Extent = "fragment"
    superseded: bool = False
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it up to the next heading; `path` holds the headings above, outermost first.

    Readers call a section that holds speeches a debate. `id` is given by `hansard.ids`.
    """

    id: str
    heading: Heading
    path: tuple[str, ...]
    parent: str | None
    items: tuple[Speech | Note | Division, ...] = field(default=())
