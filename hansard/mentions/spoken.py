"""What offices are called in speeches: “the Home Secretary”, “the shadow Chancellor”.

The facts stand in `hansard/data/spoken-offices.toml`, each with an example.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from hansard.names import fold_words


@dataclass(frozen=True, slots=True)
class Said:
    """A title, folded, that a phrase means; in that House only, where one is named."""

    title: str
    house: str | None = None


@cache
def facts() -> list[dict[str, Any]]:
    """The rows of the file: `spoken`, `titles`, `example`; `house` where a House has its own, `shadowed` false."""
    rows: list[dict[str, Any]] = tomllib.loads(
        files("hansard").joinpath("data/spoken-offices.toml").read_text(encoding="utf-8")
    )["office"]
    return rows


def spoken_offices() -> Iterator[tuple[str, Said]]:
    """Each phrase, folded, with each title that it means; with “shadow” before both for who shadows the office."""
    for row in facts():
        for spoken in map(fold_words, row["spoken"]):
            for title in map(fold_words, [*row["spoken"], *row["titles"]]):
                yield spoken, Said(title, row.get("house"))
                if row.get("shadowed", True):
                    yield f"shadow {spoken}", Said(f"shadow {title}", row.get("house"))
