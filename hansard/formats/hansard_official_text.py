"""Official Hansard's “Download as text”: a title, then blocks parted by blank lines.

bytes ──decode──▶ lines ──cut──▶ blocks ──Builder──▶ items ──infer──▶ items with kinds

A block whose first line is an attribution and which goes on is a turn's beginning; a block of one line is a further
paragraph, a time of day, procedure, or a heading. Date and chamber stand nowhere in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from hansard import clean
from hansard.errors import BrokenTranscript
from hansard.model import Heading, Hints, Item, ParseWarning, Sitting, Speech
from hansard.reading import kinds, layout, official_blocks, unsaid
from hansard.reading.official_blocks import Block
from hansard.reading.turn_builder import Builder

name = layout.OFFICIAL


def sniff(data: bytes) -> bool:
    """Whether the bytes are such a download. Never raises."""
    return layout.of(data) == name


def read(data: bytes, hints: Hints) -> Sitting:
    """The download as a sitting of one debate.

    Date and chamber are the user's, else taken with a warning: the date from the file's name, the chamber from how
    Members are printed. Raises `BrokenTranscript` where no turn opens anywhere.
    """
    decoded = clean.decode(data)
    title, blocks = _titled(official_blocks.cut(clean.lines(decoded.text)))
    builder = Builder()
    for index, block in enumerate(blocks):
        below = (other for other in blocks[index + 1 : index + 3] if not official_blocks.is_clock(other[0].text))
        _take(builder, block, next(below, None))
    builder.close()
    if not any(isinstance(item, Speech) and item.attribution for item in builder.items):
        raise BrokenTranscript(name, "no speaker", "a line `Name (Constituency) (Party)` above the words of each turn")
    day, undated = unsaid.day(hints)
    chamber, proof = unsaid.chamber(builder.items, hints)
    heading: tuple[Item, ...] = (Heading(1, title),) if title else ()
    warnings: tuple[ParseWarning, ...] = (*layout.damage(decoded), *undated, *proof, *builder.warnings)
    items = kinds.infer((*heading, *builder.items))
    return Sitting(chamber, day, title or hints.name or "Untitled", items, warnings=warnings)


def _titled(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """The title on the first line, unless the copy begins below it; the page's address may stand above."""
    while blocks and all(official_blocks.is_furniture(line.text) for line in blocks[0]):
        blocks = blocks[1:]
    if blocks and len(blocks[0]) == 1 and official_blocks.is_title(blocks[0][0].text):
        return blocks[0][0].text, blocks[1:]
    return None, blocks


def _take(builder: Builder, block: Block, below: Block | None) -> None:
    if counting := official_blocks.division(block):
        rest = official_blocks.count(counting, block)
        builder.division(counting, block[0].number)
        _each(builder, rest)
    elif len(block) > 1 and (who := official_blocks.opening(block)):
        builder.open(who)
        if official_blocks.is_procedure(block[1].text):  # what stands below a name is said, an amendment too
            builder.paragraph(block[1].text)
        _each(builder, block[2:] if builder.last else block[1:])
    elif len(block) == 1 and (who := official_blocks.rising(block[0].text)):
        builder.open(who)
        builder.paragraph("rose—")
    elif len(block) == 1 and below and official_blocks.is_inner_heading(block[0].text, builder.last, below):
        builder.heading(2, block[0].text)
    else:
        _each(builder, block)


def _each(builder: Builder, lines: Sequence[clean.Line]) -> None:
    """Lines that open nothing: times, directions, procedure, paragraphs."""
    for number, text in lines:
        if official_blocks.is_clock(text):
            builder.stamp(number, text)
        elif official_blocks.is_furniture(text):
            continue
        elif official_blocks.is_direction(text):
            builder.direction(text)
        elif official_blocks.is_procedure(text):
            builder.procedure(text)
        else:
            builder.paragraph(text)
