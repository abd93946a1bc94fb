"""The store's tables. Names are the model's; what is printed and what is resolved stand in separate columns.

The full-text index over `speech.text` and its triggers are no tables of ours: migrations make them, per engine.
"""

from timeline.tables.naming import NAMING  # before any table is defined

# isort: split

from timeline.tables.calendar import CalendarDay
from timeline.tables.context import ContextDocument, ContextMention, ContextTag
from timeline.tables.documents import Document, Meta, Redirect, Refusal
from timeline.tables.people import Membership, Office, Person, PersonName
from timeline.tables.rollups import SittingFact, SittingMonth, SpeechCount, TopicCount, TopicDebate, TopicDistinct
from timeline.tables.sittings import Division, Note, Section, Sitting, Vote
from timeline.tables.speeches import MemberMention, Speech, SpeechSource
from timeline.tables.topics import DebateTag, Mention, Tag, Topic

__all__ = [
    "CalendarDay",
    "ContextDocument",
    "ContextMention",
    "ContextTag",
    "DebateTag",
    "Division",
    "Document",
    "MemberMention",
    "Membership",
    "Mention",
    "Meta",
    "NAMING",
    "Note",
    "Office",
    "Person",
    "PersonName",
    "Redirect",
    "Refusal",
    "Section",
    "Sitting",
    "SittingFact",
    "SittingMonth",
    "Speech",
    "SpeechCount",
    "SpeechSource",
    "Tag",
    "Topic",
    "TopicCount",
    "TopicDebate",
    "TopicDistinct",
    "Vote",
]
