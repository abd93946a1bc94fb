"""The blocks of an official text download, and what each is: a turn's opening, a division, a time, procedure.

Real blocks: `15:37:00` · `4 15 pm` · `Amendment 9B` · `Moved by` · `9B: Clause 1, page 1, line 3, at end insert—` and
the amendment below it · `Viscount Hailsham (Con)` and his words below · `Division 1`, when, on what, `Ayes: 358`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hansard.clean import Line
from hansard.model import Attribution
from hansard.reading import headings, procedure
from hansard.reading.attributed import SAID, printed
from hansard.reading.division_lines import Counting, begins, is_count

Block = list[Line]

LONGEST_CLOCK = 16
LONGEST_FURNITURE = 200
LONGEST_TITLE = 300

_CLOCK = re.compile(
    r"\d{1,2}[:. ]\d{2}(?::\d\d)?(?: ?[ap]\.? ?m\.?)?|\d{1,2} ?[ap]\.? ?m\.?|(?:12 )?(?:noon|midnight)", re.I
)
_FURNITURE = re.compile(
    r"Contains Parliamentary information licensed under .{1,150}|© (?:UK )?Parliament.{0,100}|https?://\S{1,180}"
    r"|Download (?:as )?[Tt]ext.{0,40}|(?:Volume|Vol) \d{1,4}:? ?(?:debated on .{1,60})?|Hansard source.{0,100}"
)
_ROSE = re.compile(r"(?P<who>.{3,200}?) rose ?[—–-]+")


def cut(lines: Iterable[Line]) -> list[Block]:
    """The blocks, each of one line or more, none of them empty.

    The counts of a division belong to its block; who asks, below “Asked by”, stands above the question.
    """
    blocks: list[Block] = [[]]
    for line in lines:
        if line.text:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    joined: list[Block] = []
    for block in filter(None, blocks):
        if joined and is_count(block[0].text) and begins(joined[-1][0].text):
            joined[-1] += block
        elif joined and _asks(joined) and not printed(block[0].text):
            joined[-1] = joined[-1][-1:] + block
        else:
            joined.append(block)
    return joined


def _asks(above: list[Block]) -> bool:
    """Whether the last block is but the name of who asks: “Asked by”, and the name below it or in the next block."""
    *_, first, last = [[], *above]
    asked = last[0] if len(last) == 2 else first[-1] if len(last) == len(first) == 1 else None
    return asked is not None and procedure.names_mover(asked.text) and printed(last[-1].text) is not None


def opening(block: Block) -> Attribution | None:
    """Who speaks in a block of several lines, where its first line is an attribution."""
    found = printed(block[0].text)
    return found.who if found and not is_furniture(block[0].text) and not is_procedure(block[0].text) else None


def rising(text: str) -> Attribution | None:
    """Who “rose—” on a line of its own: “Several hon. Members rose—”."""
    found = _ROSE.fullmatch(text) if text.endswith(("—", "–", "-")) and len(text) < LONGEST_FURNITURE else None
    head = printed(found["who"]) if found else None
    return head.who if head else None


def division(block: Block) -> Counting | None:
    """A count to be taken, where a division begins with the block."""
    return Counting() if begins(block[0].text) else None


def count(counting: Counting, block: Block) -> Block:
    """Takes the division's lines, and gives back those below it."""
    taken = 0
    while taken < len(block) and counting.take(block[taken].text):
        taken += 1
    return block[taken:]


def is_title(text: str) -> bool:
    """Whether the download's first line is its title: anything but a time, a direction, or procedure."""
    if len(text) > LONGEST_TITLE or procedure.is_procedure(text):
        return False
    return not (is_clock(text) or is_direction(text) or is_furniture(text))


def is_inner_heading(text: str, last: str, below: Block) -> bool:
    """Whether a lone line is a further debate's heading: it looks like one, and a turn or the day's asking follows."""
    if not headings.is_heading(text) or text[-1] in "?!:)" or not (last or ".").endswith(SAID):
        return False
    if is_procedure(text) or is_clock(text) or printed(text):
        return False
    return below[0].text.endswith("asked—") or (len(below) > 1 and opening(below) is not None)


def is_clock(text: str) -> bool:
    """Whether the line is a time of day: `15:37:00`, and now and then `4 15 pm`."""
    return len(text) <= LONGEST_CLOCK and _CLOCK.fullmatch(text) is not None


def is_furniture(text: str) -> bool:
    """Whether the line is the page's own."""
    return len(text) <= LONGEST_FURNITURE and _FURNITURE.fullmatch(text) is not None


def is_direction(text: str) -> bool:
    """Whether the line is a stage direction."""
    return text.startswith("[") and procedure.is_direction(text)


def is_procedure(text: str) -> bool:
    """Whether the line is procedure that nobody in particular speaks."""
    return len(text) <= procedure.LONGEST and (procedure.is_procedure(text) or procedure.is_stage(text))
