"""What offices are called: “the Home Secretary”, “the shadow Chancellor” in speeches, “pm” by who looks for somebody.

The facts stand in `hansard/data/spoken-offices.toml`, each with an example.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from hansard.names import fold_words

# “Lord Chancellor and Secretary of State for Justice”, “Prime Minister, First Lord of the Treasury and Minister for …”
JOINED = re.compile(
    r"(?:,? and |, )(?=(?:Shadow )?(?:Secretary of State|First Secretary|First Lord|Deputy Prime Minister|Lord "
    r"|Minister |Chancellor |President |Leader |Foreign Secretary|Home Secretary))"
)


@dataclass(frozen=True, slots=True)
class OfficeNames:
    """One office: how it is `spoken` of (with an `example`) and its other `titles`, in that `house` where one is named.

    It is `shadowed` unless nobody has the post of shadowing it. Whoever looks for people may ask for it as one of
    `asked`, and then means each title in which the words of one of `within` stand next to each other: `example_title`.
    """

    spoken: tuple[str, ...]
    titles: tuple[str, ...]
    example: str | None
    house: str | None
    shadowed: bool
    asked: tuple[str, ...]
    within: tuple[str, ...]
    example_title: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A title, folded, that a phrase means; in that House only, where one is named."""

    title: str
    house: str | None = None


@cache
def office_names() -> tuple[OfficeNames, ...]:
    """The offices of the file, in its order."""
    text = files("hansard").joinpath("data/spoken-offices.toml").read_text(encoding="utf-8")
    return tuple(map(_names, tomllib.loads(text)["office"]))


def spoken_offices() -> Iterator[tuple[str, Said]]:
    """Each phrase, folded, with each title that it means; with “shadow” before both for who shadows the office."""
    for office in office_names():
        for spoken in map(fold_words, office.spoken):
            for title in map(fold_words, [*office.spoken, *office.titles]):
                yield spoken, Said(title, office.house)
                if office.shadowed:
                    yield f"shadow {spoken}", Said(f"shadow {title}", office.house)


@lru_cache(maxsize=16_384)
def joined(title: str) -> tuple[str, ...]:
    """The offices, folded, that a printed or registered title joins; most titles are one."""
    return tuple(map(fold_words, JOINED.split(title)))


def also_called(title: str, house: str) -> tuple[str, ...]:
    """The other titles, folded, of an office printed in that House, or of those that the printed title joins."""
    said = (said for part in joined(title) for said in _said().get(part, ()) if said.house in (None, house))
    return tuple(dict.fromkeys((*joined(title), *(other.title for other in said))))


@cache
def _said() -> Mapping[str, list[Said]]:
    titles: dict[str, list[Said]] = {}
    for phrase, said in spoken_offices():
        titles.setdefault(phrase, []).append(said)
    return titles


def _names(row: dict[str, Any]) -> OfficeNames:
    spoken, titles = tuple(row.get("spoken", ())), tuple(row.get("titles", ()))
    return OfficeNames(
        spoken,
        titles,
        row.get("example"),
        row.get("house"),
        row.get("shadowed", True),
        tuple(row.get("asked", ())),
        tuple(row.get("within", (*spoken, *titles))),
        row.get("example_title"),
    )
