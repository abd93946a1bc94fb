"""The topics as rows, and tagging again what a changed definition touches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import delete
from sqlmodel import Session, col, select

from timeline import rollups, tables
from timeline.errors import StoreError
from timeline.store import Store, upsert
from timeline.tagged import sections as topic_sections
from timeline.tagged import tags as topic_tags
from timeline.tagged.context_rows import retag as retag_context
from timeline.tagged.pins import Unfound, unfound
from timeline.tagging import Tagger
from timeline.topics.definitions import Topic, family

OF_TOPICS = (tables.Mention, tables.Tag, tables.DebateTag, tables.ContextMention, tables.ContextTag)


@dataclass(frozen=True, slots=True)
class Changes:
    """What tagging again did: the slugs of topics that were new or had changed, and of those taken out; and what the
    definitions pin or exclude that is not there."""

    tagged: tuple[str, ...]
    removed: tuple[str, ...]
    unfound: tuple[Unfound, ...] = ()


def sync(session: Session, tagger: Tagger, *, removing: bool = False) -> Changes:
    """Make the stored topics those of the tagger, and tag every stored speech again for each that has changed.

    Raises `StoreError` where the store has a topic that the tagger lacks, or one of its user's own that the tagger has
    as packaged, unless `removing`: a forgotten folder of one's own topics shall not take them out.
    """
    stored = {topic.slug: topic.model_dump() for topic in session.exec(select(tables.Topic)).all()}
    changed = [one for one in tagger.topics if stored.get(one.slug, {}).get("version") != one.version]
    gone = stored.keys() - {topic.slug for topic in tagger.topics}
    own = {slug for slug, row in stored.items() if row["own"]} - {topic.slug for topic in tagger.topics if topic.own}
    if (gone or own) and not removing:
        raise StoreError(_lacking(gone | own))
    slugs = {topic.slug for topic in changed}
    _forget(session, gone | slugs)
    session.execute(delete(tables.Topic).where(col(tables.Topic.slug).in_(gone)))
    rows = [_row(topic) for topic in tagger.topics]
    upsert(session, tables.Topic, [row for row in rows if row != stored.get(str(row["slug"]))], "slug")
    if changed:
        again = _with_sub_topics(changed, tagger)
        topic_tags.write(session, again, topic_sections.of_store(session), slugs)
        retag_context(session, again, slugs)
    if changed or gone:
        rollups.refill(session, gone | slugs)
    return Changes(tuple(sorted(slugs)), tuple(sorted(gone)))


def _with_sub_topics(changed: Iterable[Topic], tagger: Tagger) -> Tagger:
    """The changed topics with those below them, which have not all changed but speak for them."""
    return Tagger(tuple({one.slug: one for topic in changed for one in family(topic, tagger.topics)}.values()))


def _lacking(slugs: set[str]) -> str:
    named = ", ".join(sorted(slugs))
    return (
        f"the store has topics that are not among those given: {named}; "
        "name their folder with --topics or HANSARD_TOPICS, or take them out with `hansard topics tag`"
    )


def retag(store: Store, tagger: Tagger) -> Changes:
    """Tag the stored speeches again for what has changed, and take out what is no longer defined; one transaction."""
    with store.writing() as session:
        changes = sync(session, tagger, removing=True)
        return replace(changes, unfound=unfound(session, tagger.topics))


def _row(topic: Topic) -> dict[str, str | bool | None]:
    return {
        "slug": topic.slug,
        "title": topic.title,
        "description": topic.description,
        "version": topic.version,
        "parent": topic.parent,
        "definition": topic.definition,
        "own": topic.own,
    }


def _forget(session: Session, slugs: set[str]) -> None:
    for table in OF_TOPICS:
        session.execute(delete(table).where(col(table.topic).in_(slugs)))
