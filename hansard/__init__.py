"""Transcripts of parliamentary debate → speaker turns, with role and party. Bytes in, values out.

bytes ──detect──▶ format ──read──▶ Sitting (as printed) ──outline──▶ Sections
                                      └──resolve (register)──▶ who spoke, in which party and office that day
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from hansard import formats
from hansard.errors import BadHint, TooLarge
from hansard.ids import identify
from hansard.interventions import link
from hansard.model import CHAMBERS, Hints, Sitting, Source, is_chamber
from hansard.outline import outline
from hansard.register import Register, load_register
from hansard.resolve import resolve

__all__ = ["LIMIT", "PARSER_VERSION", "Register", "detect", "load_register", "outline", "parts", "read", "resolve"]

LIMIT = 32 * 1024 * 1024
"""The most bytes that are read as one transcript; the largest real day has about two million."""

PARSER_VERSION = "3"
"""Raised whenever a format reads, or speakers or mentions are found, differently: stored documents are read again."""

detect = formats.detect


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The documents in the bytes that `read` takes, each with a short name; most files are one, which has none.

    A search through TheyWorkForYou's API gives one document for each sitting: `commons-2021-04-12`.
    """
    return formats.parts(data) if len(data) <= LIMIT else iter([("", data)])


def read(data: bytes, *, path: str = "-", hints: Hints = Hints(), format: str | None = None) -> Sitting:  # noqa: B008
    """The sitting in the bytes, as printed, each speech with its id.

    Raises `UnknownFormat` where the bytes are no known transcript, `BrokenTranscript` where nothing of it can be read,
    `TooLarge` beyond `LIMIT` bytes, and `BadHint` for a chamber or format that is not known.
    """
    if len(data) > LIMIT:
        raise TooLarge(len(data), LIMIT)
    if hints.chamber is not None and not is_chamber(hints.chamber):
        expected = f"one of {', '.join(CHAMBERS)}, or a country's code and a chamber, such as at-nationalrat"
        raise BadHint("the chamber", hints.chamber, expected)
    module = formats.by_name(format) if format else detect(data)
    source = Source(path, module.name, hashlib.sha256(data).hexdigest(), len(data))
    named = replace(hints, name=hints.name or PurePath(path).name.rpartition("!")[2] or None) if path != "-" else hints
    return link(identify(replace(module.read(data, named), source=source)))
