"""What was ingested, and facts about the store itself."""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import JSON, Column, Index, LargeBinary
from sqlmodel import Field, SQLModel


class Meta(SQLModel, table=True):
    """One fact about the store itself, such as which register its people come from."""

    __tablename__: ClassVar[str] = "meta"
    key: str = Field(primary_key=True)
    value: str


class Document(SQLModel, table=True):
    """One ingested document: its original bytes (zlib) and what its user said of it, so that it can be read again."""

    __tablename__: ClassVar[str] = "document"
    __table_args__ = (Index("ix_document_chamber_date", "chamber", "date"),)
    pk: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)
    path: str
    format: str
    size: int
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    chamber: str
    date: dt.date
    extent: str
    superseded: bool
    revision: str
    hint_date: dt.date | None = None
    hint_chamber: str | None = None
    warnings: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class Refusal(SQLModel, table=True):
    """A document that was not taken in: under which path, why, and the day on which it was tried last."""

    __tablename__: ClassVar[str] = "refusal"
    path: str = Field(primary_key=True)
    reason: str
    date: dt.date


class Redirect(SQLModel, table=True):
    """An id that is now another: the project's own when one had to move, or a source's revised one."""

    __tablename__: ClassVar[str] = "redirect"
    old: str = Field(primary_key=True)
    new: str | None = Field(default=None, index=True)
    sitting_id: str = Field(index=True)
    reason: str
