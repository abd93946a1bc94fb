"""TheyWorkForYou's pages as HTML: debates, single speeches, written answers and statements, in every print of the site.

    bytes ──parse──▶ root ──page──▶ title, chamber, date, start
                       └──blocks──▶ one a record ──Reader──▶ items ──infer──▶ kinds

Each block knows its speaker, its words and, through its anchor and links, the id it has in publicwhip.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hansard import clean
from hansard.clean import Line
from hansard.errors import BrokenTranscript
from hansard.model import Heading, Hints, Item, ParseWarning, Sitting, Speech, SpeechKind
from hansard.reading import html, kinds
from hansard.reading.layout import UNSAID_CHAMBER, damage
from hansard.reading.theyworkforyou import body, furniture, html_division, html_page, page_header
from hansard.reading.theyworkforyou import html_speaker as _speaker
from hansard.reading.theyworkforyou.body import Place
from hansard.reading.theyworkforyou.clock import Clock
from hansard.reading.theyworkforyou.families import serial, source_id, written_house, written_kind
from hansard.reading.theyworkforyou.html_blocks import Block, blocks
from hansard.reading.theyworkforyou.html_links import links, record
from hansard.reading.theyworkforyou.html_page import Page

name = "theyworkforyou-html"

_CURRENT = b"debate-speech__"
_OLD = (b"theyworkforyou", b"stripe-", b"speaker")


def sniff(data: bytes) -> bool:
    """Whether the bytes are HTML with the site's own marks around speeches. Never raises."""
    if not html.begins(data):
        return False
    page = data.replace(b"\0", b"").lower()
    return _CURRENT in page or all(mark in page for mark in _OLD)


def read(data: bytes, hints: Hints) -> Sitting:
    """The page as a sitting of one debate.

    A stamp without am or pm is read forward from the page's own start; procedure is a speech without attribution.
    Raises `BrokenTranscript` where the page has no speech at all.
    """
    root = html.parse(data, name)
    page = html_page.read(root)
    found = blocks(root)
    if not found:
        raise BrokenTranscript(name, "no speech", "a page of a debate or of one speech, with blocks that hold speeches")
    chamber, day = _silent(page, found, hints)
    reader = _Reader(page)
    for block in found:
        reader.take(block)
    title: tuple[Item, ...] = (Heading(1, page.title, _section(page, found)),) if page.title else ()
    return Sitting(
        chamber=chamber or UNSAID_CHAMBER,
        date=day,
        title=page.title or hints.name or "Untitled",
        items=kinds.infer((*title, *reader.items)),
        warnings=(*damage(clean.decode(data)), *_silence(chamber, day), *reader.warnings),
    )


class _Reader:
    """Turns the blocks of one page into items, in order."""

    def __init__(self, page: Page) -> None:
        self.items: list[Item] = []
        self.warnings: list[ParseWarning] = []
        self._page = page
        self._clock = Clock(page.start)
        self._stamp = page.stamp
        self._column: str | None = None

    def take(self, block: Block) -> None:
        """Reads the next block."""
        family = self._page.family
        gid = record(block.element, block.anchor)
        cited = furniture.citation(block.citation or "")
        self._column = cited["column"] if cited else self._column
        if html_division.is_division(block.element):
            self.items.append(html_division.read(block.element, source_id(family, gid), self._column))
            return
        who = _speaker.read(block.speaker) if block.speaker is not None else None
        place = Place(
            source_id=source_id(family, gid),
            column=self._column,
            kind=SpeechKind.INTERVENTION if block.intervention else written_kind(family, gid),
            serial=serial(gid),
            written=family is not None and family.written,
        )
        item = body.item(body.read(block.content), who, place)
        self.items.append(self._timed(item, block) if isinstance(item, Speech) else item)

    def _timed(self, speech: Speech, block: Block) -> Speech:
        stamp, self._stamp = block.stamp or self._stamp, None
        if stamp is None or speech.attribution is None:
            return speech
        known, warnings = self._clock.read(stamp, block.element.sourceline)
        self.warnings += warnings
        return replace(speech, time=known)


def _section(page: Page, found: list[Block]) -> str | None:
    """The id of the heading: the record whose page the blocks' links `In context` lead to."""
    for block in found:
        for link in links(block.element):
            if link.gid != link.target:
                return source_id(page.family, link.gid)
    return None


def _silent(page: Page, found: list[Block], hints: Hints) -> tuple[str | None, date | None]:
    """Chamber and date; where the top of the page is silent, from ids and citations, and last from the user."""
    if page.family and page.family.written and page.chamber is None:
        houses = (written_house(record(block.element, block.anchor)) for block in found)
        house = next(filter(None, houses), None)
    else:
        house = page.chamber
    cited, day = page_header.from_citations([Line(0, block.citation) for block in found if block.citation])
    return house or cited or hints.chamber, page.date or day or hints.date


def _silence(chamber: str | None, day: date | None) -> list[ParseWarning]:
    warnings = []
    if day is None:
        warnings.append(ParseWarning(None, "no-date", "the page states no date; give one with --date"))
    if chamber is None:
        warnings.append(ParseWarning(None, "no-chamber", f"the page names no chamber; taken as {UNSAID_CHAMBER}"))
    return warnings
