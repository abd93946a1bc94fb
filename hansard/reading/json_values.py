"""Reading JSON that may be hostile or damaged: any encoding, bounded nesting, and a damaged entry costs itself only."""

from __future__ import annotations

import json
import re
from typing import Any

from hansard import clean
from hansard.errors import BrokenTranscript
from hansard.model import ParseWarning

MOST_MENDED = 20
Json = dict[str, Any]

# Strings whole, so that brackets in them do not count (one that has no end goes on to the end: tried again from each of
# its `\"`, it would take the square of its length); then what opens and closes.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_FIRST_KEY = re.compile(r'\{\s*"(\w{1,60})"')
_CLOSING = {"{": "}", "[": "]"}
_LONE = re.compile("[\ud800-\udfff]")


def head(data: bytes) -> bytes:
    """The first bytes, without the zero bytes of UTF-16, where a JSON object or list begins there; else nothing."""
    start = data[:65536].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start if start[:1] in (b"{", b"[") else b""


def load(data: bytes, format_name: str) -> tuple[Any, tuple[ParseWarning, ...]]:
    """The value of the whole document, and a located warning for all that was lost.

    Raises `BrokenTranscript` where it is no JSON, is damaged all over, or is nested beyond what Python reads (about
    1,000 levels); walk the value with a bound of your own.
    """
    decoded = clean.decode(data)
    text = decoded.text.lstrip("\ufeff")
    warnings = [ParseWarning(line, "bad-bytes", "bytes that are no text were replaced") for line in decoded.damaged]
    while True:
        try:
            return json.loads(text, strict=False), tuple(warnings)
        except RecursionError as error:
            raise BrokenTranscript(format_name, "values nested too deeply", "at most some hundred levels") from error
        except json.JSONDecodeError as error:
            mended = _mended(text, error.pos) if len(warnings) < MOST_MENDED else None
            if mended is None:
                raise BrokenTranscript(format_name, error.msg, "well-formed JSON", error.lineno) from error
            message = f"the JSON is damaged ({error.msg}); one entry of a list was lost there"
            warnings.append(ParseWarning(error.lineno, "damaged-json", message))
            text = mended
        except ValueError as error:  # a number of thousands of digits
            raise BrokenTranscript(format_name, "a number without end", "well-formed JSON") from error


def objects(row: Json, key: str) -> list[Json]:
    """The objects of the list under the key; nothing where there is no such list."""
    value = row.get(key)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def text(row: Json, key: str) -> str:
    """The text under the key, a number as its digits; empty where there is none. Half characters are replaced."""
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return _LONE.sub(clean.REPLACEMENT, str(value))


def number(row: Json, key: str) -> int | None:
    """The whole number under the key, also where it is printed as a text; None where there is none."""
    value = text(row, key)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 12 else None


def _mended(text: str, damage: int) -> str | None:
    """The text without the entry of a list in which the damage is; where the end is missing, all is closed."""
    stack = _open_at(text, damage)
    while stack and not (text[stack[-1]] == "{" and len(stack) > 1 and text[stack[-2]] == "["):
        stack.pop()
    if not stack:
        return None
    start = stack.pop()
    before = text[:start].rstrip()
    first = _FIRST_KEY.match(text, start)
    like = rf'\{{\s*"{first[1]}"' if first else r"\{"
    after = re.compile(rf"\}}\s*(?:,\s*(?={like})|(?=\]))").search(text, damage)
    if after is None:
        return before.removesuffix(",") + "".join(_CLOSING[text[place]] for place in reversed(stack))
    if text[after.end()] == "]":
        before = before.removesuffix(",")
    gap = "\n" * text.count("\n", start, after.end())  # so that later line numbers stay right
    return before + gap + text[after.end() :]


def _open_at(text: str, end: int) -> list[int]:
    """The places of the brackets that are open there, outermost first."""
    stack: list[int] = []
    for token in _TOKEN.finditer(text, 0, end):
        if token[0] in _CLOSING:
            stack.append(token.start())
        elif token[0] in "]}" and stack:
            stack.pop()
    return stack
