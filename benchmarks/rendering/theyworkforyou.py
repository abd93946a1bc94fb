"""A debate as a browser pastes TheyWorkForYou's page of it, in the print before March 2023 and the one since."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta

from rendering import expected
from rendering.expected import Json
from rendering.truth import Debate, Turn, Who

PLACES = {
    "commons": "in the House of Commons",
    "westminster-hall": "in Westminster Hall",
    "lords": "in the House of Lords",
    "grand-committee": "in the House of Lords",
    "public-bill-committee": "in Public Bill Committee",
}
ALL = {"commons": "Commons", "westminster-hall": "Westminster Hall", "lords": "Lords"}
PARTIES = {
    "Green Party": "Green", "Democratic Unionist Party": "DUP", "Ulster Unionist Party": "UUP",
    "Sinn Féin": "Sinn Féin", "Social Democratic and Labour Party": "Social Democratic and Labour Party",
}  # fmt: skip
POSITIONS = (
    "Chair, Home Affairs Committee, Chair, Home Affairs Committee",
    "Shadow Minister (Business, Energy and Industrial Strategy)",
    "Parliamentary Under-Secretary (Foreign, Commonwealth and Development Office)",
    "Minister of State, Department for Education, Minister of State (Minister for Women)",
    "PPS (Rt Hon David Davis, Secretary of State), Department for Exiting the European Union",
    "Opposition Whip (Commons), Shadow Minister (Scotland), Shadow Deputy Leader of the House of Commons",
    "The Secretary of State for Foreign and Commonwealth Affairs",
    "The Solicitor-General",
    "Conservative Party Chair, Minister without Portfolio",
    "Labour Chief Whip",
    "Speaker of the House of Commons, Chair, Speaker's Committee on the Electoral Commission",
    "Deputy Speaker and Chairman of Ways and Means",
    "Leader of the Liberal Democrats",
    "Liberal Democrat Lords Spokesperson (Foreign and Commonwealth Affairs)",
    "Scottish National Party Spokesperson (Home Affairs), Co-Chair, All-Party Group, Member, Panel of Chairs",
)


def old(debate: Debate, dice: random.Random) -> tuple[str, Json]:
    """The page in the print before March 2023, and what is expected of it."""
    return _Page(debate, dice, old=True).render()


def new(debate: Debate, dice: random.Random) -> tuple[str, Json]:
    """The page in the print since March 2023, and what is expected of it."""
    return _Page(debate, dice, old=False).render()


class _Page:
    def __init__(self, debate: Debate, dice: random.Random, old: bool) -> None:
        self.debate, self.dice, self.old = debate, dice, old
        self.lines: list[str] = []
        self.items: list[Json] = []
        self.clock = datetime.combine(debate.day, time(dice.choice((9, 11, 14, 16, 22)), dice.randrange(60)))
        self.printed: time | None = None
        self.untimed = dice.random() < 0.15
        self.gap = [""] if dice.random() < 0.5 else []
        self.positions: dict[str, str] = {}

    def render(self) -> tuple[str, Json]:
        self.head()
        for turn in self.debate.turns:
            self.clock += timedelta(seconds=self.dice.randrange(0, 300))
            if turn.division:
                continue
            if turn.who is None or turn.who.collective:
                self.unphotographed(turn)
            else:
                self.speech(turn, turn.who)
            self.foot(turn)
        path = f"debate-{'old' if self.old else 'new'}.txt"
        return "\n".join(self.lines), expected.document(self.debate, "theyworkforyou-text", path, self.items)

    def head(self) -> None:
        at = "12:00 am" if self.untimed else f"{self.clock:%I:%M %p}".lstrip("0").lower()
        parent = f"{self.debate.parent} " if self.debate.parent and self.debate.parent != self.debate.title else ""
        place = PLACES[self.debate.chamber]
        short = f"{self.debate.day.day} {self.debate.day:%b %Y}"
        self.lines += [self.debate.title, "", f"{parent}– {place} at {at} on {self.day()}.", ""]
        self.lines += ["Alert me about debates like this", "", "« Previous debate"]
        self.lines += [f"All {ALL.get(self.debate.chamber, 'Commons')} debates on {short}", "Next debate »", ""]

    def day(self) -> str:
        day = self.debate.day
        ordinal = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
        return f"{day.day}{ordinal if self.old else ''} {day:%B %Y}"

    def speech(self, turn: Turn, who: Who) -> None:
        position, office, seat, party = self.position(who)
        stamp = self.clock.time().replace(second=0)
        shown = "" if self.untimed or stamp == self.printed else f" {self.stamp(stamp)}, {self.day()}"
        if self.untimed and self.printed is None:
            shown = f" {'12:00 am' if self.old else '12:00'}, {self.day()}"
        self.printed = stamp
        self.lines += [f"Photo of {who.name} {who.name} {position}{shown}", ""]
        opening = f"{turn.number}. " if turn.number and self.dice.random() < 0.5 else ""
        item = expected.speech(
            who, turn.paragraphs, printed=f"{who.name} {position}".strip(), name=who.name, office=office, seat=seat,
            party=party, column=turn.column, question_number=turn.number if opening else None,
        )  # fmt: skip
        if not self.untimed:
            item["time"] = str(stamp) if shown else None
        self.items.append(item)
        for text in (opening + turn.paragraphs[0], *turn.paragraphs[1:]):
            self.lines += [text, ""]

    def position(self, who: Who) -> tuple[str, str | None, str | None, str | None]:
        """The position as printed, and its office, seat and party: the same at each turn of a person."""
        if who.name not in self.positions:
            held = ", ".join(who.offices) or (self.dice.choice(POSITIONS) if who.office or who.chair else "")
            if not held and self.dice.random() < 0.1:
                held = self.dice.choice(POSITIONS)
            self.positions[who.name] = held
        if held := self.positions[who.name]:
            return held, held, None, None
        party = PARTIES.get(who.party or "", who.party)
        if party in ("Lord Speaker", "Speaker"):
            return party, party, None, None
        if party == "Labour" and not who.peer and len(who.name) % 7 == 0:
            party = "Labour/Co-operative"
        if who.seat:
            return f"{party or ''}, {who.seat}", None, who.seat, party
        return party or "", None, None, party

    def stamp(self, stamp: time) -> str:
        clock = f"{stamp:%I:%M}".lstrip("0")
        return f"{clock} {stamp:%p}".lower() if self.old else clock

    def unphotographed(self, turn: Turn) -> None:
        if turn.who is None:
            self.items += map(expected.note, turn.paragraphs)
        else:
            self.lines += [f"{turn.who.name}:", ""]
            self.items.append(
                expected.speech(turn.who, turn.paragraphs, printed=f"{turn.who.name}:", name=turn.who.name)
            )
        for text in turn.paragraphs:
            self.lines += [text, ""]

    def foot(self, turn: Turn) -> None:
        thing = "speech" if turn.who else "item"
        report = "HL" if self.debate.chamber in ("lords", "grand-committee") else "HC"
        day = f"{self.debate.day.day} {self.debate.day:%B %Y}"
        self.lines += [f"Link to this {thing} In context Individually", "Tweet Share"]
        source = "" if self.old else "Hansard source "
        self.lines += [f"{source}(Citation: {report} Deb, {day}, c{turn.column})", *self.gap]
