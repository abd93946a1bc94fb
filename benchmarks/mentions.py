"""How well mentions of members are found: precision and recall against the people whom publicwhip marks in speeches.

    python benchmarks/mentions.py [--mistakes] FILE-OR-FOLDER-OR-TAR…

publicwhip marks `<phrase class="honfriend" person_id=…>the hon. Member for … (Name)</phrase>`. Ids are hidden from us,
and the text is read once as printed and once with the marked brackets taken out. Mentions that publicwhip does not mark
(later members of a list, seats without a name, offices, peers) are counted apart: nothing there tells whether they are
right.
"""

from __future__ import annotations

import argparse
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

import hansard
from hansard.clean import fold
from hansard.mentions import Mention, find
from hansard.model import Item, Sitting, Speech
from hansard.register import Register, load_register

BRACKET = re.compile(r" ?\([^()]*\)\Z")


@dataclass(frozen=True)
class Marked:
    """A phrase of a speech and the publicwhip number of who is meant."""

    start: int
    end: int
    number: str


@dataclass
class Score:
    """Marked phrases, those found with the right and with a wrong person, and what was wrong or missed."""

    marked: int = 0
    right: int = 0
    wrong: int = 0
    mistakes: list[str] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)
    unmarked: Counter[str] = field(default_factory=Counter)

    def table(self) -> str:
        found = self.right + self.wrong
        precision, recall = self.right / max(found, 1), self.right / max(self.marked, 1)
        return f"{self.marked:,} marked, precision {precision:.4f}, recall {recall:.4f} ({self.wrong} wrong)"


def documents(paths: list[str]) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each XML file."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from ((file.name, file.read_bytes()) for file in sorted(path.glob("*.xml")))
        elif path.suffix == ".xml":
            yield path.name, path.read_bytes()
        else:
            with tarfile.open(path) as tar:
                files = ((member.name, tar.extractfile(member)) for member in tar if member.name.endswith(".xml"))
                yield from ((name, file.read()) for name, file in files if file)


def phrases(data: bytes) -> dict[str, list[tuple[str, str | None]]]:
    """The marked phrases, folded, and their numbers, of each speech by its id."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for phrase in etree.fromstring(data).iter("phrase"):
        speech = next(phrase.iterancestors("speech"), None)
        if speech is not None and phrase.get("class") == "honfriend" and phrase.get("person_id"):
            text, number = fold("".join(phrase.itertext())), phrase.get("person_id", "").rpartition("/")[2]
            found.setdefault(speech.get("id", ""), []).append((text, number if number.isdecimal() else None))
    return found


def placed(text: str, marks: list[tuple[str, str | None]]) -> Iterator[Marked]:
    """The marked phrases at their places in our text; those that stand in what is no speech are left out."""
    reached = 0
    for phrase, number in marks:
        start = text.find(phrase, reached)
        if start >= 0:
            reached = start + len(phrase)
            if number:  # publicwhip marks a few as `person/unknown`
                yield Marked(start, reached, number)


def without_names(text: str, marks: list[Marked]) -> tuple[str, list[Marked]]:
    """The text without the brackets that the marked phrases end in."""
    pieces, moved, done, cut = [], [], 0, 0
    for mark in marks:
        bracket = BRACKET.search(text, mark.start, mark.end)
        end = bracket.start() if bracket else mark.end
        pieces.append(text[done:end])
        moved.append(Marked(mark.start - cut, end - cut, mark.number))
        done, cut = mark.end, cut + mark.end - end
    return "".join(pieces) + text[done:], moved


def hidden(item: Item) -> Item:
    """The item without the id that the source gives its speaker."""
    if not isinstance(item, Speech) or item.attribution is None:
        return item
    return replace(item, attribution=replace(item.attribution, person_id=None))


def score(sitting: Sitting, marks: dict[str, list[Marked]], register: Register, result: Score) -> float:
    """Add the sitting to the result; how long the search took, in seconds."""
    resolutions = hansard.resolve(sitting, register)
    start = time.perf_counter()
    found = find(sitting, resolutions, register)
    taken = time.perf_counter() - start
    for item, mentions in zip(sitting.items, found, strict=True):
        if isinstance(item, Speech):
            _compare(item, list(mentions), marks.get(item.id, []), register, result)
    return taken


def _compare(item: Speech, mentions: list[Mention], marks: list[Marked], register: Register, result: Score) -> None:
    result.rules.update(mention.rule for mention in mentions)
    for mark in marks:
        result.marked += 1
        ours = next((m for m in reversed(mentions) if mark.start < m.end <= mark.end), None)
        if ours is not None:
            mentions.remove(ours)
        truth = register.by_identifier("publicwhip", mark.number)
        outcome = "missed" if ours is None or ours.person is None else "right" if ours.person is truth else "wrong"
        result.right += outcome == "right"
        result.wrong += outcome == "wrong"
        if outcome != "right":
            who = ours and (ours.person.name_on(None) if ours.person else ours.rule)
            theirs = truth.name_on(None) if truth else f"{mark.number}, not in the register"
            around = item.text[max(0, mark.start - 40) : mark.end + 20].replace("\n", " ")
            result.mistakes.append(f"{outcome}: {item.source_id}: …{around}… ours: {who}; theirs: {theirs}")
    result.unmarked.update(mention.rule for mention in mentions)


def main() -> None:
    """Print both tables, the mentions by rule, and the time beside that of reading."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("paths", nargs="+")
    given = parser.parse_args()
    register = load_register()
    printed, bare = Score(), Score()
    reading = searching = 0.0
    for _, data in documents(given.paths):
        start = time.perf_counter()
        read = hansard.read(data)
        reading += time.perf_counter() - start
        sitting = replace(read, items=tuple(map(hidden, read.items)))
        marked = phrases(data)
        speeches = [item for item in sitting.items if isinstance(item, Speech)]
        marks = {s.id: list(placed(s.text, marked.get(s.source_id or "", []))) for s in speeches}
        searching += score(sitting, marks, register, printed)
        cut = {s.id: without_names(s.text, marks[s.id]) for s in speeches}
        items = (
            replace(i, paragraphs=tuple(cut[i.id][0].split("\n"))) if isinstance(i, Speech) else i
            for i in sitting.items
        )
        score(replace(sitting, items=tuple(items)), {id: moved for id, (_, moved) in cut.items()}, register, bare)
    for name, result in (("as printed", printed), ("without the name in brackets", bare)):
        print(f"{name}: {result.table()}")
        for rule, number in result.rules.most_common():
            print(f"  {rule:28} {number:7,}, of these not marked {result.unmarked[rule]:7,}")
        if given.mistakes:
            print(*result.mistakes, sep="\n")
    print(f"time: {searching:.2f} s beside {reading:.2f} s of reading")


if __name__ == "__main__":
    sys.exit(main())
