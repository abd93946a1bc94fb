"""Party and office on the day, from the register alone, against what TheyWorkForYou's pages print beside the name.

python benchmarks/labels.py PAGE-OR-FOLDER…

The printed position is hidden from the resolution and then compared with it. Offices are the same where one text has
the words of the other; all that are not letter for letter the same are listed, to be looked at.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import replace

import hansard
from hansard import parties
from hansard.errors import HansardError
from hansard.model import Attribution, Item, Speech
from hansard.people import Resolved
from hansard.register import load_register
from timeline.sources import inputs

SMALL = frozenset({"the", "of", "for", "to", "and", "department", "hm", "state"})


def main(folders: list[str]) -> None:
    """Print how many labels are right, and every difference."""
    register = load_register()
    counts: Counter[str] = Counter()
    differences: Counter[tuple[str, str, str]] = Counter()
    for each in inputs(folders):
        try:
            sitting = hansard.read(each.content(), path=each.path)
        except HansardError:
            counts["files that are no transcript"] += 1  # folders hold other things beside pages
            continue
        if sitting.source is None or not sitting.source.format.startswith("theyworkforyou"):
            counts["transcripts of another format"] += 1
            continue
        unlabelled = replace(sitting, items=tuple(map(bare, sitting.items)))
        for item, answer in zip(sitting.items, hansard.resolve(unlabelled, register), strict=True):
            if isinstance(item, Speech) and item.attribution and isinstance(answer, Resolved):
                for label, printed, found in labels(item.attribution, answer):
                    counts[f"{label} {'right' if same(label, printed, found) else 'wrong'}"] += 1
                    if printed != found:
                        differences[label, printed, str(found)] += 1
    for label in ("party", "office"):
        right, wrong = counts[f"{label} right"], counts[f"{label} wrong"]
        print(f"{label}: {right} of {right + wrong}, {right / max(right + wrong, 1):.3f}")
    for passed_over in ("files that are no transcript", "transcripts of another format"):
        print(f"passed over: {counts[passed_over]} {passed_over}")
    for (label, printed, found), number in differences.most_common():
        print(f"  {number} × {label}: printed {printed!r}, register {found!r}")


def bare(item: Item) -> Item:
    """A turn with nothing but the name and the id of its speaker."""
    if not isinstance(item, Speech) or item.attribution is None:
        return item
    who = item.attribution
    return replace(item, attribution=Attribution(who.printed, name=who.name, person_id=who.person_id))


def labels(who: Attribution, answer: Resolved) -> list[tuple[str, str, str | None]]:
    """(label, printed, found) of what is printed."""
    party = [("party", parties.canonical(who.party) or who.party, answer.party)] if who.party else []
    return [*party, *([("office", who.office, answer.office)] if who.office else [])]


def same(label: str, printed: str, found: str | None) -> bool:
    """Whether the register says the same, offices in other words too."""
    if found is None or label == "party":
        return printed == found
    return found in printed or words(found) <= words(printed) or words(printed) <= words(found)


def words(office: str) -> set[str]:
    """The words of an office that tell it from others."""
    return set(re.findall(r"[\w-]+", office.casefold())) - SMALL


if __name__ == "__main__":
    main(sys.argv[1:])
