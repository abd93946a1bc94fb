"""The register of members as rows."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import JSON, Column, false
from sqlmodel import Field, SQLModel


class Person(SQLModel, table=True):
    """A person of the register, or one whom only a transcript's id knows (`known` false)."""

    __tablename__: ClassVar[str] = "person"
    id: str = Field(primary_key=True)
    name: str
    slug: str
    known: bool = True
    identifiers: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class PersonName(SQLModel, table=True):
    """A name a person is or was known by; an `alternate` one is only printed by others, and never shown as theirs."""

    __tablename__: ClassVar[str] = "person_name"
    pk: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    name: str
    start: dt.date | None = None
    end: dt.date | None = None
    alternate: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class Membership(SQLModel, table=True):
    """A dated seat in a chamber for one party."""

    __tablename__: ClassVar[str] = "membership"
    pk: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    chamber: str
    constituency: str | None = None
    party: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None


class Office(SQLModel, table=True):
    """A dated post; the end of an `observed` one is the last day on which a source shows it."""

    __tablename__: ClassVar[str] = "office"
    pk: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    role: str
    organisation: str | None = None
    kind: str
    start: dt.date | None = None
    end: dt.date | None = None
    observed: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
