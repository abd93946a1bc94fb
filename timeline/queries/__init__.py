"""Filter → results: every SELECT of the store but full-text search. Each function answers with frozen records."""

from timeline.queries.around import around
from timeline.queries.compare import compare
from timeline.queries.context import document as context_document
from timeline.queries.context import documents as context_documents
from timeline.queries.coverage import calendar, missing, refused
from timeline.queries.debates import debate, debates, sittings, some_debates, some_sittings
from timeline.queries.front import held, latest_debates, small_timelines
from timeline.queries.lately import lately
from timeline.queries.mentions import mentions
from timeline.queries.near import near, near_about
from timeline.queries.overview import chambers, definition, first_ids, parties, redirect, status, titles, topic, topics
from timeline.queries.people import speaker
from timeline.queries.quality import quality
from timeline.queries.search import search
from timeline.queries.speakers import all_parties, speakers
from timeline.queries.speeches import some_speeches, speech, speeches
from timeline.queries.stored import stored
from timeline.queries.timelines import timeline
from timeline.queries.unknown import unknown_parties

__all__ = [
    "all_parties",
    "around",
    "calendar",
    "chambers",
    "compare",
    "context_document",
    "context_documents",
    "debate",
    "debates",
    "definition",
    "first_ids",
    "held",
    "lately",
    "latest_debates",
    "mentions",
    "missing",
    "near",
    "near_about",
    "parties",
    "quality",
    "redirect",
    "refused",
    "search",
    "sittings",
    "small_timelines",
    "some_debates",
    "some_sittings",
    "some_speeches",
    "speaker",
    "speakers",
    "speech",
    "speeches",
    "status",
    "stored",
    "timeline",
    "titles",
    "topic",
    "topics",
    "unknown_parties",
]
