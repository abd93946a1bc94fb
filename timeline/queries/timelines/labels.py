"""The series of a timeline: which occur, in which order, what they are called and in which colour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlmodel import Session, col

from hansard.parties import colour
from timeline import results, tables
from timeline.filters import NO_PARTY, By
from timeline.queries.timelines.question import ALL, NONE, Counted

MOST_SPEAKERS = 10
OTHERS = "others"
GREY = "#6b7280"
LABELS = {
    ("party", NO_PARTY): "Party not known",
    ("role", NO_PARTY): "Role not known",
    ("speaker", ""): "Speaker not known",
    ("speaker", OTHERS): "Others",
    ("sub-topic", NONE): "None of its sub-topics",
    ("none", ALL): "All",
}
COLOURS = {
    "commons": "#00703c", "westminster-hall": "#5fa777", "lords": "#a4133c", "grand-committee": "#d4849a",
    "minister": "#1d4ed8", "shadow": "#b45309", "member": "#0f766e", "chair": "#374151", ALL: "#1f5a7a",
}  # fmt: skip
PALETTE = (
    "#1d4ed8", "#b45309", "#0f766e", "#a4133c", "#7c3aed", "#4d7c0f", "#0e7490", "#be185d", "#92400e", "#4338ca",
)  # fmt: skip
"""For series without a colour of their own, in their order."""

LAST = ("", NO_PARTY, OTHERS, NONE)
"""Series that stand last: what is left, and what is not known."""


def series(session: Session, cells: Mapping[tuple[int, str], int], by: By) -> tuple[results.Series, ...]:
    """The series that occur, the largest first, what is left or not known last."""
    sums: dict[str, int] = defaultdict(int)
    for (_, key), amount in cells.items():
        sums[key] += amount
    order = sorted(sums, key=lambda key: (key in LAST, -sums[key], key))
    names = _names(session, order, by)
    return tuple(
        results.Series(key=key, label=names.get(key) or _label(key, by), colour=_colour(key, by, number))
        for number, key in enumerate(order)
    )


def fewer(counted: Counted) -> Counted:
    """The ten speakers with the largest figures; the others in one series, and, apart from them, who is not known."""
    cells: dict[tuple[int, str], int] = defaultdict(int)
    kept = largest(counted.cells)
    for (bar, key), amount in counted.cells.items():
        cells[bar, key if key in kept else OTHERS] += amount
    return replace(counted, cells=cells)


def largest(cells: Mapping[tuple[int, str], int]) -> frozenset[str]:
    """The ten speakers with the largest figures, and whoever is not known."""
    sums: dict[str, int] = defaultdict(int)
    for (_, key), amount in cells.items():
        sums[key] += amount
    order = sorted((key for key in sums if key), key=lambda key: (-sums[key], key))
    return frozenset(["", *order[:MOST_SPEAKERS]])


def _names(session: Session, keys: Sequence[str], by: By) -> dict[str, str]:
    if by == "speaker":
        people = select(col(tables.Person.id), col(tables.Person.name)).where(col(tables.Person.id).in_(keys))
        return dict(session.execute(people).all())
    if by == "sub-topic":
        topics = select(col(tables.Topic.slug), col(tables.Topic.title)).where(col(tables.Topic.slug).in_(keys))
        return dict(session.execute(topics).all())
    return {}


def _label(key: str, by: By) -> str:
    return LABELS.get((by, key)) or (key if by == "party" else key.replace("-", " ").capitalize())


def _colour(key: str, by: By, number: int) -> str:
    if key in LAST:
        return GREY
    if by == "party":
        return colour(key)
    return COLOURS.get(key) or PALETTE[number % len(PALETTE)]
