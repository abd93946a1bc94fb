"""The known formats, one module each, and the choice between them from the bytes alone.

To add a format, write one module with `name`, `sniff` and `read`, and put it into `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from hansard.errors import BadHint, UnknownFormat
from hansard.formats import (
    akoma_ntoso,
    hansard_api_json,
    hansard_classic_text,
    hansard_historic_xml,
    hansard_html,
    hansard_official_text,
    looks,
    openaustralia,
    parallel_parliament_text,
    parlamint_tei,
    publicwhip,
    theyworkforyou_html,
    theyworkforyou_json,
    theyworkforyou_text,
)
from hansard.model import Hints, Sitting


class Format(Protocol):
    """What a format module offers. `read` raises `HansardError` where nothing at all can be read."""

    name: str

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes are in this format; never raises."""

    def read(self, data: bytes, hints: Hints) -> Sitting:
        """The sitting as printed, its `source` not yet set."""


class Container(Format, Protocol):
    """A format whose files may hold several sittings; `read` refuses such a file."""

    def parts(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        """Each sitting's short name and a document of its own; for a file of one sitting, no name and the bytes."""


FORMATS: tuple[Format, ...] = (
    publicwhip,
    openaustralia,
    theyworkforyou_text,
    theyworkforyou_html,
    theyworkforyou_json,
    parallel_parliament_text,
    hansard_official_text,
    hansard_classic_text,
    hansard_api_json,
    hansard_html,
    parlamint_tei,
    akoma_ntoso,
    hansard_historic_xml,
)
CONTAINERS: tuple[Container, ...] = (theyworkforyou_json, hansard_api_json, hansard_historic_xml)


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


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The documents in the bytes, each with a short name: most are one, which has none. Never raises."""
    container = next((known for known in CONTAINERS if known.sniff(data)), None)
    return container.parts(data) if container else iter([("", data)])


def by_name(name: str) -> Format:
    """The format of that name. Raises `BadHint`."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise BadHint("the format", name, "one of " + ", ".join(names()))
