"""Debates in order and in lists."""

from typing import Literal

from timeline.results.base import LocalTime, Result
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


class PartyVotes(Result):
    """How the members of one party voted, by side; a null party is “not known”. `votes` are those that a count holds:
    in the Commons without the `tellers`, in the Lords with them. `proxies` were cast by somebody else."""

    party: str | None
    votes: dict[str, int]
    tellers: dict[str, int]
    proxies: dict[str, int]


class DivisionItem(Result):
    """A division inside a debate: the `counts` as printed, what the names printed come to (`counted`, empty where none
    are), the same by party, the most votes first, and every vote."""

    kind: Literal["division"] = "division"
    number: int | None
    time: LocalTime | None
    column: str | None = None
    counts: dict[str, int]
    counted: dict[str, int] = {}
    breakdown: tuple[PartyVotes, ...] = ()
    votes: tuple[VoteItem, ...]

    @property
    def sides(self) -> tuple[str, ...]:
        """Every side that has a count or a name."""
        return tuple(dict.fromkeys([*self.counts, *self.counted]))

    @property
    def differing(self) -> tuple[str, ...]:
        """The sides whose printed count is not what the names come to; none where no names are printed."""
        return tuple(side for side, count in self.counts.items() if self.votes and count != self.counted.get(side, 0))


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
