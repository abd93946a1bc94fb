"""Sittings, and what stands in them beside speeches."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel


class Sitting(SQLModel, table=True):
    """One chamber's sitting on one date, built from all its documents; `built_from` is a digest of what it was built
    from (documents, parser, register): equal digests mean there is nothing to do."""

    __tablename__: ClassVar[str] = "sitting"
    __table_args__ = (Index("ix_sitting_chamber_date", "chamber", "date", unique=True),)
    pk: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    chamber: str
    date: dt.date
    title: str
    extent: str
    built_from: str


class Section(SQLModel, table=True):
    """A heading and what stands under it; readers call one that holds speeches a debate."""

    __tablename__: ClassVar[str] = "section"
    pk: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    sitting_pk: int = Field(foreign_key="sitting.pk", index=True)
    parent_id: str | None = Field(default=None, index=True)
    position: int
    level: int
    title: str
    path: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    column: str | None = None
    source_id: str | None = Field(default=None, index=True)


class Note(SQLModel, table=True):
    """A stage direction in a section."""

    __tablename__: ClassVar[str] = "note"
    pk: int | None = Field(default=None, primary_key=True)
    section_pk: int = Field(foreign_key="section.pk", index=True)
    position: int
    text: str


class Division(SQLModel, table=True):
    """A division in a section; `counts` by side in the source's words."""

    __tablename__: ClassVar[str] = "division"
    pk: int | None = Field(default=None, primary_key=True)
    section_pk: int = Field(foreign_key="section.pk", index=True)
    position: int
    number: int | None = None
    time: dt.time | None = None
    column: str | None = None
    source_id: str | None = Field(default=None, index=True)
    counts: dict[str, int] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class Vote(SQLModel, table=True):
    """One member's vote in a division, with the party on that day."""

    __tablename__: ClassVar[str] = "vote"
    pk: int | None = Field(default=None, primary_key=True)
    division_pk: int = Field(foreign_key="division.pk", index=True)
    vote: str
    name: str
    person_id: str | None = None
    party: str | None = None
    teller: bool = False
    proxy: str | None = None
