"""Documents into the store and out of it: read, merged into sittings, and the sittings written as rows."""

from timeline.ingest.building import rebuild, reparse
from timeline.ingest.documents import ingest
from timeline.ingest.knowledge import Knowledge, Outcome

__all__ = ["Knowledge", "Outcome", "ingest", "rebuild", "reparse"]
