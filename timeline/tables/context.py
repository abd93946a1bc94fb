"""Documents from outside Parliament that stand beside the timelines and are never counted as speeches."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import Column, Index, LargeBinary
from sqlmodel import Field, SQLModel


class ContextDocument(SQLModel, table=True):
    """One article, report, or item of a page of many; items of one page share `sha256` and have a `position` in it.

    `content` are the page's original bytes (zlib), kept with the first item only. `date` is the document's own
    (`date_basis` `printed`), or what its user gave (`given`), else null (`unknown`).
    """

    __tablename__: ClassVar[str] = "context_document"
    __table_args__ = (Index("ix_context_document_sha256_position", "sha256", "position", unique=True),)
    pk: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    sha256: str
    position: int
    path: str
    content: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    title: str
    url: str | None = None
    publisher: str | None = None
    date: dt.date | None = Field(default=None, index=True)
    date_basis: str
    text: str
    words: int


class ContextTag(SQLModel, table=True):
    """A context document is about a topic, or only mentions it, by the definition of this version."""

    __tablename__: ClassVar[str] = "context_tag"
    __table_args__ = (Index("ix_context_tag_topic_strength", "topic", "strength"),)
    document_pk: int = Field(foreign_key="context_document.pk", primary_key=True)
    topic: str = Field(foreign_key="topic.slug", primary_key=True)
    strength: str
    rule: str
    version: str


class ContextMention(SQLModel, table=True):
    """The evidence of such a tag: characters `start` to `end` of the document's text."""

    __tablename__: ClassVar[str] = "context_mention"
    __table_args__ = (Index("ix_context_mention_document_pk_topic", "document_pk", "topic"),)
    pk: int | None = Field(default=None, primary_key=True)
    document_pk: int = Field(foreign_key="context_document.pk")
    topic: str = Field(foreign_key="topic.slug")
    start: int
    end: int
    phrase: str
    version: str
