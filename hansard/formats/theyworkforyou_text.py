"""TheyWorkForYou's pages as a browser copies them: title, line under it, and a `Photo of …` line before each speech.

    bytes ──decode──▶ lines ──header──▶ title, chamber, date, start
                        └──cut──▶ blocks ──Reader──▶ items

The layout's rules are the site's own templates' (section and speech pages), before and since March 2023.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hansard import clean
from hansard.clean import Line
from hansard.errors import BrokenTranscript
from hansard.model import Division, Heading, Hints, Item, Note, ParseWarning, Sitting, Speech
from hansard.reading import kinds, layout
from hansard.reading.layout import UNSAID_CHAMBER, damage
from hansard.reading.theyworkforyou import page_header
from hansard.reading.theyworkforyou.blocks import cut
from hansard.reading.theyworkforyou.page_header import Header
from hansard.reading.theyworkforyou.speech import Reader, first_date

name = layout.THEYWORKFORYOU


def sniff(data: bytes) -> bool:
    """Whether the bytes are such a page. Never raises."""
    return layout.of(data) == name


def read(data: bytes, hints: Hints) -> Sitting:
    """The page as a sitting of one debate, or of one written question or statement.

    A stamp without am or pm is read forward from the page's own start; procedure is a speech without attribution.
    Pages of the same chamber and day that were pasted behind it are further debates of the sitting.
    Raises `BrokenTranscript` where the text has no speech at all.
    """
    decoded = clean.decode(data)
    pages = [(_completed(header, lines), lines) for header, lines in page_header.pages(clean.lines(decoded.text))]
    first = pages[0][0]
    items: list[Item] = []
    warnings: list[ParseWarning] = []
    for header, lines in pages:
        if (header.date or first.date, header.chamber or first.chamber) != (first.date, first.chamber):
            which = f"{header.title!r}, {header.date}, {header.chamber}"
            warnings.append(
                ParseWarning(header.line, "another-sitting", f"a page of another sitting is left out: {which}")
            )
            continue
        found, told = _items(header, lines)
        items += [*_heading(header, items), *found]
        warnings += told
    if not any(isinstance(item, Speech | Division | Note) for item in items) or not _is_told(first, items):
        raise BrokenTranscript(name, "no speech", "a line “Photo of NAME NAME POSITION” before each speech")
    header = replace(first, chamber=first.chamber or hints.chamber, date=first.date or hints.date)
    return Sitting(
        chamber=header.chamber or UNSAID_CHAMBER,
        date=header.date,
        title=header.title or hints.name or "Untitled",
        items=tuple(items) if header.record else kinds.infer(items),
        warnings=(*damage(decoded), *_silence(header), *warnings),
    )


def _items(header: Header, lines: Sequence[Line]) -> tuple[list[Item], list[ParseWarning]]:
    blocks, warnings = cut(lines)
    reader = Reader(header.start, header.record)
    for block in blocks:
        reader.take(block)
    return reader.items, [*warnings, *reader.warnings]


def _heading(header: Header, above: Sequence[Item]) -> Iterator[Item]:
    """The page's title; single speeches of one debate, pasted one behind another, have the same."""
    last = next((item.text for item in reversed(above) if isinstance(item, Heading)), None)
    if header.title and header.title != last:
        yield Heading(1, header.title)


def _is_told(header: Header, items: Sequence[Item]) -> bool:
    """Whether it is such a page: by the line under its title, or by its speakers."""
    known = header.chamber or header.record
    return bool(known) or any(isinstance(item, Speech) and item.attribution for item in items)


def _completed(header: Header, lines: Sequence[Line]) -> Header:
    """The header with what else the page says of chamber and date."""
    chamber, cited = page_header.from_citations(lines)
    day = header.date or cited or first_date(lines)
    return replace(header, chamber=header.chamber or chamber, date=day)


def _silence(header: Header) -> list[ParseWarning]:
    warnings = []
    if header.date is None:
        warnings.append(ParseWarning(None, "no-date", "the page states no date; give one with --date"))
    if header.chamber is None:
        warnings.append(ParseWarning(None, "no-chamber", f"the page names no chamber; taken as {UNSAID_CHAMBER}"))
    return warnings
