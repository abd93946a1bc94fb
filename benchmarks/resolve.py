"""Who spoke, told from the printed name alone: the ids of publicwhip XML are hidden, and are the truth.

python benchmarks/resolve.py [--mistakes] FILE-OR-FOLDER-OR-TAR…

“Right”, “wrong” and “nobody” are shares of the speeches whose id the register knows; the others are listed by name.
Party and seat on the day are counted with the ids.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace

import hansard
from hansard.model import Sitting, Speech
from hansard.people import Resolution, Resolved
from hansard.register import load_register
from timeline.sources import inputs


def main(arguments: list[str]) -> None:
    """Print the shares for each chamber."""
    register = load_register()
    counts: dict[str, Counter[str]] = {}
    mistakes: Counter[tuple[str, str, str]] = Counter()
    strangers: Counter[tuple[str, str]] = Counter()
    for each in inputs([argument for argument in arguments if argument != "--mistakes"]):
        sitting = hansard.read(each.content(), path=each.path)
        truths, guesses = hansard.resolve(sitting, register), hansard.resolve(hidden(sitting), register)
        for item, truth, guess in zip(sitting.items, truths, guesses, strict=True):
            if not (isinstance(item, Speech) and item.attribution and item.attribution.person_id):
                continue
            count = counts.setdefault(sitting.chamber, Counter())
            if not isinstance(truth, Resolved) or not truth.person.memberships:
                strangers[sitting.chamber, item.attribution.printed] += 1
                count["unknown"] += 1
                continue
            verdict = judged(truth, guess)
            count[verdict] += 1
            count["party"] += truth.party is not None
            if verdict != "right":
                mistakes[sitting.chamber, verdict, f"{item.attribution.printed} ({guess and guess.rule})"] += 1
    for chamber, count in counts.items():
        known = count["right"] + count["wrong"] + count["nobody"]
        print(f"{chamber}: {known:,} speeches; ", end="")
        print("; ".join(f"{verdict} {count[verdict] / known:.2%}" for verdict in ("right", "wrong", "nobody")), end="")
        print(f"; party known {count['party'] / known:.2%}; ids that the register lacks: {count['unknown']}")
    for (chamber, name), number in strangers.most_common():
        print(f"  not in the register: {name} ({chamber}, {number})")
    if "--mistakes" in arguments:
        for (chamber, verdict, name), number in mistakes.most_common():
            print(f"  {verdict}: {name} ({chamber}, {number})")


def hidden(sitting: Sitting) -> Sitting:
    """The same sitting as if its source gave no ids."""
    return replace(sitting, items=tuple(_hidden(item) if isinstance(item, Speech) else item for item in sitting.items))


def _hidden(speech: Speech) -> Speech:
    return replace(speech, attribution=speech.attribution and replace(speech.attribution, person_id=None))


def judged(truth: Resolved, guess: Resolution | None) -> str:
    """`right`, `wrong` or `nobody`."""
    if not isinstance(guess, Resolved):
        return "nobody"
    return "right" if guess.person.id == truth.person.id else "wrong"


if __name__ == "__main__":
    main(sys.argv[1:])
