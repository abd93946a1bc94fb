"""Spans of a text that share characters, and which of them stay. Linear in the text and the spans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from timeline.phrases import Hit


class Piece(NamedTuple):
    """Characters `start` to `end` of the text speak for the topic; words named in passing have no points.

    A `hint` counts only beside other evidence.
    """

    start: int
    end: int
    points: int
    hint: bool = False


def clear_of(covers: Iterable[Hit | Piece], hits: Iterable[Hit], length: int) -> list[Hit]:
    """The hits in a text of this length that share no character with any of `covers`."""
    taken = bytearray(length)
    for cover in covers:
        taken[cover.start : cover.end] = b"\1" * (cover.end - cover.start)
    return [hit for hit in hits if taken.find(1, hit.start, hit.end) < 0]


def not_inside(covers: Iterable[Hit | Piece], hits: Iterable[Hit], length: int) -> list[Hit]:
    """The hits that share no character with a longer one of `covers`, or are one of them themselves."""
    covers = tuple(covers)
    whole = {(cover.start, cover.end) for cover in covers}
    clear = set(clear_of(covers, hits, length))
    return [hit for hit in hits if hit in clear or (hit.start, hit.end) in whole]


def without_overlaps(pieces: list[Piece], length: int) -> list[Piece]:
    """Of pieces that overlap the one worth more, then the longer, then the earlier; all in order of their place."""
    if len(pieces) < 2:
        return pieces
    taken, kept = bytearray(length), []
    for piece in sorted(pieces, key=lambda piece: (-piece.points, piece.hint, piece.start - piece.end, piece.start)):
        if taken.find(1, piece.start, piece.end) < 0:
            taken[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
            kept.append(piece)
    return sorted(kept)
