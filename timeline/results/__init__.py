"""What the store answers: frozen records, the same for HTML, JSON and the command line.

Field names are the API's. Spans count characters of a speech's `text` (its paragraphs joined by one line break).
Dates and times are ISO 8601; a time is the stamp printed for that very speech.
"""

from timeline.results.base import Coverage, Page, Result
from timeline.results.debates import Debate, DebateSummary, DivisionItem, NoteItem, SpeechItem, VoteItem
from timeline.results.overview import Sitting, Status
from timeline.results.people import MembershipRow, NameRow, OfficeRow, Speaker, SpeakerHit, Speakers, TopicCount
from timeline.results.speeches import (
    DebateRef,
    Mark,
    Mention,
    MentionCount,
    NamedPerson,
    PersonRef,
    SourceRef,
    SpeakerRef,
    Speech,
)
from timeline.results.timelines import BucketRow, Series, Timeline
from timeline.results.topics import TopicRef, TopicSummary, TopicVersion

__all__ = [
    "BucketRow",
    "Coverage",
    "Debate",
    "DebateRef",
    "DebateSummary",
    "DivisionItem",
    "Mark",
    "MembershipRow",
    "Mention",
    "MentionCount",
    "NameRow",
    "NamedPerson",
    "NoteItem",
    "OfficeRow",
    "Page",
    "PersonRef",
    "Result",
    "Series",
    "Sitting",
    "SourceRef",
    "Speaker",
    "SpeakerHit",
    "SpeakerRef",
    "Speakers",
    "Speech",
    "SpeechItem",
    "Status",
    "Timeline",
    "TopicCount",
    "TopicRef",
    "TopicSummary",
    "TopicVersion",
    "VoteItem",
]
