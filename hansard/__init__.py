"""Transcripts of parliamentary debate → speaker turns, with role and party. Bytes in, values out.

bytes ──detect──▶ format ──read──▶ Sitting (as printed) ──outline──▶ Sections
                                      └──resolve (register)──▶ who spoke, in which party and office that day
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from hansard import formats
from hansard.errors import BadHint, TooLarge
from hansard.ids import identify
from hansard.model import CHAMBERS, Hints, Sitting, Source
from hansard.outline import outline
from hansard.register import Register, load_register
from hansard.resolve import resolve

__all__ = ["LIMIT", "PARSER_VERSION", "Register", "detect", "load_register", "outline", "read", "resolve"]

LIMIT = 32 * 1024 * 1024
"""The most bytes that are read as one transcript; the largest real day has about two million."""

PARSER_VERSION = "1"
"""Raised whenever any format reads differently, so that stored documents are read again."""

detect = formats.detect


def read(data: bytes, *, path: str = "-", hints: Hints = Hints(), format: str | None = None) -> Sitting:  # noqa: B008
    """The sitting in the bytes, as printed, each speech with its id.

    Raises `UnknownFormat` where the bytes are no known transcript, `BrokenTranscript` where nothing of it can be read,
    `TooLarge` beyond `LIMIT` bytes, and `BadHint` for a chamber or format that is not known.
    """
    if len(data) > LIMIT:
        raise TooLarge(len(data), LIMIT)
    if hints.chamber is not None and hints.chamber not in CHAMBERS:
        raise BadHint("the chamber", hints.chamber, "one of " + ", ".join(CHAMBERS))
    module = formats.by_name(format) if format else detect(data)
    source = Source(path, module.name, hashlib.sha256(data).hexdigest(), len(data))
    return identify(replace(module.read(data, hints), source=source))
