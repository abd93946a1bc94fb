"""The topics as rows, and tagging again what a changed definition touches."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete
from sqlmodel import Session, col, select

from hansard.people import Role
from timeline import tables, write
from timeline.store import Store, upsert
from timeline.tagging import Tagger
from timeline.topics import Topic

CHUNK = 2_000


def sync(session: Session, tagger: Tagger) -> None:
    """Make the stored topics those of the tagger, and tag every stored speech again for each that has changed."""
    stored = {topic.slug: topic.version for topic in session.exec(select(tables.Topic)).all()}
    changed = [topic for topic in tagger.topics if stored.get(topic.slug) != topic.version]
    gone = stored.keys() - {topic.slug for topic in tagger.topics}
    _forget(session, gone | {topic.slug for topic in changed})
    session.execute(delete(tables.Topic).where(col(tables.Topic.slug).in_(gone)))
    upsert(session, tables.Topic, [_row(topic) for topic in changed], "slug")
    if changed:
        again = Tagger(tuple(changed))
        for chunk in _speeches(session):
            write.tag(session, again, chunk)


def retag(store: Store, tagger: Tagger) -> tuple[str, ...]:
    """The slugs of the topics that had changed and whose speeches were tagged again, in one transaction."""
    with store.writing() as session:
        stored = {topic.slug: topic.version for topic in session.exec(select(tables.Topic)).all()}
        sync(session, tagger)
    return tuple(topic.slug for topic in tagger.topics if stored.get(topic.slug) != topic.version)


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
        .where(tables.Speech.kind != "procedural", tables.Speech.role != str(Role.CHAIR))
        .order_by(col(tables.Speech.pk))
        .limit(CHUNK)
    )
    last = 0
    while rows := session.execute(query.where(col(tables.Speech.pk) > last)).all():
        yield [(pk, text, (*path, title)) for pk, text, path, title in rows]
        last = rows[-1][0]
