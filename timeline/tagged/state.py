"""Whether what is stored is tagged by the definitions in use."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session, select

from timeline import tables
from timeline.store import Store
from timeline.topics.definitions import Topic


def stale(store: Store, topics: Iterable[Topic]) -> tuple[str, ...]:
    """The slugs of those topics by whose definition the stored speeches are not tagged (yet); of an empty store none.

    `hansard topics tag` tags them. A packaged topic is not among them where its user's own of the same slug is stored:
    whoever asks does not know its folder.
    """
    with store.reading() as session:
        stored = _stored(session)
    return () if stored is None else tuple(sorted(one.slug for one in topics if not _is_stored(one, stored)))


def _stored(session: Session) -> dict[str, tuple[str, bool]] | None:
    """The version of each stored topic, and whether it is its user's own; None where no sitting is stored."""
    row = tables.Topic
    if session.exec(select(tables.Sitting.pk).limit(1)).first() is None:
        return None
    return {slug: (version, own) for slug, version, own in session.exec(select(row.slug, row.version, row.own))}


def _is_stored(topic: Topic, stored: dict[str, tuple[str, bool]]) -> bool:
    version, own = stored.get(topic.slug, ("", False))
    return version == topic.version or (own and not topic.own)
