"""Bytes to lines of clean text: the first stage of every pasted format.

    bytes ──decode──▶ Decoded ──lines──▶ Line(number, text), each folded

After `decode`
  * there is always a text, whatever the bytes were: nothing raises;
  * a byte-order mark has chosen the encoding and is gone; without one the text is UTF-8, or else Windows-1252;
  * UTF-8 with a few damaged bytes stays UTF-8: `damaged` lists the lines that hold a replacement character.

After `fold`
  * every run of white space, no-break and other odd spaces included, is one plain space, none at either end;
  * zero-width characters, soft hyphens, byte-order marks and control characters are gone;
  * all other characters are as they were: quotes, dashes and mojibake of the source are kept.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

REPLACEMENT = "\ufffd"
BINARY_SAMPLE = 8192
BINARY_SHARE = 0.05

_BREAK = re.compile(r"\r\n|\r|\n")
_GONE = re.compile(r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b") | {127}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and the numbers of the lines (from 1) that hold bytes nobody can read."""

    text: str
    encoding: str
    damaged: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One folded line and its number in the file, from 1."""

    number: int
    text: str


def decode(data: bytes) -> Decoded:
    """The text of the bytes, by the post-conditions above."""
    text, encoding = _text(data)
    if REPLACEMENT not in text:
        return Decoded(text, encoding)
    damaged = (number for number, line in enumerate(_BREAK.split(text), 1) if REPLACEMENT in line)
    return Decoded(text, encoding, tuple(damaged))


def fold(text: str) -> str:
    """The text with white space and invisible characters folded, by the post-conditions above."""
    return " ".join(_GONE.sub("", text).split())


def lines(text: str) -> Iterator[Line]:
    """Every line of the text, folded, the empty ones too, numbered as an editor numbers them."""
    return (Line(number, fold(raw)) for number, raw in enumerate(_BREAK.split(text), 1))


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text: a NUL without a UTF-16 mark, or many control characters, near the start."""
    sample = data[:BINARY_SAMPLE]
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    controls = sum(byte in _CONTROLS for byte in sample)
    return 0 in sample or controls > BINARY_SHARE * max(len(sample), 1)


def _text(data: bytes) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8-sig", errors="replace")
    read = sum(char > "\x7f" for char in text)
    damaged = text.count(REPLACEMENT)
    if read > 2 * damaged:
        return text, "utf-8"
    return data.decode("cp1252", errors="replace"), "cp1252"
