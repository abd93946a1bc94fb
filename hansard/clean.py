"""Bytes to lines of clean text: the first stage of every pasted format.

    bytes ──decode──▶ Decoded ──lines──▶ Line(number, text), each folded

After `decode`
  * there is always a text, whatever the bytes were: nothing raises;
  * a byte-order mark has chosen the encoding and is gone; without one the text is UTF-8, or else Windows-1252;
  * UTF-8 with a few damaged bytes stays UTF-8: `damaged` lists the lines that hold a replacement character.

After `lines`
  * a mail program's work is undone: the `>` before every line, and paragraphs wrapped at one width;
  * letters and their accents are one character each, and text that was decoded wrongly as a whole is right again.

After `fold`
  * every run of white space, no-break and other odd spaces included, is one plain space, none at either end;
  * zero-width characters, soft hyphens, byte-order marks and control characters are gone;
  * all other characters are as they were: quotes, dashes and mojibake of the source are kept.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

REPLACEMENT = "\ufffd"
BINARY_SAMPLE = 8192
BINARY_SHARE = 0.05

_ENDS = ("\r\r\n", "\r\n", "\r", "\u2028", "\u2029")  # the first: a line end that was translated twice
_BREAK = re.compile("|".join((*_ENDS, "\n")))
_GONE = re.compile(r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_QUOTED = re.compile(r"(?:> ?){1,8}")
_ACCENTS = "\u0300\u0301\u0302\u0303\u0308\u030a\u030c\u0327"
WIDEST, NARROWEST = 120, 50
LEAST_WRAPPED, WRAPPED_SHARE, LEAST_EMPTY = 5, 0.2, 0.08
# “â€™” is the three bytes of ’ taken for Windows-1252, “Â ” the two of a no-break space; what that has beyond Latin-1
# goes back to its bytes.
_MISREAD = ("â€", "Â\u00a0")
_TO_BYTES = {
    ord(bytes([code]).decode("cp1252")): code for code in range(128, 160) if code not in b"\x81\x8d\x8f\x90\x9d"
}
_CONTROLS = bytes(sorted(frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b") | {127}))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and the numbers of the lines (from 1) that hold bytes nobody can read."""

    text: str
    encoding: str
    damaged: tuple[int, ...] = ()


class Line(NamedTuple):
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
    if text.isprintable():  # then a plain space is all the white space there is, and nothing is invisible
        return " ".join(text.split()) if "  " in text else text.strip(" ")
    return " ".join(_GONE.sub("", text).split())


def printed_lines(text: str) -> list[str]:
    """Every line of the text as it is: the first is what warnings call line 1."""
    return _BREAK.split(text)


def lines(text: str) -> list[Line]:
    """Every line of the text, folded, the empty ones too, numbered as an editor numbers them.

    A paragraph that a mail program wrapped is one line, with the number of its first.
    """
    plain = _restored(text)
    for end in _ENDS:
        plain = plain.replace(end, "\n")
    found = [Line(number, fold(raw) if raw else "") for number, raw in enumerate(plain.split("\n"), 1)]
    return _unwrapped(_unquoted(found) if ">" in plain else found)


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text: a NUL without a UTF-16 mark, or many control characters, near the start."""
    sample = data[:BINARY_SAMPLE]
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return 0 in sample or controls > BINARY_SHARE * max(len(sample), 1)


def _text(data: bytes) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _damaged(data)


def _damaged(data: bytes) -> tuple[str, str]:
    """What is no sound UTF-8: read so if only a few bytes are damaged, else as Windows-1252."""
    text = data.decode("utf-8-sig", errors="replace")
    read = sum(char > "\x7f" for char in text)
    damaged = text.count(REPLACEMENT)
    if read > 2 * damaged:
        return text, "utf-8"
    return data.decode("cp1252", errors="replace"), "cp1252"


def _restored(text: str) -> str:
    """The text with whole letters, and read as UTF-8 where all of it was taken for Windows-1252 before."""
    if any(sign[0] in text and sign in text for sign in _MISREAD):  # one character is found much faster than two
        with suppress(UnicodeError):  # only some of it is: then it is so in the source
            text = text.translate(_TO_BYTES).encode("latin-1").decode("utf-8")
    return unicodedata.normalize("NFC", text) if any(accent in text for accent in _ACCENTS) else text


def _unquoted(found: list[Line]) -> list[Line]:
    """Without the `>` of a mail that quotes the whole."""
    quoted = sum(text.startswith(">") for _, text in found)
    if not quoted or 2 * quoted < sum(bool(text) for _, text in found):
        return found
    return [Line(number, _QUOTED.sub("", text, count=1) if text.startswith(">") else text) for number, text in found]


def _unwrapped(found: list[Line]) -> list[Line]:
    """Paragraphs of one line each, where a line ends because the next word found no room on it."""
    if any(len(text) > WIDEST and " " in text for _, text in found):
        return found  # nearly always at the first speech
    width = max((len(text) for _, text in found if " " in text), default=0)
    if width < NARROWEST or not _is_all_wrapped(found, width):
        return found
    whole: list[Line] = []
    above = ""
    for line in found:
        if whole and _is_wrapped(above, line.text, width):
            whole[-1] = Line(whole[-1].number, f"{whole[-1].text} {line.text}")
        else:
            whole.append(line)
        above = line.text
    return whole


def _is_all_wrapped(found: list[Line], width: int) -> bool:
    """Whether many lines were wrapped at that width, with empty lines between the paragraphs."""
    pairs = zip(found, found[1:], strict=False)
    wrapped = sum(_is_wrapped(above.text, below.text, width) for above, below in pairs)
    filled = sum(bool(text) for _, text in found)
    return wrapped >= max(LEAST_WRAPPED, WRAPPED_SHARE * filled) and len(found) - filled >= LEAST_EMPTY * filled


def _is_wrapped(above: str, below: str, width: int) -> bool:
    word = below.partition(" ")[0]
    return bool(above) and bool(word) and len(above) + 1 + len(word) > width
