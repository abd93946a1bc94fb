"""A debate as the bound volume's pages had it: `Name (Constituency) (Party): text`, columns, times such as 5.1 pm."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta

from rendering import expected
from rendering.expected import Json
from rendering.official import printed
from rendering.truth import Debate, Turn, Who

SIDES = {"aye": "AYES", "no": "NOES", "content": "CONTENTS", "not-content": "NOT-CONTENTS"}


def render(debate: Debate, dice: random.Random) -> tuple[str, Json]:
    """The page, and what is expected of it."""
    return _Page(debate, dice).render()


class _Page:
    def __init__(self, debate: Debate, dice: random.Random) -> None:
        self.debate, self.dice = debate, dice
        self.blocks: list[str] = []
        self.items: list[Json] = []
        self.heard: set[str] = set()
        self.column = dice.randrange(1, 1500)
        self.day = f"{debate.day.day} {debate.day:{dice.choice(('%b', '%B'))} %Y}"
        self.clock = datetime.combine(debate.day, time(dice.choice((9, 11, 14, 22)), dice.randrange(60)))

    def render(self) -> tuple[str, Json]:
        self.head()
        for turn in self.debate.turns:
            self.clock += timedelta(seconds=self.dice.randrange(20, 300))
            if turn.division:
                self.division(turn)
            elif turn.who is None:
                self.blocks += turn.paragraphs
                self.items += map(expected.note, turn.paragraphs)
            else:
                self.turn(turn, turn.who)
        text = "\n\n".join(self.blocks) + "\n"
        return text, expected.document(self.debate, "hansard-classic-text", "debate.txt", self.items)

    def head(self) -> None:
        lords = self.debate.chamber in ("lords", "grand-committee")
        if self.dice.random() < 0.8:
            self.blocks.append(self.mark())
        if self.dice.random() < 0.5:
            house = "House of Lords" if lords else "House of Commons"
            self.blocks += [house, f"{self.debate.day:%A} {self.debate.day.day} {self.debate.day:%B %Y}"]
            if not lords:
                self.blocks.append("[Mr Speaker in the Chair]")
                self.items.append(expected.note("[Mr Speaker in the Chair]"))
        self.blocks.append(self.debate.title)

    def mark(self) -> str:
        wh = "WH" if self.debate.chamber == "westminster-hall" else ""
        return f"{self.day} : Column {self.column}{wh}"

    def turn(self, turn: Turn, who: Who) -> None:
        stamp = None
        if self.dice.random() < 0.12:
            stamp = self.clock.time().replace(second=0)
            self.blocks.append(_clock(stamp))
        line, name, office, seat, party = printed(who, who.name not in self.heard)
        self.heard.add(who.name)
        wh = "WH" if self.debate.chamber == "westminster-hall" else ""
        column = f"{self.column}{wh}" if any(": Column" in block for block in self.blocks) else None
        item = expected.speech(
            who, turn.paragraphs, printed=line, name=name, office=office, seat=seat, party=party, time=stamp,
            question_number=turn.number, column=column,
        )  # fmt: skip
        if name is None and who.chair != "Mr Speaker" and "Speaker" in (office or ""):
            item["resolution"] = {}
        self.items.append(item)
        self.blocks += self.broken(self.opened(turn, line))

    def opened(self, turn: Turn, line: str) -> list[str]:
        """The paragraphs, the first with the name and the question's number and serial."""
        first, rest = turn.paragraphs[0], list(turn.paragraphs[1:])
        serial = self.dice.randrange(900000, 910000)
        if turn.number and not turn.number.isdigit():
            return [f"{turn.number}. [{serial}] {line}: {first}", *rest]
        if turn.number:
            texts = [f"{turn.number}. {line}: {first}", *rest]
            return [*texts[:-1], f"{texts[-1]} [{serial}]"]
        verb = first[:1].islower() and len(first.split()) <= 6
        return [f"{line} {first}" if verb else f"{line}: {first}", *rest]

    def broken(self, texts: list[str]) -> list[str]:
        """Now and then a column mark between the paragraphs, or in the middle of a sentence."""
        if self.dice.random() > 0.3:
            return texts
        self.column += 1
        at = self.dice.randrange(len(texts))
        words = texts[at].split(" ")
        if len(words) < 30 or self.dice.random() < 0.2:
            return [*texts, self.mark()]
        cut = self.dice.randrange(15, len(words) - 5)
        return [*texts[:at], " ".join(words[:cut]), self.mark(), " ".join(words[cut:]), *texts[at + 1 :]]

    def division(self, turn: Turn) -> None:
        division = turn.division
        if division is None or self.debate.chamber in ("lords", "grand-committee"):
            return
        counts = division.counts
        stamp = _clock(self.clock.time())
        self.blocks += [
            f"The House divided: Ayes {counts.get('aye', 0)}, Noes {counts.get('no', 0)}.",
            f"Division No. {division.number or 1}]\n[{stamp}",
        ]
        for side, head in SIDES.items():
            votes = [vote for vote in division.votes if vote.vote == side]
            names = [_turned(vote.name) for vote in votes if not vote.teller]
            tellers = [vote.name for vote in votes if vote.teller]
            if names:
                self.blocks += [head, "\n".join(names)]
                self.blocks.append(f"Tellers for the {head.capitalize()}:\n" + " and\n".join(tellers))
        self.blocks.append("Question accordingly agreed to.")
        self.items.append(expected.note("Question accordingly agreed to."))


def _turned(name: str) -> str:
    """“Abbott, Ms Diane”"""
    first, _, last = name.rpartition(" ")
    return f"{last}, {first}"


def _clock(stamp: time) -> str:
    hour = stamp.hour % 12 or 12
    half = "am" if stamp.hour < 12 else "pm"
    if stamp.minute == 0:
        return {0: "Midnight", 12: "12 noon"}.get(stamp.hour, f"{hour} {half}")
    return f"{hour}.{stamp.minute} {half}"
