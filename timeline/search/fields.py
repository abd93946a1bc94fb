"""What may stand behind a field's colon, and the one form in which it is kept.

What only the store can tell (who a name is, which topics there are) is asked later, of the store.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from slugify import slugify

from hansard.model import CHAMBERS, SpeechKind, is_chamber
from hansard.parties import canonical
from hansard.people import Role
from timeline.search.query import FieldName

ROLES = tuple(role.value for role in Role)
KINDS = tuple(kind.value for kind in SpeechKind)
EXAMPLES: dict[FieldName, str] = {
    "speaker": 'speaker:"first and last name", or a person\'s id such as speaker:25350',
    "party": 'party:labour, or party:"liberal democrat"',
    "topic": "topic:online-safety",
    "chamber": f"one of {', '.join(CHAMBERS[:4])} …, as in chamber:commons",
    "role": f"one of {', '.join(ROLES)}, as in role:minister",
    "kind": f"one of {', '.join(KINDS)}, as in kind:question",
    "from": "a day, month or year: from:2024-11-25, from:2024-11, from:2024",
    "to": "a day, month or year: to:2024-11-25, to:2024-11, to:2024",
}
"""What would be right, by field."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


def kept(name: FieldName, text: str) -> str | None:
    """The value in the form in which a query keeps it, None where it cannot be one of this field."""
    value = " ".join(text.split())
    return _READ[name](value) if value else None


def _slug_of(known: tuple[str, ...]) -> Callable[[str], str | None]:
    return lambda value: slug if (slug := slugify(value)) in known else None


def _chamber(value: str) -> str | None:
    slug = slugify(value).removeprefix("house-of-")
    return slug if is_chamber(slug) else None


def _day(edge: Literal["first", "last"]) -> Callable[[str], str | None]:
    """A year or month means its first or its last day."""

    def read(value: str) -> str | None:
        if not (found := _DAY.fullmatch(value)):
            return None
        year, month = int(found[1]), int(found[2] or (1 if edge == "first" else 12))
        try:
            last = calendar.monthrange(year, month)[1]
            return date(year, month, int(found[3] or (1 if edge == "first" else last))).isoformat()
        except ValueError:
            return None

    return read


_READ: dict[FieldName, Callable[[str], str | None]] = {
    "speaker": lambda value: value,
    "party": lambda value: canonical(value) or value,
    "topic": lambda value: slugify(value) or None,
    "chamber": _chamber,
    "role": _slug_of(ROLES),
    "kind": _slug_of(KINDS),
    "from": _day("first"),
    "to": _day("last"),
}
