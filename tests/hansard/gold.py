"""The real pages beside the checkout with what is expected of each, and the score of one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scoring import Score, compare

import hansard
from hansard.model import Sitting
from hansard.output import document
from hansard.register import Register, load_register

PASTED = Path(__file__).parents[2].parent / "shared" / "data" / "pasted"


@dataclass(frozen=True)
class Gold:
    """One document and what is expected of it."""

    path: Path
    expected: dict[str, Any]

    @property
    def format(self) -> str:
        """The name of the format it is in."""
        return str(self.expected["source"]["format"])


def documents(*folders: Path) -> Iterator[Gold]:
    """Every document of the folders (the real pages, if none is given) that has its expected output beside it."""
    for folder in folders or (PASTED,):
        for path in sorted(folder.glob("*.expected.json")):
            expected = json.loads(path.read_text(encoding="utf-8"))
            yield Gold(path.with_name(expected["source"]["path"]), expected)


def read(gold: Gold) -> Sitting:
    """The document as the format that recognises it reads it."""
    return hansard.read(gold.path.read_bytes(), path=gold.path.name)


def score_of(gold: Gold) -> Score:
    """The document read, resolved, and compared."""
    sitting = read(gold)
    return compare(gold.expected, document(sitting, hansard.resolve(sitting, _register())))


@cache
def _register() -> Register:
    return load_register()
