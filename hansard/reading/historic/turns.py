"""The blocks of historic Hansard → headings, speeches, notes and divisions.

A paragraph that names a member opens a turn. One that names nobody goes on with the turn, unless it is set apart or
in the words of procedure: then nobody speaks until a member is named again.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hansard import attribution
from hansard.model import Attribution, Division, Item, ParseWarning, Speech, SpeechKind, altered
from hansard.reading import procedure
from hansard.reading.historic.blocks import Block, Printed, Title, Voted
from hansard.reading.historic.division import COUNT_TELLERS, counts, votes
from hansard.reading.historic.pages import goes_on, is_unfinished
from hansard.reading.historic.words import Part
from hansard.reading.turn_builder import Builder

# “12.”, “*12.”, “12 and 13.”, “T4.”
_NUMBER = re.compile(r"\*? ?(?P<number>[TQ]?\d{1,3}(?:(?:, | and |, and )[TQ]?\d{1,3}){0,9})\.? ?\*?")
_STAMP = re.compile(r"\[?(?P<clock>\d{1,2}(?:[.:·]\d{1,2})? ?[ap]\.? ?m\.?|12 noon|(?:12 )?midnight)\]?", re.IGNORECASE)
# “[MIDDLESEX ELECTION.]—Mr. Example presented a petition”, as headings were to about 1830
_RUN_IN = re.compile(r"\[(?P<title>[A-Z][A-Z .,;:&'’()—-]{2,100})\][.—– ]{0,3}")
# “(by Private Notice)”, “[pursuant to her reply, 13 December 1985]:”, “(seated and covered):”
_ASIDE = re.compile(r" ?(?P<aside>\([^()]{1,120}\)|\[[^\[\]]{1,120}\]) ?:")
_NOTICE = re.compile(r" ?(?P<aside>[(\[]\s?by [Pp]rivate [Nn]otice\s?[)\]]) ?:?")
_ASKED = re.compile(
    r"(?:(?P<number>\d{1,3})\. )?"
    r"(?P<who>(?:Mr|Mrs|Miss|Ms|Dr|Sir|Dame|Lord|Lady|Baroness|Viscount|Earl)\b[^:;?!]{1,60}?)"
    r" (?=asked (?:the|Her|His|the hon) )"
)
_STYLE = re.compile(
    r"(?:The )?(?:Rev|Rt|Right|Mr|Mrs|Miss|Ms|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Earl|Countess|Marquess|Duke"
    r"|Captain|Colonel|Major|General|Admiral|Sergeant)\b\.?(?!'|’)",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"(?:Amendments?,? (?:moved|proposed|made|again|by leave|negatived|agreed|reported|considered)"
    r"|Moved\b|Motion (?:made|agreed|by leave)|On Question\b|(?:Main |Original )?Question (?:put|again|proposed|agreed)"
    r"|(?:It was )?Resolved(?:,| in | That )|Ordered(?:,| [Tt]hat )|Their Lordships (?:divided|adjourned)"
    r"|(?:The )?(?:House|Committee) (?:having |then )?(?:adjourned|resumed|in Committee|divided|met\b|counted)"
    r"|Adjourned\b|(?:The )?Bill (?:was )?(?:read|reported|passed|accordingly|committed|considered|presented)"
    r"|(?:New )?Clauses? [\dA-Z]{1,4}(?::|, page| (?:as amended|agreed|ordered|negatived|disagreed))"
    r"|Schedules? .{0,40}(?:agreed|ordered|as amended)|Orders? (?:of the Day|for|read)"
    r"|(?:Bill )?[Rr]ead (?:[123]|a )|(?:Brought|Returned) from the (?:Commons|Lords)"
    r"|Then (?:it was|the (?:Motion|Original)|\()|Page \d|Reported\b|Considered in|Debate (?:adjourned|resumed|arising)"
    r"|Petitions? of |Leave given|To lie upon|Preamble |Title postponed|Report (?:from|received)|Whereupon )"
)


def items(found: list[Block]) -> tuple[tuple[Item, ...], list[ParseWarning]]:
    """The items of the blocks, and what was wrong with them."""
    turns = _Turns()
    for block in found:
        turns.take(block)
    return turns.close()


class _Turns:
    """Takes block after block."""

    def __init__(self) -> None:
        self._builder = Builder()
        self._level = 0
        self._written = ""
        self._done = 0
        self._counts: dict[str, int] = {}

    def close(self) -> tuple[tuple[Item, ...], list[ParseWarning]]:
        """All items and warnings."""
        self._finish()
        return tuple(self._builder.items), self._builder.warnings

    def take(self, block: Block) -> None:
        """One block."""
        if isinstance(block, Title):
            self._builder.column, self._level = block.column, block.level
            self._builder.heading(block.level, block.text)
        elif isinstance(block, Voted):
            self._division(block)
        else:
            self._enter(block.written)
            for part in block.parts:
                self._builder.column, self._builder.source_id = part.column, block.id
                self._part(part, block)
            self._builder.column = block.ends

    def _enter(self, written: str) -> None:
        """Into a written part, or out of it: what was written has kinds of its own."""
        if written != self._written:
            self._finish()
            self._written, self._builder.written = written, bool(written)

    def _finish(self) -> None:
        self._builder.close()
        done = self._builder.items[self._done :]
        self._builder.items[self._done :] = [_written(item, self._written) for item in done]
        self._done = len(self._builder.items)

    def _part(self, part: Part, block: Printed) -> None:
        if part.who:
            self._turn(part, block)
        else:
            for text in part.texts:
                self._loose(self._run_in(text), block)

    def _turn(self, part: Part, block: Printed) -> None:
        """A member's words, with the question's number before the name."""
        who = self._run_in(f"{part.before} {part.who}" if part.before[-1:] == "]" else part.who).strip(" *,:;")
        before = "" if part.before[-1:] == "]" else part.before
        if who.startswith("(") and before:  # “The Minister for Ferries” in front of the mark, “(Mr. Example)” in it
            who, before = f"{before} {who}", ""
        number = _NUMBER.fullmatch(before)
        if number is None and before.strip(" *."):
            self._builder.procedure(before)
        speaker, texts = _speaker(who, part.texts)
        self._builder.open(speaker, number["number"] if number else None)
        if not texts:
            self._builder.warn(block.line, "empty-speech", f"nothing is printed of what {who} said")
        for text in texts:
            self._builder.paragraph(text)

    def _run_in(self, text: str) -> str:
        """The text without the heading that opens it in capitals."""
        found = _RUN_IN.match(text)
        if found is None or found.end() == len(text):
            return text
        self._builder.heading(self._level + 1, found["title"].strip())
        return text[found.end() :]

    def _loose(self, text: str, block: Printed) -> None:
        """A paragraph that names nobody in the margin."""
        builder = self._builder
        self._counts = counts(text) or self._counts
        if stamp := _STAMP.fullmatch(text):
            builder.stamp(block.line, stamp["clock"].replace("·", "."))
        elif builder.speaking and is_unfinished(builder.last) and goes_on(text):
            builder.join(text)
        elif self._written:
            self._answer(text)
        elif procedure.is_direction(text):
            if block.set_apart:
                builder.close()
            builder.direction(text)
        elif builder.speaking and (block.set_apart or _is_procedure(text)):
            builder.procedure(text)
        else:
            builder.paragraph(text)

    def _answer(self, text: str) -> None:
        """In written parts: “Mr. Example asked the Secretary of State …” without a mark, else the turn goes on."""
        asked = _ASKED.match(text)
        if asked is None or not attribution.is_name(asked["who"]):
            self._builder.paragraph(text)
            return
        self._builder.open(attribution.parse(asked["who"]), asked["number"])
        self._builder.paragraph(text[asked.end() :])

    def _division(self, block: Voted) -> None:
        builder = self._builder
        builder.close()
        named, number = votes(block.pages), next((page.number for page in block.pages if page.number is not None), None)
        clock = next((page.clock for page in block.pages if page.clock), None)
        builder.items.append(Division(number, self._counts, named, clock, block.column))
        for side, count in self._counts.items():
            printed = sum(vote.vote == side and (not vote.teller or side in COUNT_TELLERS) for vote in named)
            if printed not in (0, count):
                builder.warn(block.line, "votes-miscounted", f"the division says {count} {side} but {printed} names")
        if any(vote.vote == "unknown" for vote in named):
            builder.warn(block.line, "unknown-side", "names stand below no heading that says how they voted")
        self._counts = {}


def _speaker(who: str, texts: list[str]) -> tuple[Attribution, list[str]]:
    """The speaker, and the words without what the print puts between the two."""
    said, first = list(texts), texts[0] if texts else ""
    noticed = _NOTICE.search(who)
    name = who[: noticed.start()] if noticed else who
    aside = _ASIDE.match(first) or _NOTICE.match(first)
    taken = _with_office(attribution.parse(name))
    if noticed or aside:
        print_ = " ".join(filter(None, (name, noticed and noticed["aside"], aside and aside["aside"])))
        taken = replace(taken, printed=print_)
    if said:
        said[0] = first[aside.end() if aside else 0 :].lstrip(" :;,")
    return taken, [text for text in said if text]


def _with_office(taken: Attribution) -> Attribution:
    """The attribution; where a member's style stands in brackets, as seats never do, what is before them is an office.

    In capitals and in damaged print too: “THE FIRST COMMISSIONER OF EXAMPLES (EARL SAMPLE)”.
    """
    if taken.office or not taken.constituency or not _STYLE.match(taken.constituency):
        return taken
    return replace(taken, office=taken.name, name=taken.constituency, constituency=None)


def _is_procedure(text: str) -> bool:
    return _PROCEDURE.match(text) is not None or procedure.is_procedure(text) or procedure.is_stage(text)


def _written(item: Item, part: str) -> Item:
    """A speech of a written part: a statement, or a question or else its answer."""
    if not part or not isinstance(item, Speech) or item.attribution is None:
        return item
    if part == "writtenstatements":
        return altered(item, kind=SpeechKind.STATEMENT)
    return item if item.kind is SpeechKind.QUESTION else altered(item, kind=SpeechKind.ANSWER)
