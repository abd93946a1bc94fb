"""How long a search for people takes over the whole packaged register: median, 95th percentile and longest.

python benchmarks/speakers.py [DATABASE_URL]      (without one: a new store that holds the register and no speech)
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from functools import partial

from measure import seconds

from hansard.register import load_register
from timeline import queries, register_rows
from timeline.filters import PeopleFilter
from timeline.store import Store, open_store

ROUNDS = 5
ASKED = {
    "as written": (
        "keir starmer", "starmer keir", "liz truss", "alistair darling", "lord darling", "the earl of devon", "smith",
        "bishop of london", "siân berry", "o'brien", "rees mogg", "theresa may 2019", "john smith 1993", "green",
    ),
    "begun, as one types": ("k", "ke", "kei", "keir s", "mill", "amanda m", "twick", "hom", "home se", "lib d"),
    "misspelt": (
        "amanda miling", "jhon smith", "kier starmer", "zahawy", "reece mog", "dianeabbott", "braverman suela",
        "twikenham", "member for twikenham 2015", "home secratary", "labuor", "davd camron", "xyzzy plugh",
    ),
    "seats, offices, parties": (
        "member for twickenham", "twickenham 2015", "surrey", "home secretary 2019", "pm", "chief whip 2012",
        "defence minister", "shadow health secretary", "conservative home secretary", "lib dem peers", "labour bath",
    ),
    "half the register": ("labour", "conservative", "lord", "2015", "12 may 1994", "lords", "mps 2001", "l"),
    "hostile": ("x" * 10_000, "a " * 5_000, "%_\"'*\\", "\x00\u202e\ud800", "ﷺ" * 200, "1999-" * 2_000, "(" * 300),
}  # fmt: skip


def main(given: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(given[0]) if given else _with_register(f"sqlite:///{folder}/register.sqlite3")
        first = seconds(lambda: queries.speakers(store, PeopleFilter("warm")))
        print(f"{queries.status(store).people} people; the first search, which reads the register, {first:.2f} s")
        everything: list[float] = []
        for kind, asked in ASKED.items():
            taken = list(_milliseconds(store, asked))
            everything += taken
            print(f"{kind:24} {_line(taken)}")
        print(f"{'all':24} {_line(everything)}")
        store.engine.dispose()


def _with_register(url: str) -> Store:
    store = open_store(url, create=True)
    with store.writing() as session:
        register_rows.sync(session, load_register())
    return store


def _milliseconds(store: Store, asked: tuple[str, ...]) -> Iterator[float]:
    """The median of some rounds for each question."""
    for text in asked:
        question = PeopleFilter(text)
        rounds = [seconds(partial(queries.speakers, store, question)) for _ in range(ROUNDS)]
        yield 1000 * statistics.median(rounds)


def _line(taken: list[float]) -> str:
    p95 = statistics.quantiles(taken, n=20, method="inclusive")[-1]
    longest = f"longest {max(taken):5.1f} ms ({len(taken)} searches)"
    return f"p50 {statistics.median(taken):5.1f} ms, p95 {p95:5.1f} ms, {longest}"


if __name__ == "__main__":
    main(sys.argv[1:])
