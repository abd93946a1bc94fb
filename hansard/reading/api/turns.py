"""Items of the official API in order → turns.

The API names the speaker on the first paragraph of a turn only; the paragraphs behind it come as items without
`AttributedTo`. What its `HRSTag` or its words show to be procedure ends the turn, and is spoken by nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import time

from hansard import attribution, dates
from hansard.errors import BrokenTranscript
from hansard.model import Attribution, Division, Heading, Item, Note, ParseWarning, Speech, SpeechKind
from hansard.reading import procedure
from hansard.reading.api import values
from hansard.reading.json_values import Json, number, text

COLUMN, STAMPS = "hs_columnnumber", frozenset({"hs_timecode", "hs_time"})
QUESTIONS = frozenset({"question", "err_question", "hs_question"})
# What these print is spoken by nobody, whatever stands around it.
PROCEDURE = frozenset({
    "hs_procedure", "hs_debatetype", "hs_amendmentheading", "hs_clause", "hs_clauseheading", "hs_8clause",
    "hs_8clauseqn", "hs_tabledby", "hs_76fchair", "hs_6fdate", "hs_6fcntritalhdg", "hs_6cntrcapshdg",
    "hs_7smcapshdg", "hs_date", "hs_clheading", "hs_clchairman", "hs_clmember", "hs_clclerks", "hs_clstaff",
    "hs_clattended",
})  # fmt: skip
ROSE = re.compile(r"rose ?[—–-]$")
COUNT = re.compile(r"(ayes|noes|contents|not[- ]contents)\W{0,3}(\d{1,4})\b", re.IGNORECASE)
SIDES = {"ayes": "aye", "noes": "no", "contents": "content", "not-contents": "not-content"}


@dataclass(slots=True)
class _Turn:
    """The turn that is being read."""

    who: Attribution | None
    source_id: str | None
    item_id: str
    tag: str
    time: time | None
    column: str | None
    uin: str | None
    texts: list[str] = field(default_factory=list)


class Turns:
    """Takes items one by one; `items` and `warnings` are what they came to. `close` ends the last turn."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.warnings: list[ParseWarning] = []
        self._turn: _Turn | None = None
        self._column: str | None = None
        self._printed: time | None = None  # of a Timestamp, for the next turn
        self._last: time | None = None
        self._title = ""

    def open(self, heading: Heading) -> None:
        """Ends the turn and opens a section."""
        self.close()
        self._title = heading.text.casefold()
        self.items.append(Heading(heading.level, heading.text, heading.source_id, self._column))

    def take(self, item: Json) -> None:
        """Reads one item; what is damaged in it costs itself only, with a warning."""
        try:
            self._take(item)
        except BrokenTranscript as error:
            self._warn(item, "damaged-item", f"its words were lost: found {error.found}")

    def close(self) -> None:
        """Ends the turn; a stage direction that stands last in it stands alone."""
        turn, self._turn = self._turn, None
        if turn is None:
            return
        direction = turn.texts.pop() if turn.texts and procedure.is_direction(turn.texts[-1]) else None
        if turn.who is not None and not turn.texts and ROSE.search(turn.who.printed):
            turn.texts.append("rose—")
        if turn.texts or turn.who:
            self.items.append(_speech(turn))
        if direction:
            self.items.append(Note(direction))

    def _take(self, item: Json) -> None:
        kind, tag = text(item, "ItemType"), text(item, "HRSTag").lower()
        if kind == "Timestamp" or tag in STAMPS:
            self._stamp(item)
        elif tag == COLUMN:
            self._column = values.column(text(item, "Value")) or self._column
        elif kind == "Division":
            self.close()
            self.items.append(self._division(item))
        else:
            if kind not in ("Contribution", "Amendment"):
                self._warn(item, "unknown-item", f"the type {kind!r} is not known; its words were kept")
            self._words(item, tag)

    def _words(self, item: Json, tag: str) -> None:
        raw, printed = text(item, "Value"), " ".join(text(item, "AttributedTo").split())
        if not printed:
            named, raw = values.speaker(raw)
            printed = named or ""
        value = values.read(raw)
        self._column = value.opening or self._column
        member = number(item, "MemberId")
        if printed or (member and not self._is_of(member)):
            self._open(item, tag, _attribution(printed, member))
        elif value.paragraphs:
            self._unnamed(item, tag, value.paragraphs)
        if self._turn is not None:
            self._turn.texts += value.paragraphs
        self._column = value.last or self._column

    def _unnamed(self, item: Json, tag: str, texts: tuple[str, ...]) -> None:
        """Words without a speaker: they go on with the open turn, unless they are procedure."""
        if texts[0].casefold() == self._title and tag not in ("hs_para", ""):
            self.close()  # the section's own heading, printed once more
            self._open(item, tag, None)
            return
        if self._turn is None or tag in PROCEDURE or procedure.is_procedure(texts[0]):
            self._open(item, tag, None)

    def _open(self, item: Json, tag: str, who: Attribution | None) -> None:
        same = self._turn is not None and self._turn.who == who and self._turn.item_id == text(item, "ItemId") != ""
        if same:
            return
        self.close()
        stamp = self._own_time(item) or self._printed
        self._printed = None
        self._turn = _Turn(
            who=who,
            source_id=text(item, "ExternalId") or None,
            item_id=text(item, "ItemId"),
            tag=tag,
            time=stamp,
            column=self._column,
            uin=text(item, "UIN") or None,
        )

    def _is_of(self, member: int) -> bool:
        who = self._turn.who if self._turn else None
        return who is not None and who.person_id in (None, _person(member))

    def _own_time(self, item: Json) -> time | None:
        """The item's own time code, unless it repeats the last stamp."""
        code = text(item, "Timecode")
        found = dates.clock(code.partition("T")[2][:8]) if "T" in code else None
        if found is None or found == self._last:
            return None
        self._last = found
        return found

    def _stamp(self, item: Json) -> None:
        words = " ".join(values.read(text(item, "Value")).paragraphs)
        found = dates.clock(words)
        if found is None:
            self._warn(item, "bad-time", f"{words[:40]!r} is no time of day")
        elif found != self._last:
            self._printed = self._last = found

    def _division(self, item: Json) -> Division:
        """The division's number, and its counts where they are printed; the votes stand in a document of their own."""
        value = text(item, "Value")  # “23|…”
        first = value.partition("|")[0].strip()
        counts = {SIDES[side.lower().replace(" ", "-")]: int(count) for side, count in COUNT.findall(value[:2000])}
        return Division(
            number=int(first) if first.isascii() and first.isdigit() and len(first) < 7 else None,
            counts=counts,
            votes=(),
            time=self._own_time(item),
            column=self._column,
            source_id=text(item, "ExternalId") or None,
        )

    def _warn(self, item: Json, code: str, message: str) -> None:
        self.warnings.append(ParseWarning(None, code, f"item {text(item, 'ItemId') or 'without id'}: {message}"))


def _attribution(printed: str, member: int | None) -> Attribution:
    who = attribution.parse(printed)
    person = _person(member) if member else None
    return Attribution(who.printed, who.name, who.office, who.constituency, who.party, person)


def _person(member: int) -> str:
    """The id as `hansard.resolve` knows it: of Parliament's own register of members."""
    return f"parliament/{member}"


def _speech(turn: _Turn) -> Speech:
    if turn.who is None:
        return Speech(
            None, tuple(turn.texts), SpeechKind.PROCEDURAL, turn.source_id, time=turn.time, column=turn.column
        )
    number, first = procedure.question_number(turn.texts[0]) if turn.texts else (None, "")
    serial = turn.uin or (procedure.uin(turn.texts[-1]) if turn.texts and len(turn.texts) <= 2 else None)
    paragraphs = (first, *turn.texts[1:]) if turn.texts else ()
    kind = SpeechKind.QUESTION if turn.tag in QUESTIONS else procedure.kind(number, serial, first)
    return Speech(
        turn.who,
        paragraphs,
        kind,
        source_id=turn.source_id,
        time=turn.time,
        column=turn.column,
        question_number=number,
        uin=serial,
    )
