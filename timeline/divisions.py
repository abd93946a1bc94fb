"""Divisions: what the names printed come to, by side and by party. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from timeline.results import PartyVotes, VoteItem

TELLERS_COUNTED = ("lords", "grand-committee")
"""Where the printed counts hold the tellers: so they do in every division of the Lords, and in none of the Commons."""


def counted(votes: Iterable[VoteItem], chamber: str) -> dict[str, int]:
    """The votes that a count of this chamber holds, by side in the order of the names."""
    return dict(Counter(vote.vote for vote in votes if _counts(vote, chamber)))


def by_party(votes: Iterable[VoteItem], chamber: str) -> tuple[PartyVotes, ...]:
    """Each party's votes, tellers and proxies by side; the party of most votes first, the unknown last."""
    voted: dict[str | None, list[VoteItem]] = defaultdict(list)
    for vote in votes:
        voted[vote.party].append(vote)
    found = [_party(party, theirs, chamber) for party, theirs in voted.items()]
    return tuple(sorted(found, key=_largest_first))


def _party(party: str | None, votes: list[VoteItem], chamber: str) -> PartyVotes:
    return PartyVotes(
        party=party,
        votes=counted(votes, chamber),
        tellers=dict(Counter(vote.vote for vote in votes if vote.teller)),
        proxies=dict(Counter(vote.vote for vote in votes if vote.proxy)),
    )


def _counts(vote: VoteItem, chamber: str) -> bool:
    return not vote.teller or chamber in TELLERS_COUNTED


def _largest_first(found: PartyVotes) -> tuple[bool, int, str]:
    return (found.party is None, -sum(found.votes.values()), found.party or "")
