"""How well kinds of turns are inferred: precision and recall against the kinds that publicwhip files print.

    python benchmarks/kinds.py FILE…

Urgent questions and the business question are printed as supplementary questions there, and here are questions: they
are counted as questions. Files that print no kinds tell nothing and are left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import hansard
from hansard.model import Item, Speech, SpeechKind
from hansard.reading import procedure
from hansard.reading.kinds import infer
from hansard.reading.kinds_words import asks_urgently

PRINTED = b" type="


def stripped(item: Item, numbers: bool) -> Item:
    """The item as a source without kinds gives it, with or without the numbers of questions."""
    if not isinstance(item, Speech) or item.attribution is None:
        return item
    number, uin = (item.question_number, item.uin) if numbers else (None, None)
    kind = procedure.kind(number, uin, item.text)
    return replace(item, question_number=number, uin=uin, kind=kind)


def printed(speech: Speech) -> SpeechKind:
    """The kind in the source, in our sense of the words."""
    asks = speech.kind is SpeechKind.SUPPLEMENTARY_QUESTION and asks_urgently(speech.text)
    return SpeechKind.QUESTION if asks else speech.kind


def pairs(paths: list[Path], numbers: bool) -> Counter[tuple[SpeechKind, SpeechKind]]:
    """How many turns have which printed and which inferred kind."""
    found: Counter[tuple[SpeechKind, SpeechKind]] = Counter()
    for path in paths:
        data = path.read_bytes()
        items = hansard.read(data).items if PRINTED in data else ()
        for before, after in zip(items, infer(stripped(item, numbers) for item in items), strict=True):
            if isinstance(before, Speech) and isinstance(after, Speech) and before.attribution:
                found[printed(before), after.kind] += 1
    return found


def main() -> None:
    """Print a table for sources with numbered questions and one for those without."""
    for numbers in (True, False):
        found = pairs([Path(name) for name in sys.argv[1:]], numbers)
        print("with question numbers" if numbers else "without question numbers")
        for kind in SpeechKind:
            right = found[kind, kind]
            said = sum(n for (_, inferred), n in found.items() if inferred is kind)
            there = sum(n for (source, _), n in found.items() if source is kind)
            if there:
                print(
                    f"  {kind:24} {there:7,} turns   precision {right / max(said, 1):.3f}   recall {right / there:.3f}"
                )


if __name__ == "__main__":
    main()
