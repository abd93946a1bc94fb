"""Topics, and the speeches and debates that belong to them, with the evidence."""

from typing import ClassVar

from sqlalchemy import Index, false
from sqlmodel import Field, SQLModel


class Topic(SQLModel, table=True):
    """A topic whose definition, in this version, the stored tags come from. `definition` is the text of its file,
    which is its user's `own` or a packaged one; the speeches of a topic with a `parent` belong to the parent too."""

    __tablename__: ClassVar[str] = "topic"
    slug: str = Field(primary_key=True)
    title: str
    description: str
    version: str
    parent: str | None = None
    definition: str = Field(default="", sa_column_kwargs={"server_default": ""})
    own: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class Tag(SQLModel, table=True):
    """A speech is about a topic, or only mentions it (`strength`); `rule` says why (docs/topics.md).

    Of the turns of one interrupted speech `first_about` marks the first that is about the topic, and `first_any` the
    first that has it in either strength: who counts speeches counts these.
    """

    __tablename__: ClassVar[str] = "tag"
    __table_args__ = (Index("ix_tag_topic_strength_speech_pk", "topic", "strength", "speech_pk"),)
    speech_pk: int = Field(foreign_key="speech.pk", primary_key=True)
    topic: str = Field(foreign_key="topic.slug", primary_key=True)
    strength: str
    version: str
    rule: str = Field(default="words", sa_column_kwargs={"server_default": "words"})
    first_about: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    first_any: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


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


class DebateTag(SQLModel, table=True):
    """A debate (a section) belongs to a topic by the `rule` of its definition: `heading`, `speeches`, `sub-topic` or
    `pinned`.

    `speeches` counts the section's speeches about the topic, `mentions` the places of its words in them.
    """

    __tablename__: ClassVar[str] = "debate_tag"
    __table_args__ = (Index("ix_debate_tag_topic_section_pk", "topic", "section_pk"),)
    section_pk: int = Field(foreign_key="section.pk", primary_key=True)
    topic: str = Field(foreign_key="topic.slug", primary_key=True)
    rule: str
    speeches: int
    mentions: int
    version: str
