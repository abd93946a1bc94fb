"""What an address points out in a debate or a speech."""

from __future__ import annotations

from web.fields import PageNumber, PersonId, Slug, Text
from web.params import Query


class DebateQuery(Query):
    """What to point out in a debate: one member's turns, and the words of one topic; and which page of a long one.

    `at` is the turn, or the division, whose page is meant, whatever its number: its id, or what follows the debate's.
    """

    highlight: PersonId | None = None
    topic: Slug | None = None
    page: PageNumber | None = None
    at: Text | None = None


class SpeechPageQuery(Query):
    """What to point out in a speech: the words of one topic."""

    topic: Slug | None = None
