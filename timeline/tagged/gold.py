"""A reader's labels: which speeches are about which topic, from rows of a gold file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

Label = Literal["yes", "mention", "context", "no"]
LABELS: tuple[Label, ...] = ("yes", "mention", "context", "no")
_KEYS = ("topic", "speech_id", "label", "text", "heading")


class BadGold(ValueError):
    """A gold file cannot be used; the text names the file, the line, what was found and what would be right."""

    def __init__(self, path: str, line: int, found: str) -> None:
        self.path, self.line, self.found = path, line, found
        super().__init__(
            f"{path}:{line}: {found}; expected a JSON object with topic, speech_id, heading, text "
            f"and a label of {', '.join(LABELS)}"
        )


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A reader's judgement of one speech for one topic; `headings` outermost first, `day` where the row gives one."""

    topic: str
    speech_id: str
    label: Label
    headings: tuple[str, ...]
    text: str
    why: str
    day: date | None = None


def read_gold(path: Path) -> tuple[GoldRow, ...]:
    """The rows of a gold file, one JSON object a line. Raises BadGold."""
    return tuple(_rows(path))


def _rows(path: Path) -> Iterator[GoldRow]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _row(line, str(path), number)


def _row(line: str, path: str, number: int) -> GoldRow:
    try:
        data = json.loads(line)
        topic, speech_id, label, text, heading = (str(data[key]) for key in _KEYS)
        day = date.fromisoformat(data["date"]) if "date" in data else None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadGold(path, number, f"no gold row ({error})") from error
    known = next((one for one in LABELS if one == label), None)
    if known is None:
        raise BadGold(path, number, f"the label {label!r}")
    return GoldRow(topic, speech_id, known, tuple(heading.split(" > ")), text, str(data.get("why", "")), day)
