"""A debate as Parallel Parliament prints it: codes, names and seats each on a line of their own."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta

from rendering import expected
from rendering.expected import Json
from rendering.truth import Debate, Turn, Who

PLACES = {
    "commons": "Commons/Commons Chamber",
    "westminster-hall": "Commons/Westminster Hall",
    "public-bill-committee": "Commons/Public Bill Committees",
    "lords": "Lords/Lords Chamber",
    "grand-committee": "Lords/Grand Committee",
}
CODES = {
    "Labour": "Lab", "Conservative": "Con", "Liberal Democrat": "LD", "Scottish National Party": "SNP",
    "Plaid Cymru": "PC", "Green Party": "Green", "Reform UK": "Reform", "Democratic Unionist Party": "DUP",
    "Ulster Unionist Party": "UUP", "Social Democratic and Labour Party": "SDLP", "Sinn Féin": "SF",
    "Alliance": "Alliance", "Traditional Unionist Voice": "TUV", "Alba Party": "Alba",
    "Workers Party of Britain": "WPB", "Independent": "Ind", "Crossbench": "CB", "Non-affiliated": "Non-Afl",
    "UK Independence Party": "UKIP", "Reclaim Party": "Reclaim",
}  # fmt: skip


def code(who: Who) -> str | None:
    """The party's code as Hansard and Parallel Parliament print it; bishops and the Chair have none."""
    if who.party in (None, "Bishop", "Speaker", "Lord Speaker") or who.name.startswith(("The Bishop", "The Archb")):
        return None
    if who.party == "Labour" and not who.peer and len(who.name) % 9 == 0:
        return "Lab/Co-op"
    return CODES.get(who.party or "", who.party)


def render(debate: Debate, dice: random.Random) -> tuple[str, Json]:
    """The page, and what is expected of it."""
    day = f"{debate.day.day} {debate.day:%B %Y}"
    lines = ["PARLIAMENTARY DEBATE", f"{debate.title} - {day} ({PLACES[debate.chamber]})", "", "Debate Detail", ""]
    first = next((turn.who for turn in debate.turns if turn.who and not turn.who.collective), None)
    if first and dice.random() < 0.6:
        lines.append(f"Contributions from {first.name}, are highlighted with a yellow border.")
    items: list[Json] = []
    clock = datetime.combine(debate.day, time(dice.choice((9, 11, 14, 16)), dice.randrange(60), dice.randrange(60)))
    heard: set[str] = set()
    below = dice.random() < 0.3  # the time code stands between the party code and the name
    gap = [""] if dice.random() < 0.3 else []
    for turn in debate.turns:
        clock += timedelta(seconds=dice.randrange(20, 200))
        if turn.division:
            continue
        if turn.who is None:
            lines += turn.paragraphs
            items += map(expected.note, turn.paragraphs)
            continue
        stamp = clock.time() if dice.random() < 0.4 else None
        above, item = _turn(turn, turn.who, stamp, first_time=turn.who.name not in heard)
        if stamp:
            above.insert(1 if below and item["attribution"]["party"] else 0, f"\u00a0 {stamp}")
        heard.add(turn.who.name)
        opening = f"{turn.number}. " if turn.number else ""
        texts = (opening + turn.paragraphs[0], *turn.paragraphs[1:])
        lines += [*above, *(line for text in texts for line in (text, *gap))]
        items.append(item)
    lines += ["", "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."]
    return "\n".join(lines), expected.document(debate, "parallel-parliament-text", "debate.txt", items)


def _turn(turn: Turn, who: Who, stamp: time | None, first_time: bool) -> tuple[list[str], Json]:
    office = seat = party = None
    if first_time and not who.collective:
        office = who.chair or who.office
        party = None if who.chair or (office and not who.peer) else code(who)
        seat = None if office else who.seat
    item = expected.speech(
        who,
        turn.paragraphs,
        printed=who.name,
        name=who.name,
        office=office,
        seat=seat,
        party=party,
        time=stamp,
        question_number=turn.number,
    )
    return [line for line in (party, who.name, seat, office) if line], item
