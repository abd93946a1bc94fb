"""What a chart is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from timeline.results import ContextItem, Coverage, Number, Spike
from web.chart.axes import figure

Style = Literal["stack", "beside", "lines"]
"""Series that add up are stacked; others stand beside each other or are lines, which suggest no sum."""

MOST_NAMED = 8
"""So many parts of a bar are named where one points at it."""

SPOKEN: dict[Coverage, str] = {
    "sat": "",
    "partial": "partial transcript",
    "no-transcript": "no transcript",
    "recess": "recess",
    "unknown": "nothing stored",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One bucket that holds numbers, in slot number `index`; `values` by the label of their series, none of them zero.

    `total` is None in a comparison, whose values make no total.
    """

    index: int
    start: date
    end: date
    label: str
    coverage: Coverage
    sitting_days: int
    missing_days: int
    small: bool
    total: Number | None
    values: Mapping[str, Number]

    @property
    def title(self) -> str:
        """What a pointer resting on the slot is told: the largest parts by name; the table has all."""
        largest = sorted(self.values.items(), key=lambda pair: -pair[1])
        parts = [f"{label} {figure(value)}" for label, value in largest[:MOST_NAMED]]
        if len(largest) > MOST_NAMED:
            parts.append(f"{len(largest) - MOST_NAMED} more")
        return (
            f"{self.brief} – {'; '.join(parts)}" if self.total is not None and parts else self.brief + "; ".join(parts)
        )

    @property
    def brief(self) -> str:
        """The same without the parts."""
        note = f" ({self.basis})" if self.basis else ""
        return f"{self.label}{note}: {'' if self.total is None else figure(self.total)}"

    @property
    def basis(self) -> str:
        """What the numbers rest on; of a whole single day nothing need be said."""
        said = []
        if SPOKEN[self.coverage]:
            said.append(SPOKEN[self.coverage])
        elif self.start != self.end:
            said.append(f"{self.sitting_days:,} sitting day{'' if self.sitting_days == 1 else 's'} stored")
        if self.missing_days:
            said.append(f"{self.missing_days:,} missing")
        if self.small:
            said.append("few speeches")
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Band:
    """Buckets next to each other of the same coverage, other than whole sittings; `blank` where they hold no numbers.

    `called` names a recess, and `named` says whether its name has room: nowhere, on wide pages only, or everywhere;
    the name stands upright in a narrow band.
    """

    start: date
    end: date
    label: str
    coverage: Coverage
    called: str | None
    blank: bool
    x: float
    width: float
    named: Literal["", "wide", "always"] = ""
    upright: bool = False

    @property
    def reason(self) -> str:
        """Why there are no numbers, in words."""
        return self.called or SPOKEN[self.coverage] or "no numbers"

    @property
    def title(self) -> str:
        """What a pointer resting on the band is told."""
        return f"{self.label}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis; a `minor` one is left out where there is little room."""

    at: float
    label: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """Where a mark stands on a line."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series as drawn: its `path`, and, of a line, the points that bear its mark (number `mark`) and its dashes.

    `total` is None where the figures make no sum. `path` is empty of a series for which there is no room.
    """

    key: str
    label: str
    colour: str
    total: Number | None
    path: str = ""
    mark: int = 0
    dashes: str = ""
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A spike, number `number` in the list below, where `label` says when it was: its bar reaches up to `x` and `y`.

    `text` is empty where there is no room for it. It begins at `text_x`, or ends there where it stands left of the bar
    (`left`), in row `row` from below. `bubble` is where its number stands on a narrow page.
    """

    number: int
    spike: Spike
    label: str
    x: float
    y: float
    text: str = ""
    text_x: float = 0
    row: int = 0
    left: bool = False
    bubble: float = 0


@dataclass(frozen=True, slots=True)
class LaneMark:
    """One document from outside at its date, or several that stand too near each other to be told apart."""

    x: float
    items: tuple[ContextItem, ...]

    @property
    def about(self) -> bool:
        """Whether one of them is about the topic, and does not only mention it."""
        return any(item.strength == "about" for item in self.items)

    @property
    def title(self) -> str:
        """What a pointer resting on the mark is told."""
        first = self.items[0]
        if len(self.items) > 1:
            return f"{len(self.items)} documents from {first.date} on, the first “{first.title}”"
        return f"{first.date}: {first.title}" + (f" ({first.publisher})" if first.publisher else "")


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that is drawn. `rows` are slots and blank bands in the order of time, the lines of the table.

    `ground`, `small` and `missing` are paths: below the bars, below those that rest on few speeches, and below those
    that lack sitting days, as wide a part of each as of its days is missing.
    """

    style: Style
    starts: tuple[date, ...]
    end: date
    rows: tuple[Slot | Band, ...]
    bands: tuple[Band, ...]
    ground: str
    small: str
    missing: str
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    series: tuple[Drawn, ...]
    flags: tuple[Flag, ...] = ()
    lane: tuple[LaneMark, ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The rows that hold numbers."""
        return tuple(row for row in self.rows if isinstance(row, Slot))

    @property
    def left_out(self) -> tuple[Drawn, ...]:
        """The series that are in the table only, for want of room."""
        return tuple(series for series in self.series if not series.path) if self.style != "stack" else ()

    @property
    def text_rows(self) -> int:
        """How many rows the texts of the flags need above the plot."""
        return max((flag.row + 1 for flag in self.flags if flag.text), default=0)

    @property
    def sitting_days(self) -> int:
        """How many sitting days the figures rest on."""
        return sum(slot.sitting_days for slot in self.slots)

    @property
    def missing_days(self) -> int:
        """How many sitting days of these buckets are missing."""
        return sum(slot.missing_days for slot in self.slots)

    @property
    def coverages(self) -> tuple[Coverage, ...]:
        """The kinds of coverage that need a word of explanation, in a fixed order."""
        met = {band.coverage for band in self.bands}
        return tuple(kind for kind in SPOKEN if kind != "sat" and kind in met)
