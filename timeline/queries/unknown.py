"""Parties that are asked for and that nobody has, with the one that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

from hansard.parties import canonical
from timeline.filters import NO_PARTY
from timeline.queries.overview import parties
from timeline.queries.speakers import all_parties
from timeline.store import Store


def unknown_parties(store: Store, asked: Iterable[str]) -> dict[str, str | None]:
    """Those of the names that neither the register nor a stored speech has, each with the known one likest to it.

    None where nothing is known at all, so that nothing can be like it.
    """
    doubtful = set(asked) - {NO_PARTY, *all_parties(store)}
    if not doubtful:
        return {}
    spoken = parties(store)
    known = dict.fromkeys([*all_parties(store), *spoken])
    return {name: _likest(name, tuple(known)) for name in sorted(doubtful - set(spoken))}


def _likest(name: str, known: tuple[str, ...]) -> str | None:
    meant = canonical(name)
    if meant in known:
        return meant
    found = process.extractOne(name, known, scorer=fuzz.WRatio, processor=utils.default_process)
    return found[0] if found else None
