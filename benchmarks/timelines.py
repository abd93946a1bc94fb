"""How long a timeline takes over ten thousand, a hundred thousand and five million speeches, and how large stores get.

python benchmarks/timelines.py [SPEECHES …] [--keep FOLDER]

The stores are generated (`invented.py`) into SQLite files and deleted afterwards, unless a folder to keep them in is
named. The full-text index is left out: no timeline asks it, and it would take most of the time.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from invented import COLUMNS, TOPICS, Parliament, Rows
from measure import seconds
from sqlalchemy import text

from timeline import queries
from timeline.filters import Filter
from timeline.rollups import refill, refresh
from timeline.rollups.keep import refill_all
from timeline.store import Store, open_store

SIZES = (10_000, 100_000, 5_000_000)
ROUNDS = 9
TOPIC = Filter(topic="bees")
ASKED: dict[str, tuple[Filter, dict[str, Any]]] = {
    "as first shown (by party)": (TOPIC, {}),
    "all series together": (TOPIC, {"by": "none"}),
    "by role": (TOPIC, {"by": "role"}),
    "by kind of speech": (TOPIC, {"by": "kind"}),
    "by sub-topic": (TOPIC, {"by": "sub-topic"}),
    "mentions": (TOPIC, {"measure": "mentions"}),
    "per sitting day": (TOPIC, {"per": "sitting-day"}),
    "per thousand speeches": (TOPIC, {"per": "thousand-speeches"}),
    "about or mentioned": (Filter(topic="bees", strength="any"), {}),
    "Labour only": (Filter(topic="bees", party=("Labour",)), {}),
    "Labour only, by role": (Filter(topic="bees", party=("Labour",)), {"by": "role"}),
    "by month": (TOPIC, {"bucket": "month"}),
    "by Parliament": (TOPIC, {"bucket": "parliament"}),
    "debates": (TOPIC, {"measure": "debates"}),
    "speakers": (TOPIC, {"measure": "speakers"}),
    "by speaker": (TOPIC, {"by": "speaker"}),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    taken: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            path = (given.keep or Path(folder)) / f"{size}.sqlite3"
            if not path.exists():
                make(path, size)
            taken[size] = measure(path)
            if given.keep is None:
                path.unlink()
    show(taken)


def make(path: Path, size: int) -> None:
    """Generate a store and say how long that took."""
    store = open_store(f"sqlite:///{path}", create=True)
    written = seconds(lambda: _write(store, size))
    with store.writing() as session:
        counted = seconds(lambda: refill_all(session))
    store.engine.dispose()
    megabytes = path.stat().st_size / 1e6
    print(f"{size:,} speeches: written in {written:.0f} s, counted in {counted:.1f} s; {megabytes:,.0f} MB", flush=True)


def _write(store: Store, size: int) -> None:
    parliament = Parliament(size)
    store.engine.dispose()  # the journal can only be switched off by a connection that is alone
    connection = store.engine.raw_connection()
    cursor = connection.cursor()
    for pragma in ("foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
        cursor.execute(f"PRAGMA {pragma}")
    for (trigger,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        cursor.execute(f"DROP TRIGGER {trigger}")
    topics = [(slug, slug.title(), "", "1", parent, "") for slug, parent in TOPICS.items()]
    cursor.execute("BEGIN")
    cursor.executemany(
        "INSERT INTO topic (slug, title, description, version, parent, definition) VALUES (?,?,?,?,?,?)", topics
    )
    for rows in _batches(parliament.rows(), 40):
        for table, columns in COLUMNS.items():
            names = columns.split()
            marks = ", ".join("?" * len(names))
            listed = ", ".join(f'"{name}"' for name in names)
            cursor.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", rows[table])  # noqa: S608
    people = [(id, id, id, "{}", 1) for id in sorted(parliament.people)]
    cursor.executemany("INSERT INTO person (id, name, slug, identifiers, known) VALUES (?,?,?,?,?)", people)
    cursor.execute("COMMIT")
    connection.close()
    store.engine.dispose()  # and with it what was switched off


def _batches(sittings: Iterable[Rows], many: int) -> Iterator[Rows]:
    """The rows of so many sittings at a time."""
    sittings = iter(sittings)
    while some := list(islice(sittings, many)):
        yield {table: [row for rows in some for row in rows[table]] for table in COLUMNS}


def measure(path: Path) -> dict[str, float]:
    """Milliseconds of each question, the median of some rounds after a first."""
    store = open_store(f"sqlite:///{path}")
    taken = {name: _median(store, filter, how) for name, (filter, how) in _asked(store).items()}
    taken |= _upkeep(store)
    store.engine.dispose()
    return taken


def _asked(store: Store) -> dict[str, tuple[Filter, dict[str, Any]]]:
    last = queries.status(store).last
    assert last is not None
    month = Filter(topic="bees", start=last.replace(day=1), end=last)
    return ASKED | {"one month by day": (month, {"bucket": "day"})}


def _median(store: Store, filter: Filter, how: dict[str, Any]) -> float:
    queries.timeline(store, filter, **how)
    return 1000 * statistics.median(seconds(lambda: queries.timeline(store, filter, **how)) for _ in range(ROUNDS))


def _upkeep(store: Store) -> dict[str, float]:
    """What it takes to count one sitting, and one topic, again."""
    with store.writing() as session:
        sitting = session.execute(text("SELECT MAX(pk) FROM sitting WHERE chamber = 'commons'")).scalar_one()
        refresh(session, sitting)
        one = seconds(lambda: refresh(session, sitting))
        topic = seconds(lambda: refill(session, ["bees"]))
    return {"a sitting counted again": 1000 * one, "a topic counted again": 1000 * topic}


def show(taken: dict[int, dict[str, float]]) -> None:
    """A table: questions by stores."""
    print(f"\n{'milliseconds':28}" + "".join(f"{size:>12,}" for size in taken))
    for name in next(iter(taken.values())):
        print(f"{name:28}" + "".join(f"{each[name]:12.1f}" for each in taken.values()))


if __name__ == "__main__":
    main()
