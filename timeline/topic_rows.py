"""The topics as rows, and tagging again what a changed definition touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import Session, col, select

from timeline import tables, write
from timeline.queries.conditions import members_own
from timeline.store import Store, StoreError, upsert
from timeline.tagging import Tagger
from timeline.topics import Topic

CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Changes:
    """What tagging again did: the slugs of topics that were new or had changed, and of those taken out."""

    tagged: tuple[str, ...]
    removed: tuple[str, ...]


def sync(session: Session, tagger: Tagger, *, removing: bool = False) -> Changes:
    """Make the stored topics those of the tagger, and tag every stored speech again for each that has changed.

    Raises `StoreError` where the store has a topic that the tagger lacks, unless `removing`: a forgotten folder of
    one's own topics shall not take them out.
    """
    stored = {topic.slug: topic.version for topic in session.exec(select(tables.Topic)).all()}
    changed = [topic for topic in tagger.topics if stored.get(topic.slug) != topic.version]
    gone = stored.keys() - {topic.slug for topic in tagger.topics}
    if gone and not removing:
        raise StoreError(_lacking(gone))
    _forget(session, gone | {topic.slug for topic in changed})
    session.execute(delete(tables.Topic).where(col(tables.Topic.slug).in_(gone)))
    upsert(session, tables.Topic, [_row(topic) for topic in changed], "slug")
    if changed:
        again = Tagger(tuple(changed))
        for chunk in _speeches(session):
            write.tag(session, again, chunk)
    return Changes(tuple(topic.slug for topic in changed), tuple(sorted(gone)))


def _lacking(slugs: set[str]) -> str:
    named = ", ".join(sorted(slugs))
    return (
        f"the store has topics that are not among those given: {named}; "
        "name their folder with --topics or HANSARD_TOPICS, or take them out with `hansard topics tag`"
    )


def retag(store: Store, tagger: Tagger) -> Changes:
    """Tag the stored speeches again for what has changed, and take out what is no longer defined; one transaction."""
    with store.writing() as session:
        return sync(session, tagger, removing=True)


def _row(topic: Topic) -> dict[str, str]:
    return {"slug": topic.slug, "title": topic.title, "description": topic.description, "version": topic.version}


def _forget(session: Session, slugs: set[str]) -> None:
    for table in (tables.Mention, tables.Tag):
        session.execute(delete(table).where(col(table.topic).in_(slugs)))


def _speeches(session: Session) -> Iterator[list[tuple[int, str, tuple[str, ...]]]]:
    """Every stored turn that topics are looked for in, by chunks: key, text, headings."""
    query = (
        select(tables.Speech.pk, tables.Speech.text, tables.Section.path, tables.Section.title)
        .join(tables.Section, col(tables.Section.pk) == tables.Speech.section_pk)
        .where(*members_own())
        .order_by(col(tables.Speech.pk))
        .limit(CHUNK)
    )
    last = 0
    while rows := session.execute(query.where(col(tables.Speech.pk) > last)).all():
        yield [(pk, text, (*path, title)) for pk, text, path, title in rows]
        last = rows[-1][0]
