"""What is wrong with a topic file: one sentence with the file, the line, what was found and what would be right."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

_EXPECTED = {
    "string_type": 'text in quotes, such as "social media"',
    "string_too_short": "some text in the quotes",
    "int_type": "a whole number without quotes",
    "tuple_type": 'a list, such as ["one phrase", "another phrase"]',
    "model_type": "a table of keys",
    "date_type": "a day without quotes, such as 2019-04-01",
}


class BadTopic(ValueError):
    """A topic file cannot be used; the text names the file, the line, what was found and what would be right."""

    def __init__(self, path: str, line: int | None, found: str, expected: str) -> None:
        self.path, self.line, self.found, self.expected = path, line, found, expected
        where = f"{path}:{line}" if line else path
        super().__init__(f"{where}: {found}; expected {expected}")


def bad_toml(error: tomllib.TOMLDecodeError, source: str, path: str) -> BadTopic:
    """The error for a text that is no TOML."""
    # Python 3.11 says where only in words: “Unclosed array (at line 7, column 3)”, or “(at end of document)”.
    what, _, where = str(error).partition(" (at ")
    number = re.match(r"line (\d+)", where)
    line = int(number[1]) if number else source.rstrip().count("\n") + 1
    return BadTopic(path, line, f"no valid TOML: {what.lower()}", "TOML; look for a missing quote, comma or bracket")


def bad_rules(error: ValidationError, shape: type[BaseModel], source: str, path: str) -> BadTopic:
    """The error for the first thing that `shape`, the model of a whole file, does not allow.

    An unknown key comes first: it is most often the missing one, mistyped.
    """
    first = min(error.errors(include_url=False), key=lambda finding: finding["type"] != "extra_forbidden")
    found, expected = _in_words(first, shape)
    return BadTopic(path, line_of(source, first["loc"], first["input"]), found, expected)


def line_of(source: str, place: tuple[int | str, ...], value: object = None) -> int:
    """The line, from 1, of the key that `place` leads to, or of the text `value` below it where it is one.

    A key that does not stand in the file gives the line of its table, or 1. Of tables that come several times,
    `[[during]]`, a number in the place says which.
    """
    position, again = 0, None
    for step in place:
        if isinstance(step, str):
            found = re.compile(rf"^\s*\[+[^\]\n]*\b{step}\s*\]|\b{step}\s*=", re.MULTILINE).search(source, position)
            again = re.compile(re.escape(found[0].strip())) if found and found[0].lstrip().startswith("[[") else None
        else:
            found = _next(again, source, position, step)
        position = found.end() if found else position
    if isinstance(value, str):
        position = max(position, source.find(json.dumps(value, ensure_ascii=False), position))
    return source.count("\n", 0, position) + 1


def _in_words(finding: ErrorDetails, shape: type[BaseModel]) -> tuple[str, str]:
    place, kind = finding["loc"], finding["type"]
    key = ".".join(step for step in place if isinstance(step, str))
    if kind == "extra_forbidden":
        return f"unknown key {key!r}", f"one of {', '.join(_keys_beside(place, shape))}"
    if kind == "missing":
        return f"no {key!r}", f"a line “{place[-1]} = …”"
    if kind == "value_error":
        found, _, expected = finding["msg"].removeprefix("Value error, ").partition("; expected ")
        return f"in {key!r}, {found}", expected
    if kind == "too_short":
        return f"{key!r} holds too little", f"at least {finding['ctx']['min_length']}"
    return f"{key!r} is {finding['input']!r}", _EXPECTED.get(kind, finding["msg"].removeprefix("Input should be "))


def _keys_beside(place: tuple[int | str, ...], shape: type[BaseModel]) -> list[str]:
    """The keys that the table allows in which the last step of `place` stands."""
    table: Any = shape
    for step in place[:-1]:
        table = _part(table, step)
    return [field.alias or name for name, field in table.model_fields.items()]


def _part(table: Any, step: int | str) -> Any:
    """The model below a field; a list of models is stepped over."""
    return table if isinstance(step, int) else _model_in(table.model_fields[step].annotation)


def _next(header: re.Pattern[str] | None, source: str, position: int, times: int) -> re.Match[str] | None:
    """The header of a table as many times further on."""
    found = None
    for _ in range(times if header else 0):
        found = header.search(source, position)  # type: ignore[union-attr]
        position = found.end() if found else position
    return found


def _model_in(annotation: Any) -> Any:
    """`tuple[Near, ...]`, `tuple[Annotated[Example, …], ...]` and `Near` all lead to the model."""
    while not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        annotation = annotation.__args__[0] if hasattr(annotation, "__args__") else annotation.__origin__
    return annotation
