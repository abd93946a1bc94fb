"""Parties that are asked for and that nobody has, with the one that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

from hansard.parties import canonical
from timeline.filters import NO_PARTY
from timeline.queries.overview import parties
from timeline.queries.speakers import all_parties
from timeline.store import Store

ALIKE = 60
"""A name spelt less alike, of 100, was not meant."""


def unknown_parties(store: Store, asked: Iterable[str]) -> dict[str, str | None]:
    """Those of the names that neither the register nor a stored speech has, each with the one meant; None if like none.

    Empty also where no party at all is known, since then nothing can be called unknown.
    """
    registered = all_parties(store)
    doubtful = set(asked) - {NO_PARTY, *registered}
    if not doubtful:
        return {}
    spoken = parties(store)
    known = tuple(dict.fromkeys([*registered, *spoken]))
    return {name: _meant(name, known) for name in sorted(doubtful - set(spoken))} if known else {}


def _meant(name: str, known: tuple[str, ...]) -> str | None:
    """The party of which this is another spelling (`Lab`), else the one spelt most alike."""
    if (party := canonical(name)) in known:
        return party
    found = process.extractOne(name, known, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=ALIKE)
    return found[0] if found else None
