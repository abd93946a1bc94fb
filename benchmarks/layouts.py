"""Random debates of publicwhip XML printed in every pasted layout, read back, and scored against what was printed.

python benchmarks/layouts.py FOLDER|TAR… [--debates N] [--seed N] [--layout NAME] [--worst N] [--keep FOLDER]

Names, parties, seats and offices come from the register; honorifics, serials and times are invented.
`--keep` writes the documents whose score falls short, each with its expected output.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "hansard"))

from pasted import heading, row  # noqa: E402
from rendering import classic, official, parallel, theyworkforyou, truth  # noqa: E402
from rendering.expected import Json  # noqa: E402
from rendering.truth import Debate  # noqa: E402
from scoring import Score, compare  # noqa: E402

import hansard  # noqa: E402
from hansard import formats  # noqa: E402
from hansard.errors import HansardError  # noqa: E402
from hansard.model import Hints  # noqa: E402
from hansard.output import document  # noqa: E402
from hansard.register import Register, load_register  # noqa: E402

Render = Callable[[Debate, random.Random], tuple[str, Json]]
LAYOUTS: dict[str, Render] = {
    "parallel-parliament-text": parallel.render,
    "hansard-official-text": official.render,
    "hansard-classic-text": classic.render,
    "theyworkforyou-text old": theyworkforyou.old,
    "theyworkforyou-text new": theyworkforyou.new,
}
LONGEST = 40_000
"""Words; a longer debate takes too long to compare."""


def main() -> None:
    """Prints a row a layout, what falls short, and the worst debates with their mistakes."""
    given = _arguments()
    register, dice = load_register(), random.Random(given.seed)
    sample = _sample(given.sources, given.debates, register, dice)
    print(f"{len(sample)} debates\n{heading()}")
    for name, render in LAYOUTS.items():
        if name.split()[0] not in formats.names() or (given.layout and given.layout not in name):
            continue
        scores = [(_score(render, debate, register, given), debate) for debate in sample]
        total = Score()
        for score, _ in scores:
            total.add(score)
        print(row(f"{name} ({total.documents})", total), *total.below(), sep="\n    ")
        _worst(scores, given.worst)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--debates", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", default="")
    parser.add_argument("--worst", type=int, default=3)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


def _sample(sources: Sequence[Path], wanted: int, register: Register, dice: random.Random) -> list[Debate]:
    """That many debates of random days, not more than a few a day so that the days differ."""
    files = [data for source in sources for _, data in truth.days(source)]
    dice.shuffle(files)
    a_day = max(4, 2 * wanted // max(len(files), 1))
    sample: list[Debate] = []
    for data in files:
        found = list(_usable(data, register))
        sample += dice.sample(found, min(a_day, len(found)))
        if len(sample) >= wanted:
            break
    return sample[:wanted]


def _usable(data: bytes, register: Register) -> Iterator[Debate]:
    try:
        found = list(truth.debates(data, register))
    except HansardError:
        return
    for debate in found:
        if (
            debate.chamber in parallel.PLACES
            and sum(text.count(" ") for turn in debate.turns for text in turn.paragraphs) < LONGEST
        ):
            yield debate


def _score(render: Render, debate: Debate, register: Register, given: argparse.Namespace) -> Score:
    text, wanted = render(debate, random.Random(f"{given.seed} {debate.day} {debate.title}"))
    hints = Hints(chamber=debate.chamber)
    try:
        sitting = hansard.read(text.encode(), path=wanted["source"]["path"], hints=hints)
        got = document(sitting, hansard.resolve(sitting, register))
        score = compare(wanted, got)
        if got["source"]["format"] != wanted["source"]["format"]:
            score.mistakes.insert(0, f"taken for {got['source']['format']}")
    except HansardError as error:
        score = compare(wanted, {"title": None, "items": []})
        score.mistakes.insert(0, f"refused: {error}")
    if given.keep and score.mistakes:
        _keep(given.keep, debate, text, wanted)
    return score


def _keep(folder: Path, debate: Debate, text: str, wanted: Json) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    layout = wanted["source"]["format"].split("-")[1]
    name = f"{layout}-{''.join(char for char in debate.title if char.isalnum())[:40]} {debate.day}"
    (folder / f"{name}.txt").write_bytes(text.encode())
    kept = wanted | {"source": wanted["source"] | {"path": f"{name}.txt"}}
    (folder / f"{name}.expected.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False), encoding="utf-8")


def _worst(scores: list[tuple[Score, Debate]], many: int) -> None:
    for score, debate in sorted(scores, key=lambda pair: -len(pair[0].mistakes))[:many]:
        if score.mistakes:
            print(f"    {debate.day} {debate.title[:60]} ({debate.chamber}): {len(score.mistakes)} mistakes")
            print(*(f"        {mistake}" for mistake in score.mistakes[:12]), sep="\n")


if __name__ == "__main__":
    main()
