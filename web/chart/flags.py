"""Spikes named on the chart: texts above the plot, each with a line down to its peak, none across another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.results import Spike
from web.chart.shapes import Flag, Slot

MOST_LETTERS = 36
LETTER, REFERENCE = 6.4, 640
"""Pixels of a letter, and of the narrowest plot that bears texts: what has room there has room on wider ones."""
ROWS = 4
BUBBLE = 6.0
"""Percent of a narrow plot that a number needs."""


def flags(spikes: Sequence[Spike], slots: Sequence[Slot], count: int, heights: Sequence[float]) -> tuple[Flag, ...]:
    """The spikes by date, numbered; `heights` are those of the peaks of all slots, from the top, in percent.

    The highest get the best places; one for which there is none bears only its number.
    """
    found = [_flag(number, spike, slots, count, heights) for number, spike in enumerate(spikes, 1)]
    placed: list[Flag] = []
    for flag in sorted((flag for flag in found if flag), key=lambda flag: (flag.y, flag.number)):
        placed.append(_place(flag, placed))
    return _with_bubbles(sorted(placed, key=lambda flag: flag.number))


def _flag(number: int, spike: Spike, slots: Sequence[Slot], count: int, heights: Sequence[float]) -> Flag | None:
    """The flag at the bar that holds the debate it names, else at the highest; None where no bar is drawn."""
    within = [slot for slot in slots if slot.start <= spike.end and spike.start <= slot.end]
    if not within:
        return None
    first, last = within[0].label, within[-1].label
    named = [slot for slot in within if spike.named and slot.start <= spike.named[0].date <= slot.end]
    at = min(named or within, key=lambda slot: heights[slot.index])
    label = first if first == last else f"{first} to {last}"
    return Flag(number, spike, label, 100 * (at.index + 0.5) / count, heights[at.index])


def _place(flag: Flag, placed: Sequence[Flag]) -> Flag:
    """The flag with its text in the lowest row where it fits, right of its peak if it can be, else left."""
    text = _text(flag)
    for row in range(ROWS):
        for left in (False, True):
            tried = replace(flag, text=text, text_x=flag.x + (-0.6 if left else 0.6), row=row, left=left)
            if _inside(tried) and not any(_clash(tried, other) for other in placed if other.text):
                return tried
    return flag


def _text(flag: Flag) -> str:
    text = flag.spike.named[0].title if flag.spike.named else flag.label
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1].rstrip() + "…"


def _reach(flag: Flag) -> tuple[float, float]:
    """From where to where the text stands, with the number before it."""
    width = (len(flag.text) + 3) * LETTER * 100 / REFERENCE
    return (flag.text_x - width, flag.text_x) if flag.left else (flag.text_x, flag.text_x + width)


def _inside(flag: Flag) -> bool:
    start, end = _reach(flag)
    return start >= 0 and end <= 100


def _clash(one: Flag, other: Flag) -> bool:
    """Whether two texts of one row overlap, or the line of one crosses the other's text below it."""
    (a, b), (c, d) = _reach(one), _reach(other)
    if one.row == other.row:
        return a < d and c < b or c <= one.x <= d or a <= other.x <= b
    upper, (start, end) = (one, (c, d)) if one.row > other.row else (other, (a, b))
    return start <= upper.x <= end


def _with_bubbles(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """The flags with their numbers far enough apart for a narrow page, as near to their peaks as can be."""
    reached, pushed = BUBBLE / 2, []
    for flag in flags:
        reached = max(flag.x, reached)
        pushed.append(reached)
        reached += BUBBLE
    limit = 100 - BUBBLE / 2
    for place in reversed(range(len(pushed))):
        pushed[place] = min(pushed[place], limit)
        limit = pushed[place] - BUBBLE
    return tuple(replace(flag, bubble=at) for flag, at in zip(flags, pushed, strict=True))
