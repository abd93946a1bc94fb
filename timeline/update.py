"""What a running service needs each day, as an ordered list of steps. Run again after anything, it goes on.

members (renew the register) ─▶ topics (tag what changed) ─▶ register (build stale sittings anew)
                             ─▶ each chamber's new and changed sittings

What is stored is brought up to today's knowledge first; a step that fails does not keep the others from running.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import func
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from hansard.errors import HansardError
from hansard.model import Hints
from timeline import members, register_rows, tables
from timeline.errors import StoreError
from timeline.fetch.client import Client, FetchError
from timeline.fetch.run import documents, fetch_publicwhip
from timeline.ingest import Knowledge, ingest, reparse
from timeline.store import Store, failure, upsert
from timeline.tagged import rows as topic_rows
from timeline.tally import Tally

UNFINISHED = "update-from:"
"""Before the chamber in the key of a fact of the store: the day from which an update has not been finished."""


@dataclass(frozen=True, slots=True)
class Work:
    """What the steps work with. Days are fetched from `since`, else from `overlap` days before the last one stored.

    Without `members`, the register is somebody else's to renew.
    """

    store: Store
    know: Knowledge
    client: Client
    folder: Path
    publicwhip_url: str
    today: date
    overlap: int
    since: date | None = None
    members: members.Place | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a step did, in one line, and what failed in it, a sentence each; `know` is what later steps work with."""

    step: str
    summary: str
    failures: tuple[str, ...] = ()
    know: Knowledge | None = None


Step = Callable[[Work], Done]


def steps(work: Work, chambers: Sequence[str]) -> list[tuple[str, Step]]:
    """The steps in their order."""
    renewing = [("members", partial(_members, work.members))] if work.members else []
    applying: list[tuple[str, Step]] = [("topics", _topics), ("register", _register)]
    return [*renewing, *applying, *((chamber, _sittings(chamber)) for chamber in chambers)]


def update(work: Work, chambers: Sequence[str]) -> Iterator[Done]:
    """Run every step; a known error is the failure of its step."""
    for name, step in steps(work, chambers):
        try:
            done = step(work)
            work = replace(work, know=done.know or work.know)
            yield done
        except (FetchError, HansardError, StoreError, OSError, DBAPIError) as error:
            yield Done(name, "not done", (failure(error) or str(error),))


def _members(place: members.Place, work: Work) -> Done:
    fetched, imported = members.update(work.client, place, work.know.register, work.today)
    if imported is None:
        failures = tuple(f"{each.url}: {each.reason}" for each in fetched if each.status == "failed")
        return Done("members", "not renewed; the register stays as it was", failures)
    know = Knowledge(imported.register, work.know.tagger)
    return Done("members", str(imported.changes), know=know)


def _topics(work: Work) -> Done:
    with work.store.writing() as session:
        changed = topic_rows.sync(session, work.know.tagger).tagged
    return Done("topics", f"tagged again: {', '.join(changed) or 'nothing, no definition has changed'}")


def _register(work: Work) -> Done:
    another = register_rows.has_changed(work.store, work.know.register)
    failures: list[str] = []
    tally = Tally(failures.append)
    built = sum(each.status == "rebuilt" for each in tally.ingested(reparse(work.store, work.know, only_stale=True)))
    said = "another than before" if another else "as before"
    return Done("register", f"{said}; sittings built again: {built}", tuple(failures))


def _sittings(chamber: str) -> Step:
    def step(work: Work) -> Done:
        unfinished = _unfinished(work.store, chamber) or date.max
        start = work.since or min(_start(work, chamber), unfinished)
        first = min(start, unfinished)
        _remember(work.store, chamber, first)
        failures: list[str] = []
        tally = Tally(failures.append)
        base, series = work.publicwhip_url, (chamber, "debates")
        with closing(fetch_publicwhip(work.client, base, work.folder, series, start, date.max)) as files:
            for _ in tally.ingested(ingest(work.store, documents(tally.fetched(files)), work.know, Hints())):
                pass
        if not failures and start <= first:
            _remember(work.store, chamber, None)
        return Done(chamber, f"from {start}: {tally}", tuple(failures))

    return step


def _start(work: Work, chamber: str) -> date:
    """Some days before the last day file stored of the chamber, since files are revised; before today where none is."""
    document = tables.Document
    query = select(func.max(document.date)).where(
        document.chamber == chamber, document.format == "publicwhip", col(document.date) <= work.today
    )
    with work.store.reading() as session:
        last = session.exec(query).one() or work.today
    return last - timedelta(days=work.overlap)


def _unfinished(store: Store, chamber: str) -> date | None:
    with store.reading() as session:
        fact = session.get(tables.Meta, UNFINISHED + chamber)
        return date.fromisoformat(fact.value) if fact else None


def _remember(store: Store, chamber: str, day: date | None) -> None:
    """Note from which day on an update has begun, or, with None, that it is done."""
    with store.writing() as session:
        if day:
            upsert(session, tables.Meta, [{"key": UNFINISHED + chamber, "value": day.isoformat()}], "key")
        elif fact := session.get(tables.Meta, UNFINISHED + chamber):
            session.delete(fact)
