"""The known formats, one module each, and the choice between them from the bytes alone.

To add a format, write one module with `name`, `sniff` and `read`, and put it into `FORMATS`.
"""

from __future__ import annotations

from typing import Protocol

from hansard.errors import BadHint, UnknownFormat
from hansard.formats import looks, parallel_parliament_text, publicwhip, theyworkforyou_text
from hansard.model import Hints, Sitting


class Format(Protocol):
    """What a format module offers. `read` raises `HansardError` where nothing at all can be read."""

    name: str

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes are in this format; never raises."""

    def read(self, data: bytes, hints: Hints) -> Sitting:
        """The sitting as printed, its `source` not yet set."""


FORMATS: tuple[Format, ...] = (publicwhip, theyworkforyou_text, parallel_parliament_text)


def names() -> tuple[str, ...]:
    """The names of the known formats, in the registry's order."""
    return tuple(known.name for known in FORMATS)


def detect(data: bytes) -> Format:
    """The one format that recognises the bytes. Raises `UnknownFormat` where none does."""
    hits = [known for known in FORMATS if known.sniff(data)]
    if not hits:
        raise UnknownFormat(looks.like(data), names())
    if len(hits) > 1:
        raise UnknownFormat("several formats at once: " + ", ".join(hit.name for hit in hits), names())
    return hits[0]


def by_name(name: str) -> Format:
    """The format of that name. Raises `BadHint`."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise BadHint("the format", name, "one of " + ", ".join(names()))
