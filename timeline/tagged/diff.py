"""What a changed definition would gain and lose among the stored speeches and debates, before it is applied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from timeline import tables
from timeline.filters import BadQuestion
from timeline.store import Store
from timeline.tagged.pins import Unfound, unfound
from timeline.tagged.sections import StoredSection, of_store
from timeline.tagging import Tag, Tagger
from timeline.topics.definitions import family


@dataclass(frozen=True, slots=True)
class SpeechChange:
    """A speech that comes out otherwise: `about`, `mention` or `none` before and after.

    `debate` are the headings above it, `words` those that speak for the topic now.
    """

    id: str
    date: date
    debate: str
    before: str
    after: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DebateChange:
    """A debate that is `gained`, or else lost."""

    id: str
    date: date
    title: str
    gained: bool


@dataclass(frozen=True, slots=True)
class Diff:
    """The stored definition, by its version (None where there is none), against the one that is given now, and what the
    given one pins or excludes that is not stored."""

    topic: str
    stored: str | None
    given: str
    speeches: tuple[SpeechChange, ...]
    debates: tuple[DebateChange, ...]
    unfound: tuple[Unfound, ...] = ()


def diff(store: Store, slug: str, tagger: Tagger) -> Diff:
    """What tagging again would change of this topic; nothing is written.

    Every stored section is judged anew. Raises `BadQuestion` where the tagger has no such topic.
    """
    topic = next((topic for topic in tagger.topics if topic.slug == slug), None)
    if topic is None:
        known = ", ".join(topic.slug for topic in tagger.topics)
        raise BadQuestion(f"topic {slug!r} is not defined; expected one of {known}")
    with store.reading() as session:
        stored = session.get(tables.Topic, slug)
        before = stored.version if stored else None
        lost = unfound(session, [topic])
        if before == topic.version:
            return Diff(slug, before, topic.version, (), (), lost)
        speeches, debates = _changes(session, slug, Tagger(family(topic, tagger.topics)))
    return Diff(slug, before, topic.version, tuple(speeches), tuple(debates), lost)


def _changes(session: Session, slug: str, tagger: Tagger) -> tuple[list[SpeechChange], list[DebateChange]]:
    tag, debate = tables.Tag, tables.DebateTag
    tagged = select(col(tag.speech_pk), col(tag.strength)).where(col(tag.topic) == slug)
    before = {pk: str(strength) for pk, strength in session.execute(tagged)}
    belong = set(session.execute(select(col(debate.section_pk)).where(col(debate.topic) == slug)).scalars())
    speeches, debates = list[SpeechChange](), list[DebateChange]()
    for section in of_store(session):
        found = section.tagged(tagger)
        speeches += _speeches(section, [[tag for tag in tags if tag.topic == slug] for tags in found.turns], before)
        belongs = any(debate.topic == slug for debate in found.debates)
        if belongs != (section.pk in belong):
            debates.append(DebateChange(section.id, section.day, section.title, belongs))
    return speeches, debates


def _speeches(section: StoredSection, found: list[list[Tag]], stored: dict[int, str]) -> Iterator[SpeechChange]:
    for pk, turn, tags in zip(section.speeches, section.turns, found, strict=True):
        before, after = stored.get(pk, "none"), tags[0].strength if tags else "none"
        if before != after:
            words = tuple(mention.phrase for tag in tags for mention in tag.mentions)
            yield SpeechChange(turn.id, section.day, section.title, before, after, words)
