"""Counts kept in step with the speeches, so that a timeline adds up few rows however many speeches there are.

A `cut` (`timeline.rollups.cuts`) says how long the rows' periods are (`start` is the first day) and which of chamber,
party, role, kind and person they keep apart; the others are empty, and the row is the sum over them. `whole` are
sittings stored as a whole day, `apart` the Chair's turns and procedure. `turns` says how many turns a row rests on.
"""

import datetime as dt
from typing import ClassVar

from sqlmodel import Field, SQLModel

UNORDERED = {"sqlite_with_rowid": False}
"""The key is the table: what is read together lies together."""


class TopicCount(SQLModel, table=True):
    """What is about a topic (`about_*`), and what is about it or mentions it (`any_*`).

    Speeches are whole ones, each counted at its first turn that has the topic; mentions and words are those of every
    turn that has it. `person` is empty too where nobody is resolved. A `topic` that ends in `/none` holds what of the
    topic before it is in none of its sub-topics.
    """

    __tablename__: ClassVar[str] = "topic_count"
    __table_args__ = UNORDERED
    topic: str = Field(primary_key=True)
    cut: str = Field(primary_key=True)
    start: dt.date = Field(primary_key=True)
    chamber: str = Field(primary_key=True)
    party: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    whole: bool = Field(primary_key=True)
    apart: bool = Field(primary_key=True)
    turns: int
    about_turns: int
    any_turns: int
    about_speeches: int
    any_speeches: int
    about_mentions: int
    any_mentions: int
    about_words: int
    any_words: int


class SpeechCount(SQLModel, table=True):
    """All that was said, whatever it is about: whole speeches, each counted at its first turn, and words."""

    __tablename__: ClassVar[str] = "speech_count"
    __table_args__ = UNORDERED
    cut: str = Field(primary_key=True)
    start: dt.date = Field(primary_key=True)
    chamber: str = Field(primary_key=True)
    party: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    whole: bool = Field(primary_key=True)
    apart: bool = Field(primary_key=True)
    turns: int
    speeches: int
    words: int


class TopicDebate(SQLModel, table=True):
    """Who of what role and party has the topic in a debate that belongs to it: presence, to be counted distinct.

    `about` says whether one of these turns is about the topic; each of them has it. `topic` as in `TopicCount`.
    """

    __tablename__: ClassVar[str] = "topic_debate"
    __table_args__ = UNORDERED
    topic: str = Field(primary_key=True)
    date: dt.date = Field(primary_key=True)
    section_pk: int = Field(primary_key=True)
    chamber: str = Field(primary_key=True)
    party: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    whole: bool = Field(primary_key=True)
    apart: bool = Field(primary_key=True)
    about: bool


class TopicDistinct(SQLModel, table=True):
    """How many different people (`speakers`) or `debates` have the topic in a period: a `month`, `quarter` or `year`.

    Counted in each period by itself, since who speaks in two is one of both. `party` is empty where all are counted
    together. `about` counts what is about the topic, `either` what mentions it too. `topic` as in `TopicCount`.
    """

    __tablename__: ClassVar[str] = "topic_distinct"
    __table_args__ = UNORDERED
    topic: str = Field(primary_key=True)
    measure: str = Field(primary_key=True)
    span: str = Field(primary_key=True)
    start: dt.date = Field(primary_key=True)
    party: str = Field(primary_key=True)
    about: int
    either: int


class SittingMonth(SQLModel, table=True):
    """The days of a month on which a chamber's sitting is stored, whole or in part: bit 0 is the first."""

    __tablename__: ClassVar[str] = "sitting_month"
    __table_args__ = UNORDERED
    chamber: str = Field(primary_key=True)
    start: dt.date = Field(primary_key=True)
    whole: int
    part: int


class SittingFact(SQLModel, table=True):
    """How good the data of a sitting are: how many of its turns have this `value` of this `aspect`.

    `kind`; `status` of who spoke, and `reason` where nobody is known; `party` of those who are (known, unknown);
    `time` and `column` (printed, none). Beside turns: `debates` in which a member spoke, and `warning` by its code.
    """

    __tablename__: ClassVar[str] = "sitting_fact"
    __table_args__ = UNORDERED
    sitting_pk: int = Field(foreign_key="sitting.pk", primary_key=True)
    aspect: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    many: int
