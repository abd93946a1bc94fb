"""TheyWorkForYou's pages as a browser copies them: title, line under it, and a `Photo of …` line before each speech.

    bytes ──decode──▶ lines ──header──▶ title, chamber, date, start
                        └──cut──▶ blocks ──Reader──▶ items

The layout's rules are the site's own templates' (section and speech pages), before and since March 2023.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hansard import clean
from hansard.clean import Line
from hansard.errors import BrokenTranscript
from hansard.formats import _layout, _twfy_blocks, _twfy_header
from hansard.formats._layout import UNSAID_CHAMBER, damage
from hansard.formats._twfy_header import Header
from hansard.formats._twfy_speech import Reader, first_date
from hansard.model import Heading, Hints, Item, ParseWarning, Sitting

name = _layout.THEYWORKFORYOU


def sniff(data: bytes) -> bool:
    """Whether the bytes are such a page. Never raises."""
    return _layout.of(data) == name


def read(data: bytes, hints: Hints) -> Sitting:
    """The page as a sitting of one debate.

    A stamp without am or pm is read forward from the page's own start; procedure is a speech without attribution.
    Raises `BrokenTranscript` where the text has no speech at all.
    """
    decoded = clean.decode(data)
    lines = list(clean.lines(decoded.text))
    header = _twfy_header.read(lines)
    blocks, warnings = _twfy_blocks.cut(lines[header.body :])
    reader = Reader(header.start)
    for block in blocks:
        reader.take(block)
    if not reader.items or (header.chamber is None and not any(block.photo for block in blocks)):
        raise BrokenTranscript(name, "no speech", "a line “Photo of NAME NAME POSITION” before each speech")
    header = _completed(header, lines, hints)
    title: tuple[Item, ...] = (Heading(1, header.title),) if header.title else ()
    return Sitting(
        chamber=header.chamber or UNSAID_CHAMBER,
        date=header.date,
        title=header.title or hints.name or "Untitled",
        items=(*title, *reader.items),
        warnings=(*damage(decoded), *_silence(header), *warnings, *reader.warnings),
    )


def _completed(header: Header, lines: Sequence[Line], hints: Hints) -> Header:
    """The header with what else the page says of chamber and date, and where it is silent, what the user says."""
    chamber, cited = _twfy_header.from_citations(lines)
    day = header.date or cited or first_date(lines) or hints.date
    return replace(header, chamber=header.chamber or chamber or hints.chamber, date=day)


def _silence(header: Header) -> list[ParseWarning]:
    warnings = []
    if header.date is None:
        warnings.append(ParseWarning(None, "no-date", "the page states no date; give one with --date"))
    if header.chamber is None:
        warnings.append(ParseWarning(None, "no-chamber", f"the page names no chamber; taken as {UNSAID_CHAMBER}"))
    return warnings
