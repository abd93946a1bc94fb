"""Lists of speeches as Atom (RFC 4287): for any topic, speaker or search.

An entry's id is made of the first id that the speech ever had here, and of nothing else: a reader sees it once, however
often its sitting is read again and by whichever name the service is reached; in a new store too, which knows no earlier
id of a speech that has moved. Its date is that of the sitting.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from feedgenerator import Atom1Feed
from flask import Response, request
from markupsafe import Markup

from timeline import queries
from timeline.results import Part, Speech
from web import marks
from web.context import store
from web.display import day, turn_address
from web.sought import Finder

ENTRIES = 50
WESTMINSTER = ZoneInfo("Europe/London")
NAMES = UUID("f5c0afd8-f9cd-498f-8300-39b25c4455a0")
"""The namespace of the ids in feeds. Another one would show every reader every entry again: it stays."""

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
RIGHTS = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."


class Feed(Atom1Feed):  # type: ignore[misc]
    """Atom, with a date of its own where it has no entries: the library would say now, another at each reading."""

    def latest_post_date(self) -> datetime:
        """The date of the newest entry."""
        return super().latest_post_date() if self.items else BEGINNING


def atom(
    title: str,
    about: str,
    page: str,
    found: Part[Speech],
    topic: str | None = None,
    *,
    sought: Finder | None = None,
    mentions: str | None = None,
) -> Response:
    """A feed of those speeches. `page` is the address at which people read the same list.

    Each is told by the passage around the words sought, else around the member mentioned, else around the topic's.
    """
    feed = Feed(
        title=_plain(title),
        link=_absolute(page),
        description=_plain(about),
        feed_url=request.url,
        feed_guid=_urn(request.full_path.rstrip("?")),
        language="en-GB",
        feed_copyright=RIGHTS,
        author_name="Hansard Timeline",
    )
    first_ids = queries.first_ids(store(), [speech.id for speech in found.items])
    for speech in found.items:
        _entry(feed, speech, topic, marks.excerpt(speech, topic, sought, mentions), first_ids)
    return Response(feed.writeString("utf-8"), mimetype="application/atom+xml")


def _entry(feed: Feed, speech: Speech, topic: str | None, excerpt: Markup, first_ids: Mapping[str, str]) -> None:
    who = speech.speaker.name if speech.speaker else speech.printed or "Nobody named"
    party = f" ({speech.speaker.party})" if speech.speaker and speech.speaker.party else ""
    said = datetime.combine(speech.debate.date, speech.time or time.min, tzinfo=WESTMINSTER)
    feed.add_item(
        title=_plain(f"{who}{party}: {speech.debate.title}, {day(speech.debate.date)}"),
        link=_absolute(turn_address(speech, topic)),
        description=_plain(str(excerpt)),
        unique_id=_urn(first_ids.get(speech.id, speech.id)),
        pubdate=said,
        updateddate=said,
        author_name=_plain(who),
        categories=speech.topics,
    )


def _urn(name: str) -> str:
    """The id by that name, a UUID of version 5 (RFC 4122): the same wherever and whenever it is made."""
    return uuid5(NAMES, name).urn


def _absolute(address: str) -> str:
    return request.host_url.rstrip("/") + address


def _plain(text: str) -> str:
    """The text without what XML 1.0 cannot hold at all, however it is escaped."""
    return "".join(letter for letter in text if letter >= " " and letter not in "\ufffe\uffff" or letter in "\t\n")
