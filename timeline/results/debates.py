"""Debates in order and in lists."""

import datetime as dt
from typing import Literal

from timeline.results.base import Result
from timeline.results.speeches import DebateRef, SpeakerRef, Speech


class NoteItem(Result):
    """A stage direction inside a debate."""

    kind: Literal["note"] = "note"
    text: str


class VoteItem(Result):
    """One vote of a division."""

    vote: str
    name: str
    person: str | None
    party: str | None
    teller: bool
    proxy: str | None


class DivisionItem(Result):
    """A division inside a debate: counts by side, and every vote."""

    kind: Literal["division"] = "division"
    number: int | None
    time: dt.time | None
    counts: dict[str, int]
    votes: tuple[VoteItem, ...]


class SpeechItem(Result):
    """A speech inside a debate."""

    kind: Literal["speech"] = "speech"
    speech: Speech


class Debate(DebateRef):
    """A debate in order, the debates directly inside it, the one above, and its neighbours in the sitting."""

    items: tuple[SpeechItem | NoteItem | DivisionItem, ...]
    parts: tuple[DebateRef, ...]
    parent: DebateRef | None
    previous: DebateRef | None
    following: DebateRef | None
    speakers: tuple[SpeakerRef, ...]
    topics: tuple[str, ...]


class DebateSummary(DebateRef):
    """A debate in a list: how many speeches and speakers it has."""

    speeches: int
    speakers: int
    topics: tuple[str, ...]
