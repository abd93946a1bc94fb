"""Filter → results: every SELECT of the store but full-text search. Each function answers with frozen records."""

from timeline.queries.debates import debate, debates, sittings
from timeline.queries.mentions import mentions
from timeline.queries.overview import chambers, parties, redirect, status, topic, topics
from timeline.queries.people import speaker
from timeline.queries.speakers import all_parties, speakers
from timeline.queries.speeches import speech, speeches
from timeline.queries.timelines import timeline

__all__ = [
    "all_parties",
    "chambers",
    "debate",
    "debates",
    "mentions",
    "parties",
    "redirect",
    "sittings",
    "speaker",
    "speakers",
    "speech",
    "speeches",
    "status",
    "timeline",
    "topic",
    "topics",
]
