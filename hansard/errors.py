"""What can go wrong between bytes and a sitting: every error names what, where, and what would be right."""

from __future__ import annotations

from collections.abc import Sequence


class HansardError(Exception):
    """Base of all errors of this package; its text is one plain sentence for the user."""


class UnknownFormat(HansardError):
    """The bytes are no transcript in a known format.

    `looks_like` says in words what the bytes seem to be, `known` lists the formats that are read.
    """

    def __init__(self, looks_like: str, known: Sequence[str]) -> None:
        self.looks_like, self.known = looks_like, tuple(known)
        super().__init__(
            f"not a transcript in a known format: it looks like {looks_like}; known formats: {', '.join(known)}"
        )


class BrokenTranscript(HansardError):
    """The format is known, but nothing of this document can be read."""

    def __init__(self, format_name: str, found: str, expected: str, line: int | None = None) -> None:
        self.format_name, self.found, self.expected, self.line = format_name, found, expected, line
        where = f" at line {line}" if line else ""
        super().__init__(f"unreadable {format_name}{where}: found {found}; expected {expected}")


class TooLarge(HansardError):
    """The input is larger than the limit that protects the machine. Both sizes are in bytes."""

    def __init__(self, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(f"the input has {size:,} bytes; at most {limit:,} bytes are read as one transcript")


class BadHint(HansardError):
    """A date, chamber or format given by the user is not one."""

    def __init__(self, what: str, found: str, expected: str) -> None:
        self.what, self.found, self.expected = what, found, expected
        super().__init__(f"{what} {found!r} is not known; expected {expected}")


class BadRegister(HansardError):
    """A register file cannot be read."""

    def __init__(self, path: str, line: int | None, found: str, expected: str) -> None:
        self.path, self.line, self.found, self.expected = path, line, found, expected
        where = f"{path}:{line}" if line else path
        super().__init__(f"{where}: {found}; expected {expected}")


class BadMembersFile(HansardError):
    """A published file of members cannot be taken over: `where` is the place in it, as one would look for it."""

    def __init__(self, path: str, where: str, found: str, expected: str) -> None:
        self.path, self.where, self.found, self.expected = path, where, found, expected
        place = f"{path}: {where}" if where else path
        super().__init__(f"{place}: {found}; expected {expected}")
