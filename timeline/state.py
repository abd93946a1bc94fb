"""When the store last changed: one fact of the store that every transaction which changed anything renews.

Whoever keeps answers asks this first: the same state, the same answers.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

_READ = "SELECT value FROM meta WHERE key = 'changed'"
_RENEW = text(
    "INSERT INTO meta (key, value) VALUES ('changed', :now) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
_WRITES = {
    "sqlite": text("SELECT total_changes()"),
    "postgresql": text("SELECT CAST(pg_current_xact_id_if_assigned() AS text)"),
}


class Unreachable(Exception):
    """The store does not answer, not even to the smallest question."""


@dataclass(frozen=True, slots=True)
class State:
    """`token` is another after every change; `at` says when that was, None for a store that never noted it."""

    token: str
    at: datetime | None


def state(engine: Engine) -> State:
    """The state of the store now. It is asked before every answer, so it goes straight to the driver: 15 µs, not 75.

    Raises `Unreachable`.
    """
    try:
        with closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(_READ)
            row = cursor.fetchone()
            cursor.close()
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as error:
        raise Unreachable("the store does not answer") from error
    token = str(row[0]) if row else ""
    return State(token, datetime.fromisoformat(token) if token else None)


def writes(session: Session) -> object:
    """What is another as soon as the session's transaction has written a row."""
    return session.execute(_WRITES[session.get_bind().dialect.name]).scalar()


def renew(session: Session) -> None:
    """Note that the store has changed, now."""
    session.execute(_RENEW, {"now": datetime.now(UTC).isoformat(timespec="microseconds")})
