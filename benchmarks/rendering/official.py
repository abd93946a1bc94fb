"""A debate as the official site's “Download as text” has it: blocks, the attribution alone on a block's first line."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta

from rendering import expected
from rendering.expected import Json
from rendering.parallel import code
from rendering.truth import Debate, Turn, Who


def render(debate: Debate, dice: random.Random) -> tuple[str, Json]:
    """The download, and what is expected of it."""
    blocks = [debate.title]
    items: list[Json] = []
    clock = datetime.combine(debate.day, time(dice.choice((9, 11, 14, 16)), dice.randrange(60)))
    heard: set[str] = set()
    for turn in debate.turns:
        clock += timedelta(seconds=dice.randrange(20, 200))
        stamp = clock.time().replace(second=0) if dice.random() < 0.15 else None
        if turn.division:
            blocks.append(_division(turn, clock, dice))
            continue
        blocks += [str(stamp)] if stamp else []
        if turn.who is None:
            blocks += turn.paragraphs
            items += map(expected.note, turn.paragraphs)
            continue
        line, item = attribution(turn, turn.who, heard, dice)
        heard.add(turn.who.name)
        item["time"] = str(stamp) if stamp else None
        serial = f" ({dice.randrange(900000, 910000)})" if turn.number else ""
        opening = f"{turn.number}. " if turn.number else ""
        texts = list(turn.paragraphs)
        texts[0], texts[-1] = opening + texts[0], (opening + texts[0] if len(texts) == 1 else texts[-1]) + serial
        texts = _timed(texts, clock, dice)
        blocks += [f"{line}\n{texts[0]}", *texts[1:]]
        items.append(item)
    end = "\r\n\r\n" if debate.chamber in ("lords", "grand-committee") else "\n\n"
    text = end.join(block.replace("\n", end[: len(end) // 2]) for block in blocks) + end
    name = "".join("_" if char in ':/?"' else char for char in debate.title)[:80]
    path = f"{name} {debate.day.isoformat()}.txt"
    return text, expected.document(debate, "hansard-official-text", path, items)


def attribution(turn: Turn, who: Who, heard: set[str], dice: random.Random) -> tuple[str, Json]:
    """The line that names the speaker, and the expected turn."""
    line, name, office, seat, party = printed(who, who.name not in heard)
    shown = f"{line} [V]" if not who.collective and not who.chair and dice.random() < 0.05 else line
    item = expected.speech(
        who,
        turn.paragraphs,
        printed=shown,
        name=name,
        office=office,
        seat=seat,
        party=party,
        question_number=turn.number,
    )
    if name is None and who.chair != "Mr Speaker" and "Speaker" in (office or ""):
        item["resolution"] = {}  # which of the deputies is known only from before
    return shown, item


def printed(who: Who, first: bool) -> tuple[str, str | None, str | None, str | None, str | None]:
    """The attribution's line, and its name, office, seat and party."""
    if who.collective:
        return who.name, who.name, None, None, None
    if who.chair:
        named = first and who.chair != "Mr Speaker"
        return (f"{who.chair} ({who.full})" if named else who.chair, who.full if named else None, who.chair, None, None)
    if who.office:
        if not first and who.office == "The Prime Minister":
            return who.office, None, who.office, None, None
        if not first:
            return who.later, who.later, None, None, None
        party = code(who) if who.peer else None
        return f"{who.office} ({who.full})" + (f" ({party})" if party else ""), who.full, who.office, None, party
    if not first:
        return who.later, who.later, None, None, None
    party = code(who)
    name = who.full.replace("The Bishop", "The Lord Bishop")
    line = name + (f" ({who.seat})" if who.seat else "") + (f" ({party})" if party else "")
    return line, name, None, who.seat, party


def _timed(texts: list[str], clock: datetime, dice: random.Random) -> list[str]:
    """Now and then a time code in mid-speech, which stamps no turn."""
    if len(texts) > 3 and dice.random() < 0.2:
        return [*texts[:2], str((clock + timedelta(seconds=30)).time().replace(second=0)), *texts[2:]]
    return texts


def _division(turn: Turn, clock: datetime, dice: random.Random) -> str:
    counts = list(turn.division.counts.values()) if turn.division else []
    number = (turn.division.number if turn.division else None) or dice.randrange(1, 300)
    stamp = f"{clock:%d/%m/%Y %H:%M:00}"
    ayes, noes = (*counts, 0, 0)[:2]
    return f"Division {number}\n{stamp}\nAyes: {ayes}\nNoes: {noes}"
