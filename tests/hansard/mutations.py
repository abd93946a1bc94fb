"""Damage for transcripts: what a parser meets in files cut off, glued together, converted wrongly or made to do harm.

Everything follows from the random numbers that are given, so that any damage can be done again.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Iterable
from typing import Any

MOST = 400_000
"""Bytes that a mutant has at most: repeating may not make it so long that any reader needs its second."""

Chance = random.Random
Mutator = Callable[[Chance, bytes, bytes], bytes]

_TAG = re.compile(rb"</?[a-zA-Z][^<>]{0,200}>")
_CLOSING = re.compile(rb"</[a-zA-Z][\w:-]{0,40}>")
_NUMBER = re.compile(rb"\d{1,6}")
_MARKS = re.compile(rb"[][(){}<>\"'=:;,.&]")
_ODD = (
    *(b"\0", b"\xff", b"\xfe", b"\x1a", b"\x85", b"\r", b"\t", b"\n\n\n"),
    *(
        b"<",
        b">",
        b"&",
        b"&x;",
        b"&#0;",
        b"&#x110000;",
        b"<!--",
        b"<![CDATA[",
        b"<!DOCTYPE a [<!ENTITY x 'y'>]>",
        b"<?",
    ),
    *(b"\xe2\x80\x8b", b"\xe2\x80\xae", b"\xc2\xa0", b"\xed\xa0\x80", b"\xf0\x9f\x90\x9d", b"\xef\xbb\xbf"),
    *(b"(", b")", b"((", b":", b"::", b"\\", b"\\u0000", b"\\ud800", b"null", b"{}", b"[]", b"[[[["),
)
_NUMBERS = (b"0", b"-1", b"99999999999999999999", b"1e999", b"\xd9\xa3", b"\xc2\xb2", b"00", b"24", b"60", b"0x1", b"")
_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**30, 1.5, "", "x", "\0", "\ud800", "2024-02-30", "<p>", "9" * 5000),
    *([], {}, [[]], [None], {"": {}}),
)
_SIGNS = (b"", b"(", b")", b'"', b"'", b"<", b">", b"{", b"]", b"=", b":")
_BREAKS = (b"", b" ", b"\r", b"\r\n", b"\n\n", b"\xe2\x80\xa8")
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252", "latin-1")


def mutant(chance: Chance, seed: bytes, other: bytes) -> bytes:
    """The seed with one to four kinds of damage; JSON mostly keeps its shape, since otherwise it is refused at once."""
    is_json = seed.lstrip()[:1] in (b"{", b"[")
    for _ in range(chance.choice((1, 1, 2, 2, 3, 4))):
        mutator = _values if is_json and chance.random() < 0.7 else chance.choice(MUTATORS)
        seed = mutator(chance, seed, other)[:MOST]
    return seed


def _span(chance: Chance, data: bytes) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + int(chance.expovariate(1 / chance.choice((3, 60, 900)))))


def _drop(chance: Chance, data: bytes, other: bytes) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def _duplicate(chance: Chance, data: bytes, other: bytes) -> bytes:
    start, end = _span(chance, data)
    return data[:end] + data[start:]


def _truncate(chance: Chance, data: bytes, other: bytes) -> bytes:
    at = chance.randint(0, len(data))
    return data[at:] if chance.random() < 0.2 else data[:at]


def _splice(chance: Chance, data: bytes, other: bytes) -> bytes:
    start, end = _span(chance, other)
    at = chance.randint(0, len(data))
    return data[:at] + (other[start:] if chance.random() < 0.2 else other[start:end] + data[at:])


def _swap(chance: Chance, data: bytes, other: bytes) -> bytes:
    a, b, c, d = sorted(chance.randint(0, len(data)) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _swap_lines(chance: Chance, data: bytes, other: bytes) -> bytes:
    lines = data.split(b"\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def _join_lines(chance: Chance, data: bytes, other: bytes) -> bytes:
    return data.replace(b"\n", chance.choice(_BREAKS), chance.choice((1, 9, -1)))


def _recode(chance: Chance, data: bytes, other: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    if chance.random() < 0.3:
        return data.decode("cp1252", "replace").encode()  # read as Windows-1252 once, as mojibake is made
    return text.encode(chance.choice(_ENCODINGS), "replace")


def _flip(chance: Chance, data: bytes, other: bytes) -> bytes:
    flipped = bytearray(data)
    for _ in range(chance.choice((1, 4, 40)) if data else 0):
        flipped[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(flipped)


def _repeat(chance: Chance, data: bytes, other: bytes) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[start:end] * chance.choice((3, 30, 300, 3000)) + data[end:]


def _insert(chance: Chance, data: bytes, other: bytes) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(_ODD) * chance.choice((1, 1, 1, 50, 5000)) + data[at:]


def _marks(chance: Chance, data: bytes, other: bytes) -> bytes:
    return _some(chance, _MARKS, data, lambda: chance.choice(_SIGNS))


def _numbers(chance: Chance, data: bytes, other: bytes) -> bytes:
    return _some(chance, _NUMBER, data, lambda: chance.choice(_NUMBERS))


def _unclose(chance: Chance, data: bytes, other: bytes) -> bytes:
    return _some(chance, _CLOSING, data, lambda: b"")


def _tags(chance: Chance, data: bytes, other: bytes) -> bytes:
    tags = _TAG.findall(data) or [b""]
    return _some(chance, _TAG, data, lambda: chance.choice(tags) * chance.choice((0, 1, 2, 500)))


def _some(chance: Chance, pattern: re.Pattern[bytes], data: bytes, new: Callable[[], bytes]) -> bytes:
    """Some of what the pattern finds, or nearly all of it, replaced."""
    share = chance.choice((0.01, 0.1, 0.9))
    return pattern.sub(lambda found: new() if chance.random() < share else found[0], data)


def _values(chance: Chance, data: bytes, other: bytes) -> bytes:
    """In JSON some values replaced by those of other types, or taken out; other formats as they are."""
    try:
        value = json.loads(data)
        for _ in range(chance.choice((1, 3, 10))):
            value = _changed(chance, value)
        return json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return data


def _changed(chance: Chance, value: Any) -> Any:
    places = list(_places(value))
    if not places:
        return copy.deepcopy(chance.choice(_VALUES))
    holder, key = chance.choice(places)
    what = chance.random()
    if what < 0.2:
        del holder[key]
    else:  # sometimes a part of the document once more, at another depth
        holder[key] = copy.deepcopy(chance.choice(places)[0] if what < 0.4 else chance.choice(_VALUES))
    return value


def _places(value: Any) -> Iterable[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in pairs:
        yield value, key
        yield from _places(each)


MUTATORS: tuple[Mutator, ...] = (
    *(_drop, _duplicate, _truncate, _splice, _swap, _swap_lines, _join_lines, _recode, _flip, _repeat, _insert),
    *(_marks, _numbers, _unclose, _tags, _values),
)
