"""The divisions of a debate, with every vote and how the parties voted."""

from __future__ import annotations

from collections import defaultdict

from sqlmodel import Session, col, select

from timeline import divisions, results, tables

Votes = list[results.VoteItem]


def in_section(session: Session, section: tables.Section, chamber: str) -> list[tuple[int, results.DivisionItem]]:
    """The divisions of the section, each with its place there."""
    found = session.exec(select(tables.Division).where(tables.Division.section_pk == section.pk)).all()
    if not found:
        return []
    votes = _votes(session, [division.pk for division in found])
    return [(division.position, _division(division, votes[division.pk or 0], chamber)) for division in found]


def _votes(session: Session, pks: list[int | None]) -> dict[int, Votes]:
    vote = tables.Vote
    found: dict[int, Votes] = defaultdict(list)
    for row in session.exec(select(vote).where(col(vote.division_pk).in_(pks)).order_by(vote.name, col(vote.pk))):
        found[row.division_pk].append(_vote(row))
    return found


def _vote(row: tables.Vote) -> results.VoteItem:
    return results.VoteItem(
        vote=row.vote, name=row.name, person=row.person_id, party=row.party, teller=row.teller, proxy=row.proxy
    )


def _division(row: tables.Division, votes: Votes, chamber: str) -> results.DivisionItem:
    return results.DivisionItem(
        number=row.number,
        time=row.time,
        column=row.column,
        counts=row.counts,
        counted=divisions.counted(votes, chamber),
        breakdown=divisions.by_party(votes, chamber),
        votes=tuple(votes),
    )
