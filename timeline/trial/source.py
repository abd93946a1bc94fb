"""The source of a transcript with its line numbers, and the warnings at their lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hansard import clean
from timeline import results

MOST_LINES, AROUND, BEGINNING = 1000, 3, 40
"""A source of more lines is shown from its beginning, and around its warnings."""

MOST_LETTERS = 400
"""Letters of one line that are shown: a saved page may be a single line."""


def source(data: bytes, warnings: Sequence[results.Warned]) -> tuple[tuple[results.SourceLine, ...], int]:
    """The lines that are shown, and how many there are in all. A warning at no line of it stands at none."""
    lines = clean.printed_lines(clean.decode(data).text)
    at: dict[int, list[results.Warned]] = defaultdict(list)
    for warning in warnings:
        at[warning.line or 0].append(warning)
    shown = (
        results.SourceLine(number=number, text=_cut(lines[number - 1]), warnings=tuple(at[number]))
        for number in _numbers(len(lines), [line for line in at if 0 < line <= len(lines)])
    )
    return tuple(shown), len(lines)


def _numbers(count: int, warned: Sequence[int]) -> Sequence[int]:
    if count <= MOST_LINES:
        return range(1, count + 1)
    near = {number for line in warned for number in range(max(1, line - AROUND), min(count, line + AROUND) + 1)}
    return sorted({*range(1, BEGINNING + 1), *near})


def _cut(line: str) -> str:
    return line if len(line) <= MOST_LETTERS else f"{line[:MOST_LETTERS]}…"
