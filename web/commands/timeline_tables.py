"""Timelines and comparisons as tables with a small chart, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from rich.table import Table
from rich.text import Text

from timeline import results
from timeline.periods import name_of

BAR, SHORTEST_BAR = 30, 8
"""Characters of the longest bar, where there is room for them, and where there is none."""
NARROWEST, COLUMN = 62, 12
"""Characters of a table without series, and of each."""
PADDING, LONGEST_NOTE = 3, 20
"""Characters around each cell; those of a note that is not broken into lines."""

Line = Table | str
"""What is printed, one below the other."""


def charted(answer: results.Timeline, width: int) -> Iterator[Line]:
    """The table of a timeline with as many series as fit into so many characters, and the lines below it."""
    most = max((b.total or 0 for b in answer.buckets), default=0) or 1
    series = answer.series[: max(2, (width - NARROWEST) // COLUMN)]
    names = (answer.bucket, "total", "", *(each.label for each in series), "notes")
    cells = [_cells(b, answer.bucket, series) for b in answer.buckets]
    longest = _bar_width(width, names, cells)
    table = Table(title=Text(f"{answer.topic.title}: {answer.unit}"), title_justify="left")
    _columns(table, names)
    for b, (called, total, *rest) in zip(answer.buckets, cells, strict=True):
        table.add_row(called, total, "▇" * round(longest * (b.total or 0) / most), *rest)
    yield table
    yield f"{_in_all(answer)}{'' if answer.adds_up else ', which is not the sum of the rows'}"
    yield from _keys(answer.buckets)
    if more := len(answer.series) - len(series):
        columns = "column" if more == 1 else "columns"
        yield f"{more} more {columns} ({', '.join(each.label for each in answer.series[-more:])}): --csv has them"
    for spike in answer.spikes:
        yield f"spike {label(spike, answer.bucket)}: {spike.reason}"
        yield from (f"    {one.date} {one.chamber}: {one.title} ({one.speeches})" for one in spike.named)


def _cells(b: results.BucketRow, width: str, series: Sequence[results.Series]) -> tuple[str, ...]:
    """A row without its bar."""
    values = (number(b.values[each.key]) if each.key in b.values else "" for each in series)
    return label(b, width), number(b.total) + ("*" if b.small else ""), *values, notes(b)


def _bar_width(width: int, names: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    """The characters left for the longest bar: cut off, bars of different figures would look the same."""
    columns = zip(*cells, strict=True) if cells else ()
    widest = [max(map(len, column)) for column in columns]
    headings = [max(map(len, name.split())) for name in names if name]
    taken = [max(pair) for pair in zip(widest, headings, strict=True)] if widest else headings
    taken[-1] = min(taken[-1], LONGEST_NOTE)
    return max(SHORTEST_BAR, min(BAR, width - sum(taken) - PADDING * len(names) - 1))


def _in_all(answer: results.Timeline) -> str:
    """The total; where nothing is known of any row, no zero."""
    if all(b.total is None for b in answer.buckets):
        return "nothing is known of this period: no whole sitting of it is stored"
    return f"{number(answer.total)} in all"


def compared(found: results.Comparison) -> Iterator[Line]:
    """The table of a comparison, and the lines below it."""
    table = Table(title=Text(f"{', '.join(one.title for one in found.topics)}: {found.unit}"), title_justify="left")
    _columns(table, (found.bucket, *(series.label for series in found.series), "notes"))
    for b in found.buckets:
        values = (number(b.values.get(s.key)) for s in found.series)
        table.add_row(label(b, found.bucket), *values, notes(b) or ("some rest on few" if b.small else ""))
    yield table
    yield "; ".join(f"{series.label}: {number(found.totals[series.key])} in all" for series in found.series)
    yield from _keys([b.model_copy(update={"small": False}) for b in found.buckets])


def _columns(table: Table, names: Sequence[str]) -> None:
    for place, name in enumerate(names):
        justify: Literal["left", "right"] = "left" if place == 0 or name in ("", "notes") else "right"
        table.add_column(Text(name), justify=justify, no_wrap=place < 3)


def _keys(buckets: Sequence[results.BucketRow]) -> Iterator[str]:
    """What the signs in the table mean, where they occur."""
    if any(b.coverage != "sat" for b in buckets):
        yield "– is not known, which is no zero"
    if any(b.small for b in buckets):
        yield "* rests on fewer than five speeches"


def label(bucket: results.BucketRow | results.Spike, width: str) -> str:
    """What a row is called: the session's or Parliament's name, else the first day, the month or the year."""
    if width in ("session", "parliament"):
        return name_of(bucket.start, width) or str(bucket.start)  # type: ignore[arg-type]
    if width in ("year", "month"):
        return bucket.start.isoformat()[: 4 if width == "year" else 7]
    return bucket.start.isoformat()


def notes(bucket: results.BucketRow) -> str:
    """What is to be known of a row beside its figures."""
    told = []
    if bucket.coverage != "sat":
        told.append(bucket.name if bucket.coverage == "recess" and bucket.name else bucket.coverage)
    if bucket.missing_days:
        told.append(f"{bucket.missing_days} sitting day{'' if bucket.missing_days == 1 else 's'} missing")
    return ", ".join(told)


def number(figure: results.Number | None) -> str:
    """“1,204”, “2.50”; “–” where nothing is known."""
    if figure is None:
        return "–"
    return f"{figure:,}" if isinstance(figure, int) else f"{figure:,.2f}"
