"""The rows of single days, from the speeches themselves: SELECTs in the order of the tables' columns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    cast,
    exists,
    extract,
    func,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.orm import aliased
from sqlmodel import col

from timeline import tables
from timeline.filters import NO_PARTY
from timeline.rollups.coarse import first_day
from timeline.rollups.cuts import DAY

NO_SUBTOPIC = "/none"
"""Follows a topic's slug in the rows of what is in none of its sub-topics; no slug has a slash."""


def none_of(slug: str) -> str:
    """The key of what of the topic is in none of its sub-topics."""
    return slug + NO_SUBTOPIC


speech, tag, sitting = tables.Speech, tables.Tag, tables.Sitting


def shown_role() -> ColumnElement[str]:
    """The role; “member” where the register's offices do not reach the day is not known to be true."""
    unproven = and_(col(speech.role) == "member", col(speech.role_basis) == "no-evidence")
    return case((unproven, NO_PARTY), else_=col(speech.role))


def shown_party() -> ColumnElement[str]:
    """The party, or that it is not known."""
    return func.coalesce(col(speech.party), NO_PARTY)


def _keys() -> tuple[Any, ...]:
    """What a turn is counted by, named as the tables' columns."""
    apart = or_(col(speech.role) == "chair", col(speech.kind) == "procedural")
    return (
        col(speech.date).label("start"),
        col(speech.chamber).label("chamber"),
        shown_party().label("party"),
        shown_role().label("role"),
        col(speech.kind).label("kind"),
        func.coalesce(col(speech.person_id), "").label("person"),
        (col(sitting.extent) == "day").label("whole"),
        apart.label("apart"),
    )


def topic_counts(of: ColumnElement[bool]) -> Select[Any]:
    """Rows of `topic_count` by day, from the tags that fulfil the condition."""
    return _counted(col(tag.topic), true(), true(), of)


def none_counts(of: ColumnElement[bool]) -> Select[Any]:
    """The same of what is in no sub-topic, for the topics that have any."""
    about, either = ~in_child(col(tag.topic), about=True), ~in_child(col(tag.topic), about=False)
    return _counted(col(tag.topic) + NO_SUBTOPIC, about, either, and_(of, _has_children(), about))


def _counted(topic: Any, about: Any, either: Any, of: ColumnElement[bool]) -> Select[Any]:
    """`about` and `either` say in which strengths a turn counts."""
    turn = _tagged(
        select(
            topic.label("topic"),
            *_keys(),
            and_(about, col(tag.strength) == "about").label("about"),
            and_(either).label("either"),
            and_(about, col(tag.first_about)).label("first_about"),
            and_(either, col(tag.first_any)).label("first_any"),
            col(speech.words).label("words"),
            _mentions().label("mentions"),
        ).where(of)
    ).subquery()
    keys = [turn.c.start, turn.c.chamber, turn.c.party, turn.c.role, turn.c.kind]
    keys += [turn.c.person, turn.c.whole, turn.c.apart]
    amounts = [
        func.count(),
        _sum(turn.c.about),
        _sum(turn.c.either),
        _sum(turn.c.first_about),
        _sum(turn.c.first_any),
        _sum(turn.c.about, turn.c.mentions),
        _sum(turn.c.either, turn.c.mentions),
        _sum(turn.c.about, turn.c.words),
        _sum(turn.c.either, turn.c.words),
    ]
    return select(turn.c.topic, literal(DAY.name), *keys, *amounts).group_by(turn.c.topic, *keys)


def _tagged(query: Select[Any]) -> Select[Any]:
    query = query.select_from(tag).join(speech, col(speech.pk) == col(tag.speech_pk))
    return query.join(sitting, col(sitting.pk) == col(speech.sitting_pk))


def _sum(condition: ColumnElement[bool], amount: Any = 1) -> ColumnElement[int]:
    return func.sum(case((condition, amount), else_=0))


def _mentions() -> Any:
    mention = tables.Mention
    here = and_(col(mention.speech_pk) == col(tag.speech_pk), col(mention.topic) == col(tag.topic))
    return select(func.count()).select_from(mention).where(here).scalar_subquery()


def in_child(parent: Any, *, about: bool) -> ColumnElement[bool]:
    """Whether any turn of the whole speech is about a sub-topic of `parent` (or, unless `about`, has one)."""
    turn, child, sub = aliased(speech), aliased(tag), aliased(tables.Topic)
    start = func.coalesce(col(speech.continues), col(speech.id))
    found = select(literal(1)).select_from(turn).join(child, col(child.speech_pk) == col(turn.pk))
    found = found.join(sub, col(sub.slug) == col(child.topic)).where(col(sub.parent) == parent)
    if about:
        found = found.where(col(child.strength) == "about")
    # an index each: an OR inside one EXISTS would read the whole table
    return or_(exists(found.where(col(turn.id) == start)), exists(found.where(col(turn.continues) == start)))


def in_child_debate(parent: Any) -> ColumnElement[bool]:
    """Whether the speech's debate belongs to a sub-topic of `parent`."""
    belongs, sub = aliased(tables.DebateTag), aliased(tables.Topic)
    found = select(literal(1)).select_from(belongs).join(sub, col(sub.slug) == col(belongs.topic))
    return exists(found.where(col(sub.parent) == parent, col(belongs.section_pk) == col(speech.section_pk)))


def _has_children() -> ColumnElement[bool]:
    parents = select(col(tables.Topic.parent)).where(col(tables.Topic.parent).is_not(None))
    return col(tag.topic).in_(parents)


def topic_debates(of: ColumnElement[bool]) -> Select[Any]:
    """Rows of `topic_debate`, from the tags that fulfil the condition."""
    return _present(col(tag.topic), of)


def none_debates(of: ColumnElement[bool]) -> Select[Any]:
    """The same of debates that belong to no sub-topic, for the topics that have any."""
    return _present(col(tag.topic) + NO_SUBTOPIC, and_(of, _has_children(), ~in_child_debate(col(tag.topic))))


def _present(topic: Any, of: ColumnElement[bool]) -> Select[Any]:
    belongs = tables.DebateTag
    here = and_(col(belongs.section_pk) == col(speech.section_pk), col(belongs.topic) == col(tag.topic))
    about = (col(tag.strength) == "about").label("about")
    columns = (topic.label("topic"), *_keys(), col(speech.section_pk).label("section_pk"), about)
    turn = _tagged(select(*columns).where(of)).join(belongs, here).subquery().c
    keys = [turn.topic, turn.start, turn.section_pk, turn.chamber, turn.party, turn.role, turn.kind]
    keys += [turn.whole, turn.apart]
    return select(*keys, _sum(turn.about) > 0).group_by(*keys)


def speech_counts(of: ColumnElement[bool]) -> Select[Any]:
    """Rows of `speech_count` by day, from the speeches that fulfil the condition."""
    columns = (*_keys(), col(speech.continues).is_(None).label("first"), col(speech.words).label("words"))
    query = select(*columns).select_from(speech).join(sitting, col(sitting.pk) == col(speech.sitting_pk))
    turn = query.where(of).subquery().c
    keys = [turn.start, turn.chamber, turn.party, turn.role, turn.kind, turn.whole, turn.apart]
    return select(literal(DAY.name), *keys, func.count(), _sum(turn.first), func.sum(turn.words)).group_by(*keys)


def month_of_sitting(dialect: str) -> Any:
    """SQL for the first day of a sitting's month."""
    return first_day("month", col(sitting.date), dialect)


def sitting_months(of: ColumnElement[bool], dialect: str) -> Select[Any]:
    """Rows of `sitting_month`, from the sittings that fulfil the condition and of which something is stored."""
    month = month_of_sitting(dialect)
    is_whole = col(sitting.extent) == "day"
    bit = literal(1).op("<<")(cast(extract("day", col(sitting.date)), Integer) - 1)
    whole, part = _sum(is_whole, bit), _sum(~is_whole, bit)
    query = select(col(sitting.chamber), month, whole, part).where(of, col(sitting.extent) != "none")
    return query.group_by(col(sitting.chamber), month)
