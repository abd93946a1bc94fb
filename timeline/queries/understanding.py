"""A reader's search with its names looked up in the store: who a speaker is, which party and topic are meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from slugify import slugify
from sqlmodel import Session, select

from timeline import results, tables
from timeline.filters import BadQuestion, Filter, PeopleFilter
from timeline.queries.directory import directory_of, register_state
from timeline.queries.speakers import speakers
from timeline.queries.unknown import unknown_parties
from timeline.search import parse
from timeline.search.people import Directory
from timeline.search.people.words import nearest
from timeline.search.query import Field, Leaf, Query, changed, leaves
from timeline.store import Store

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Understood:
    """A query whose speakers are ids, whose parties and topics are the store's; `names` are of these speakers."""

    query: Query
    names: dict[str, str] = field(default_factory=dict)


def asked(store: Store, filter: Filter) -> Query | None:
    """The filter's text, parsed and looked up; None without text. Raises `BadQuestion`."""
    return understand(store, filter.text).query if filter.text else None


def understand(store: Store, text: str) -> Understood:
    """What a search means in this store.

    Raises `BadQuestion` where it cannot be understood, where a name is nobody's or several people's, and for a party
    or topic that is not known.
    """
    query = parse(text)
    found = {
        leaf for leaf, _ in leaves(query) if isinstance(leaf, Field) and leaf.name in ("speaker", "party", "topic")
    }
    if not found:
        return Understood(query)
    with store.reading() as session:
        directory = directory_of(store, register_state(session))
        topics = {each for each in found if each.name == "topic"}
        meant: dict[Leaf, Field] = {each: Field("topic", _topic(session, each.value)) for each in topics}
    meant |= {each: Field("party", _party(store, each.value)) for each in found if each.name == "party"}
    names: dict[str, str] = {}
    for each in found:
        if each.name == "speaker":
            id, name = _speaker(store, each.value, directory)
            meant[each] = Field("speaker", id)
            names[id] = name
    return Understood(changed(query, lambda one: meant.get(one, one)), names)


def _topic(session: Session, slug: str) -> str:
    topics = dict(session.exec(select(tables.Topic.slug, tables.Topic.title)).all())
    if slug in topics:
        return slug
    titled = next((known for known, title in topics.items() if slugify(title) == slug), None)
    if titled is None:
        like = f" such as {likest}" if (likest := nearest(slug, sorted(topics))) != slug else ""
        raise BadQuestion(f"search: topic: found {slug!r}; expected the slug of a stored topic{like}")
    return titled


def _party(store: Store, name: str) -> str:
    if name in (unknown := unknown_parties(store, [name])):
        like = f" such as {unknown[name]}" if unknown[name] else ""
        raise BadQuestion(f"search: party: found {name!r}; expected a party of the register or of a speech{like}")
    return name


def _speaker(store: Store, said: str, directory: Directory) -> tuple[str, str]:
    """The id and name of the one person with that id or name; of several, the one who speaks in the store."""
    if person := directory.persons.get(said):
        return said, person.name_on(None)
    hits = speakers(store, PeopleFilter(said), limit=100).items
    fitting = [hit for hit in hits if hit.fit == "exact"] or [hit for hit in hits if hit.fit == "begun"]
    speaking = [hit for hit in fitting if hit.speeches]
    if len(certain := speaking if len(fitting) > 1 else fitting) == 1:
        return certain[0].id, certain[0].name
    raise BadQuestion(_candidates(said, speaking or fitting or list(hits), nearly=not fitting))


def _candidates(said: str, hits: list[results.SpeakerHit], *, nearly: bool) -> str:
    if not hits:
        return f"search: speaker: found {said!r}, which is nobody's name here; expected a name as /speakers finds it"
    shown = ", ".join(f"speaker:{hit.id} ({_described(hit)})" for hit in hits[:MOST_NAMED])
    more = f" and {len(hits) - MOST_NAMED} others" if len(hits) > MOST_NAMED else ""
    what = "nobody's name here, but like some" if nearly else "the name of several people"
    return f"search: speaker: found {said!r}, which is {what}; expected one of {shown}{more}"


def _described(hit: results.SpeakerHit) -> str:
    return ", ".join(filter(None, (hit.name, hit.party, hit.constituency)))
