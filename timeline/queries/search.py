"""Search over all speeches: a page of them, and what can be asked next."""

from __future__ import annotations

from sqlalchemy import CTE, func, literal, null, select, union_all
from sqlmodel import Session

from timeline import results
from timeline.filters import Filter, PeopleFilter
from timeline.queries.conditions import conditions, offset_cursor, read_offset
from timeline.queries.facets import MOST_COUNTED, facets, tally
from timeline.queries.hits import hits, how_many, is_common
from timeline.queries.meant import meant
from timeline.queries.speakers import speakers
from timeline.queries.speeches import by_key, newest, records
from timeline.queries.understanding import understand
from timeline.results.search import Sort
from timeline.search import engine_of
from timeline.search.printing import printed
from timeline.search.query import Phrase, Query, all_of, any_of, clauses, has_fields, phrases, seeks
from timeline.search.telling import told
from timeline.store import Store

FEW_WORDS, FEW_PEOPLE = 4, 4
Listed = tuple[tuple[results.Speech, ...], str | None]


def search(
    store: Store, filter: Filter, *, sort: Sort = "newest", cursor: str | None = None, limit: int = 20
) -> results.SearchResults:
    """The speeches that fit, newest first or by how well they fit, with facets, and what may have been meant instead.

    Raises `BadQuestion` for a search that cannot be understood, and for a cursor that is none.
    """
    read = understand(store, filter.text) if filter.text else None
    query = read.query if read else None
    by_words = sort == "relevance" and query is not None and any(phrases(query))
    with store.reading() as session:
        wanted = conditions(filter, store.dialect, query, common=is_common(session, filter, query))
        found = tally(session, hits(wanted, MOST_COUNTED))
        total = found.speeches if found.speeches < MOST_COUNTED else how_many(session, wanted)
        if by_words and query:
            among = hits(wanted, engine_of(store.dialect).MOST_RANKED)
            items, next = _likest(session, among, query, read_offset(cursor) if cursor else 0, limit)
        else:
            items, next = newest(session, wanted, cursor, limit)
        return results.SearchResults(
            items=items,
            next=next,
            total=total,
            q=printed(query) if query else None,
            understood=told(query, read.names) if query and read else None,
            sort="relevance" if by_words else "newest",
            facets=facets(session, found.counts, query) if total else (),
            counted=found.speeches,
            ranked=min(total, engine_of(store.dialect).MOST_RANKED) if by_words else None,
            meant=meant(store, session, query) if query else None,
            people=_people(store, query, total) if query else (),
        )


def _likest(session: Session, among: CTE, query: Query, start: int, limit: int) -> Listed:
    """Those of the hits that hold the words best; speeches that fit equally well, newest first."""
    ranked = engine_of(session.get_bind().dialect.name).ranked(_scored(query), select(among.c.pk))
    scored = ranked.cte("scored").prefix_with("MATERIALIZED").c
    place = [among.c.date, among.c.chamber, among.c.place]
    # a join of the two would, without an index, compare every hit with every score
    each = (
        union_all(
            select(among.c.pk, literal(0.0).label("score"), *place),
            select(scored.pk, scored.score, *(null().label(key.name) for key in place)),
        )
        .subquery()
        .c
    )
    order = (func.sum(each.score), *(func.max(each[key.name]) for key in place))
    keys = select(each.pk).group_by(each.pk).order_by(*(key.desc() for key in order))
    found = session.execute(keys.offset(start).limit(limit + 1)).scalars().all()
    items = records(session, by_key(session, found[:limit]))
    return items, offset_cursor(start + limit) if len(found) > limit else None


def _scored(query: Query) -> Query:
    """What of the query tells how well a speech fits: its words, without fields."""
    words = [part for part in clauses(query) if not has_fields(part)]
    return all_of(words) if words and seeks(all_of(words)) else any_of(phrases(query))


def _people(store: Store, query: Query, total: int) -> tuple[results.SpeakerHit, ...]:
    """Whoever is called so, where nothing but a few words were typed: a few people, or, where no speech fits, one like
    them."""
    parts = clauses(query)
    words = [word for part in parts if isinstance(part, Phrase) and not part.prefix for word in part.words]
    if (
        not all(isinstance(part, Phrase) for part in parts)
        or len(words) > FEW_WORDS
        or len(words) < (2 if total else 1)
    ):
        return ()
    found = speakers(store, PeopleFilter(" ".join(words)), limit=FEW_PEOPLE)
    exact = tuple(hit for hit in found.items if hit.fit == "exact") if found.total <= FEW_PEOPLE else ()
    return exact or (found.items if not total else ())
