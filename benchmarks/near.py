"""How long the debates near a text take to find, for each article and feed given: median of some rounds, and the first.

python benchmarks/near.py DATABASE_URL [FILE...]      (without files: the invented articles of fixtures/context)
"""

from __future__ import annotations

import statistics
import sys
from functools import partial
from pathlib import Path

from measure import seconds

from timeline import queries
from timeline.context import reading
from timeline.sources import inputs
from timeline.store import open_store
from timeline.tagging import Tagger
from timeline.topics import load_topics

ROUNDS = 5
INVENTED = Path(__file__).parent.parent / "fixtures" / "context"


def main(given: list[str]) -> None:
    store, tagger = open_store(given[0]), Tagger(load_topics())
    print(f"{queries.status(store).speeches} speeches")
    for each in inputs(given[1:] or [str(INVENTED)]):
        for item in reading.read(each.content()):
            ask = partial(queries.near, store, item.text, item.day, tagger, title=item.title)
            first, *taken = (1000 * seconds(ask) for _ in range(1 + ROUNDS))
            words = len(item.text.split())
            print(f"{statistics.median(taken):6.0f} ms  (first {first:.0f})  {words:5} words  {item.title[:60]}")
    store.engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1:])
