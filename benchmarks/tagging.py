"""Speed of tagging with all shipped topics, against scanning the same text for one word; and whether it stays linear.

In processor time, so that it holds on a busy machine.

    python benchmarks/tagging.py [FOLDER…]      (without a folder: the invented demonstration)

Speeches are tagged section by section, as an ingest does. The floor looks for `china`, in any case, in each speech:
what no tagger can be faster than. `growth` is how much longer ten times the text takes, with no garbage collected:
10 were exactly linear, 100 the square; what is over 10 goes to memory.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from measure import ROUNDS, files

import hansard
from hansard.register import load_register
from timeline.tagged.sections import of_document
from timeline.tagging import Tagger
from timeline.topics import load_topics

HARD = {
    "one weak word": "China ",
    "lists in passing": "China, Russia and Iran, ",
    "other senses": "bone china China ",
    "near pairs": "China on sanctions, online abuse of AI models ",
    "half a phrase": "online safe online saf ",
    "no sentence ends": "hon. ",
    "one long word": "China-",
}
"""Texts that would take a careless matcher the square of their length."""


def main(folders: Sequence[str]) -> None:
    """Prints the speed, the floor's and their ratio, then a line for each hard text."""
    topics, register = load_topics(), load_register()
    sittings = [hansard.read(path.read_bytes(), path=path.name) for path in files(folders)]
    sections = [part for one in sittings for part in of_document(one, hansard.resolve(one, register))]
    texts = [turn.text for section in sections for turn in section.turns if turn.tagged]
    size = sum(len(text.encode()) for text in texts) / 1e6
    tagger = Tagger(topics)
    pairs = [
        (_cpu(lambda: [part.tagged(tagger) for part in sections]), _cpu(lambda: _scan(texts))) for _ in range(ROUNDS)
    ]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    phrases = sum(len(part.any) for topic in topics for part in (topic.rules.strong, topic.rules.weak))
    print(f"{len(sittings)} sittings, {len(texts):,} turns, {size:.1f} MB; {len(topics)} topics, {phrases:,} phrases")
    print(f"tagging {size / mine:.1f} MB/s; one word {size / theirs:.0f} MB/s; {mine / theirs:.0f} times its time")
    for name, text in HARD.items():
        print(f"growth: {name:18} {_growth(tagger, text):5.1f}")


def _cpu(run: Callable[[], object]) -> float:
    """Processor seconds of one call: other programs' do not count."""
    start = time.process_time()
    run()
    return time.process_time() - start


def _scan(texts: Sequence[str]) -> int:
    return sum(text.lower().count("china") for text in texts)


def _growth(tagger: Tagger, text: str) -> float:
    """How many times longer ten times the text takes."""
    short, long = text * (20_000 // len(text)), text * (200_000 // len(text))
    gc.disable()
    fastest = [min(_cpu(partial(tagger.tag, each)) for _ in range(ROUNDS)) for each in (short, long)]
    gc.enable()
    return fastest[1] / fastest[0]


if __name__ == "__main__":
    main(sys.argv[1:])
