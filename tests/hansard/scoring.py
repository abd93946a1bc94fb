"""How near a parsed document is to what was expected of it, by the measure that the project is held to.

    expected, given (both as `hansard parse` prints them) ──compare──▶ Score; scores add up

A turn is found when it begins within three words of the right place. A field counts where either side has a value; a
key that is absent from the expected document is not known and not scored. The text error is the number of characters
to change in the whole document, white space folded, over its characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from rapidfuzz.distance import Indel, Levenshtein, Opcode

from hansard import parties

Json = Mapping[str, Any]
Pair = tuple[str | None, str | None]

WITHIN = 3
SHOWN = 160
FLOORS = {
    "title": 0.99,
    "name": 0.99,
    "party": 0.99,
    "constituency": 0.99,
    "printed": 0.99,
    "resolved party": 0.99,
    "person": 0.99,
    "office": 0.98,
    "time": 0.98,
    "question number": 0.98,
    "column": 0.98,
}
LEAST_F1 = 0.995
MOST_TEXT_ERROR = 0.003
FURNITURE = re.compile(
    r"Link to this (?:speech|item|vote|debate)|Hansard source|\(Citation: |^Tweet\b|Alert me about|yellow border"
    r"|licensed under|^Photo of |In context Individually|^PARLIAMENTARY DEBATE$|^Debate Detail$|Submitted by "
    r"|^\d{1,2} \w+ \d{4} : Column \w+$|^\d\d:\d\d:\d\d$",
    re.MULTILINE,
)


@dataclass
class Score:
    """What came of comparing documents; `mistakes` say each difference in words."""

    documents: int = 0
    found: int = 0
    expected: int = 0
    given: int = 0
    wrong: int = 0
    characters: int = 0
    fields: dict[str, Counter[bool]] = field(default_factory=dict)
    furniture: list[str] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Of turn boundaries; 1 where there is none."""
        return 2 * self.found / (self.expected + self.given) if self.expected + self.given else 1.0

    @property
    def text_error(self) -> float:
        """Characters to change over characters."""
        return self.wrong / max(self.characters, 1)

    def share(self, name: str) -> float | None:
        """How much of a field is right; None where neither side ever has it."""
        counted = self.fields.get(name)
        return counted[True] / counted.total() if counted else None

    def count(self, name: str, wanted: object, got: object, same: bool | None = None) -> None:
        """Counts one field of one turn, where either side has it."""
        if wanted is None and got is None:
            return
        right = wanted == got if same is None else same
        self.fields.setdefault(name, Counter())[right] += 1
        if not right:
            self.mistakes.append(f"{name}: expected {wanted!r}, got {got!r}")

    def add(self, other: Score) -> None:
        """Takes another score into this one."""
        for name in ("documents", "found", "expected", "given", "wrong", "characters"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name, counted in other.fields.items():
            self.fields.setdefault(name, Counter()).update(counted)
        self.furniture += other.furniture
        self.mistakes += other.mistakes

    def below(self) -> list[str]:
        """What is not good enough, in words."""
        lines = [] if self.f1 >= LEAST_F1 else [f"turns F1 {self.f1:.4f} < {LEAST_F1}"]
        for name, floor in FLOORS.items():
            if (share := self.share(name)) is not None and share < floor:
                lines.append(f"{name} {share:.4f} < {floor}")
        if self.text_error > MOST_TEXT_ERROR:
            lines.append(f"text error {self.text_error:.4f} > {MOST_TEXT_ERROR}")
        return [*lines, *(f"furniture {words!r}" for words in self.furniture)]


def compare(expected: Json, given: Json) -> Score:
    """The score of one document."""
    score = Score(documents=1)
    score.count("title", expected["title"], given["title"])
    wanted, got = _turns(expected), _turns(given)
    mine, theirs = _words(wanted), _words(got)
    moves = list(Indel.opcodes(mine.words, theirs.words))
    _boundaries(score, mine, theirs, moves)
    _text(score, mine.words, theirs.words, moves)
    score.furniture = furniture(given, " ".join(mine.words))
    return score


def furniture(given: Json, expected: str) -> list[str]:
    """What is left of a page's furniture in speeches and notes, and does not stand in the expected text."""
    left = (match[0] for turn in _turns(given) for match in FURNITURE.finditer("\n".join(turn["paragraphs"])))
    return [words for words in left if words not in expected]


@dataclass(frozen=True)
class _Words:
    """All words of a document, and the turns by the index of their first word."""

    words: list[str]
    starts: list[tuple[int, Json]]


def _turns(document: Json) -> list[Json]:
    """Speeches, and notes as turns without a speaker: what nobody speaks may be either."""
    return [
        item if item["kind"] == "speech" else {"attribution": None, "paragraphs": [item["text"]]}
        for item in document["items"]
        if item["kind"] in ("speech", "note")
    ]


def _words(turns: Iterable[Json]) -> _Words:
    all = _Words([], [])
    for turn in turns:
        if turn.get("attribution"):
            all.starts.append((len(all.words), turn))
        all.words.extend(" ".join(turn["paragraphs"]).split())
    return all


def _boundaries(score: Score, wanted: _Words, got: _Words, moves: list[Opcode]) -> None:
    score.expected, score.given = len(wanted.starts), len(got.starts)
    free = dict(enumerate(got.starts))
    for start, turn in wanted.starts:
        place = _moved(moves, start)
        near = min(free, key=lambda at: abs(free[at][0] - place), default=None)
        if near is None or abs(free[near][0] - place) > WITHIN:
            score.mistakes.append(f"turn missed: {_shown(turn)}")
            continue
        score.found += 1
        _fields(score, turn, free.pop(near)[1])
    score.mistakes += [f"turn invented: {_shown(turn)}" for _, turn in free.values()]


def _moved(moves: list[Opcode], start: int) -> int:
    """Where the word at `start` is on the other side; a word that is lost there, where it would be."""
    for move in moves:
        if move.src_start <= start < move.src_end:
            return move.dest_start + (start - move.src_start if move.tag == "equal" else 0)
    return moves[-1].dest_end if moves else start


def _shown(turn: Json) -> str:
    return f"{turn['attribution'].get('printed')!r}: {' '.join(turn['paragraphs'])[:SHOWN]!r}"


def _fields(score: Score, wanted: Json, got: Json) -> None:
    said, mine = wanted["attribution"], got["attribution"]
    same_pair = _same_speaker((said.get("name"), said.get("office")), (mine.get("name"), mine.get("office")))
    for name in ("name", "party", "constituency", "office", "printed"):
        if name in said:
            same = True if name in ("name", "office") and same_pair else None
            score.count(name, said[name], mine.get(name), same)
    for name in ("time", "question_number", "column"):
        if name in wanted:
            score.count(name.replace("_", " "), wanted[name], got.get(name))
    _resolution(score, wanted.get("resolution") or {}, got.get("resolution"))


def _resolution(score: Score, wanted: Json, got: Json | None) -> None:
    """Scored only where the document was resolved; the party in any usual spelling, the person by any id."""
    if got is None:
        return
    if "party" in wanted:
        party = wanted["party"] and parties.canonical(wanted["party"])
        score.count("resolved party", party, got["party"] and parties.canonical(got["party"]))
    if identifiers := wanted.get("identifiers"):
        shared = {scheme: got["identifiers"].get(scheme) for scheme in identifiers}
        score.count("person", identifiers, shared, any(identifiers[scheme] == shared[scheme] for scheme in identifiers))


def _same_speaker(wanted: Pair, got: Pair) -> bool:
    """Whether both sides say the same: a bare “The Prime Minister” is a name or an office, with or without “The”."""
    if None in wanted and None in got:
        return _bare(wanted[0] or wanted[1]) == _bare(got[0] or got[1])
    return wanted[0] == got[0] and _bare(wanted[1]) == _bare(got[1])


def _bare(text: str | None) -> str:
    return (text or "").removeprefix("The ")


def _text(score: Score, wanted: list[str], got: list[str], moves: list[Opcode]) -> None:
    """Counts the characters to change, stretch by stretch between words that both sides have."""
    score.characters = len(" ".join(wanted))
    for equal, stretch in groupby(moves, key=lambda move: move.tag == "equal"):
        if equal:
            continue
        parts = list(stretch)
        lost = " ".join(wanted[parts[0].src_start : parts[-1].src_end])
        added = " ".join(got[parts[0].dest_start : parts[-1].dest_end])
        score.wrong += Levenshtein.distance(lost, added) + (not lost or not added)  # and the space beside it
        score.mistakes.append(f"text: {lost[:SHOWN]!r} → {added[:SHOWN]!r}")
