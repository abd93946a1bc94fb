"""TheyWorkForYou's page furniture, line by line: what is no part of the debate, and what it says all the same."""

from __future__ import annotations

import re
from enum import Enum, auto


class Mark(Enum):
    """What a line of furniture does: close the speech above it, end the debate, or nothing."""

    CLOSES = auto()
    ENDS = auto()
    NOTHING = auto()


_CLOSES = re.compile(
    r"Link to this (?:speech|item|vote|debate)\b.{0,60}"
    r"|(?:In context|Individually|In context Individually)"
    r"|Tweet|Share|Tweet Share"
    r"|(?:Hansard|Official Report) source(?: \(Citation: .{1,300}\))?"
    r"|\(Citation: .{1,300}\)"
    r"|See this (?:speech|item|vote|division) in context",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"TheyWorkForYou"
    r"|« Previous .{1,60}|Next .{1,60} »"
    r"|All .{1,60} (?:debates|sittings|business|answers|statements|questions) on .{4,30}"
    r"|Making it easy to keep an eye on the UK’s parliaments\..*"
    r"|Sign up to mySociety’s newsletter|Sign up for our newsletter"
    r"|Built by mySociety|About us|Leave this box empty:",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"Alert me about debates like this|Add (?:an|your) annotation.{0,40}|Watch this|Video match this|Listen"
    r"|Votes in this debate|About this debate|.{1,80} · Posted on .{4,40}"
    r"|\d{1,3} annotations?|Read (?:all|the) .{0,20}annotations?.{0,20}"
    r"|Does this answer the above question\?|(?:Yes|No) ?\d{1,6} (?:person|people) thinks? (?:so|not)"
    r"|Would you like to ask a question like this yourself\?.{0,100}|(?:Show|See) full list of votes.{0,60}",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r"\(Citation: (?P<report>H[CL]|.{1,200}?) Deb, (?P<date>\d[\w ]{5,25}), c(?P<column>\w{1,12})\)$", re.IGNORECASE
)
DIVISION = re.compile(r"Division number (?P<number>\d{1,4})\b(?P<rest>.{0,300})", re.IGNORECASE)
MAJORITY = re.compile(r"A majority of .{1,500}", re.IGNORECASE)
SUBMITTED = re.compile(r"(?:[•·*-] ?)?Submitted by .{1,80}")
LONGEST = 700


def mark(text: str) -> Mark | None:
    """What the line does if it is furniture, else None."""
    if len(text) > LONGEST:
        return None
    if _CLOSES.fullmatch(text):
        return Mark.CLOSES
    if _ENDS.fullmatch(text):
        return Mark.ENDS
    return Mark.NOTHING if _NOTHING.fullmatch(text) else None


def citation(text: str) -> re.Match[str] | None:
    """The match (`report`, `date`, `column`) of a line that ends with `(Citation: HC Deb, 29 June 2020, c37)`."""
    return _CITATION.search(text) if len(text) <= LONGEST and text.endswith(")") else None
