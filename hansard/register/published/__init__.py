"""Published files of members, told apart by what is in them: bytes → `Published`.

bytes ──JSON──▶ persons and memberships ─▶ popolo      memberships alone ─▶ posts      value, items ─▶ members_api
      └──CSV──▶ table
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hansard.errors import BadMembersFile
from hansard.register.published import members_api, popolo, posts, table
from hansard.register.published.accounts import Account, Published, Sighting, Spell
from hansard.register.published.rows import Row

__all__ = ["MOST", "Account", "Published", "Sighting", "Spell", "read"]

MOST = 100_000_000
"""Bytes of a file that is read: the largest one published has some 28 million."""
KNOWN = "parlparse's people.json or list of posts, an answer of the Members API, or CSV as in docs/register.md"


def read(data: bytes, path: str, today: date, saved: date | None = None) -> Published:
    """What the file tells. An answer of the Members API says no day: it counts as of the day it was `saved`, or today.

    Raises `BadMembersFile` with the place of the first thing that is not right.
    """
    if len(data) > MOST:
        raise BadMembersFile(path, "", f"{len(data):,} bytes", f"at most {MOST:,}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadMembersFile(path, f"byte {error.start}", "something other than UTF-8", KNOWN) from error
    if text.lstrip()[:1] in ("{", "["):
        return _json(text, path, today, saved or today)
    if table.is_table(text[:500].partition("\n")[0]):
        return table.read(text, path, today)
    raise BadMembersFile(path, "", "an empty file" if not text.strip() else "another kind of file", KNOWN)


def _json(text: str, path: str, today: date, saved: date) -> Published:
    value = _parsed(text, path)
    if isinstance(value, list):
        answers = [Row(each, path, f"[{place}]") for place, each in enumerate(value)]
        if answers and all(map(members_api.is_answer, answers)):
            return members_api.read(answers, path, saved)
        raise BadMembersFile(path, "", "another kind of list", KNOWN)
    top = Row(value, path, "")
    if "memberships" in top:
        return popolo.read(top, today) if "persons" in top else posts.read(top, today)
    if members_api.is_answer(top):
        return members_api.read([top], path, saved)
    raise BadMembersFile(path, "", "another kind of JSON", KNOWN)


def _parsed(text: str, path: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadMembersFile(path, f"line {error.lineno}", f"no JSON ({error.msg})", KNOWN) from error
    except (RecursionError, ValueError) as error:
        raise BadMembersFile(path, "", "JSON that is nested too deeply, or a number too long", KNOWN) from error
