"""Turns, their sources, and the members named in them."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import JSON, Column, Index, false
from sqlmodel import Field, SQLModel


class Speech(SQLModel, table=True):
    """One turn. `printed_*` is what the source says; `person_id`, `party`, `constituency`, `office`, `role` are
    resolved for the date. `position` counts the items of the section, `place` those of the whole sitting. `date` and
    `chamber` repeat the sitting's, since every question asks for them. `interrupts` and `continues` are speech ids of
    the same section."""

    __tablename__: ClassVar[str] = "speech"
    __table_args__ = (
        # in the order of lists, with what most searches narrow and count by: the speeches themselves need not be read
        Index("ix_speech_newest", "date", "chamber", "place", "party", "person_id", "role", "kind", "role_basis"),
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
