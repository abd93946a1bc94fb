"""The store's tables. Names are the model's; what is printed and what is resolved stand in separate columns.

The full-text index over `speech.text` and its triggers are no tables of ours: migrations make them, per engine.
"""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import JSON, Column, Index, LargeBinary, MetaData, false
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = MetaData(naming_convention=NAMING).naming_convention


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


class Speech(SQLModel, table=True):
    """One turn. `printed_*` is what the source says; `person_id`, `party`, `constituency`, `office`, `role` are
    resolved for the date. `position` counts the items of the section, `place` those of the whole sitting. `date` and
    `chamber` repeat the sitting's, since every question asks for them. `interrupts` and `continues` are speech ids of
    the same section."""

    __tablename__: ClassVar[str] = "speech"
    __table_args__ = (
        Index("ix_speech_date_chamber_place", "date", "chamber", "place"),
        Index("ix_speech_person_id_date_role_kind", "person_id", "date", "role", "kind"),
        Index("ix_speech_section_pk_position", "section_pk", "position"),
    )
    pk: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    sitting_pk: int = Field(foreign_key="sitting.pk", index=True)
    section_pk: int = Field(foreign_key="section.pk")
    position: int
    place: int
    date: dt.date
    chamber: str
    kind: str
    time: dt.time | None = None
    column: str | None = None
    question_number: str | None = None
    uin: str | None = None
    written: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    interrupts: str | None = None
    continues: str | None = Field(default=None, index=True)
    printed: str | None = None
    printed_name: str | None = None
    printed_office: str | None = None
    printed_constituency: str | None = None
    printed_party: str | None = None
    status: str
    rule: str
    candidates: list[dict[str, str]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    person_id: str | None = Field(default=None, foreign_key="person.id")
    name: str | None = None
    party: str | None = None
    constituency: str | None = None
    office: str | None = None
    role: str
    role_basis: str
    text: str
    words: int


class SpeechSource(SQLModel, table=True):
    """One document's own version of a speech: its id, attribution, time and column there."""

    __tablename__: ClassVar[str] = "speech_source"
    pk: int | None = Field(default=None, primary_key=True)
    speech_pk: int = Field(foreign_key="speech.pk", index=True)
    document_pk: int = Field(foreign_key="document.pk", index=True)
    is_primary: bool
    source_id: str | None = Field(default=None, index=True)
    printed: str | None = None
    time: dt.time | None = None
    column: str | None = None


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


class Redirect(SQLModel, table=True):
    """An id that is now another: the project's own when one had to move, or a source's revised one."""

    __tablename__: ClassVar[str] = "redirect"
    old: str = Field(primary_key=True)
    new: str | None = Field(default=None, index=True)
    sitting_id: str = Field(index=True)
    reason: str


class Topic(SQLModel, table=True):
    """A topic whose definition, in this version, the stored tags come from."""

    __tablename__: ClassVar[str] = "topic"
    slug: str = Field(primary_key=True)
    title: str
    description: str
    version: str


class Tag(SQLModel, table=True):
    """A speech is about a topic, or only mentions it (`strength`)."""

    __tablename__: ClassVar[str] = "tag"
    __table_args__ = (Index("ix_tag_topic_strength_speech_pk", "topic", "strength", "speech_pk"),)
    speech_pk: int = Field(foreign_key="speech.pk", primary_key=True)
    topic: str = Field(foreign_key="topic.slug", primary_key=True)
    strength: str
    version: str


class Mention(SQLModel, table=True):
    """The evidence of a tag: characters `start` to `end` of the speech's text, found by this version."""

    __tablename__: ClassVar[str] = "mention"
    __table_args__ = (Index("ix_mention_speech_pk_topic", "speech_pk", "topic"),)
    pk: int | None = Field(default=None, primary_key=True)
    speech_pk: int = Field(foreign_key="speech.pk")
    topic: str = Field(foreign_key="topic.slug")
    start: int
    end: int
    phrase: str
    version: str


class MemberMention(SQLModel, table=True):
    """A member named inside a speech, at characters `start` to `end` of its text. `person_id` and the `name` of that
    day are null where nobody is certain; `rule` says how the person was found, or why not."""

    __tablename__: ClassVar[str] = "member_mention"
    __table_args__ = (Index("ix_member_mention_person_id_speech_pk", "person_id", "speech_pk"),)
    pk: int | None = Field(default=None, primary_key=True)
    speech_pk: int = Field(foreign_key="speech.pk", index=True)
    start: int
    end: int
    printed: str
    person_id: str | None = Field(default=None, foreign_key="person.id")
    name: str | None = None
    rule: str
    candidates: list[dict[str, str]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
