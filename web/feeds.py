"""Lists of speeches as Atom (RFC 4287): for any topic, speaker or search.

An entry's id is the first id that the speech ever had here, so that a reader sees it once, however often its sitting is
read again; its date is that of the sitting.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from feedgenerator import Atom1Feed
from flask import Response, request, url_for

from timeline import queries
from timeline.results import Page, Speech
from web import marks
from web.context import store
from web.display import day

ENTRIES = 50
WESTMINSTER = ZoneInfo("Europe/London")
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
RIGHTS = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."


class Feed(Atom1Feed):  # type: ignore[misc]
    """Atom, with a date of its own where it has no entries: the library would say now, another at each reading."""

    def latest_post_date(self) -> datetime:
        """The date of the newest entry."""
        return super().latest_post_date() if self.items else BEGINNING


def atom(title: str, about: str, page: str, found: Page[Speech], topic: str | None = None) -> Response:
    """A feed of those speeches. `page` is the address at which people read the same list."""
    feed = Feed(
        title=_plain(title),
        link=_absolute(page),
        description=_plain(about),
        feed_url=request.url,
        feed_guid=_tag(request.full_path.rstrip("?")),
        language="en-GB",
        feed_copyright=RIGHTS,
        author_name="Hansard Timeline",
    )
    first_ids = queries.first_ids(store(), [speech.id for speech in found.items])
    for speech in found.items:
        _entry(feed, speech, topic, first_ids)
    return Response(feed.writeString("utf-8"), mimetype="application/atom+xml")


def _entry(feed: Feed, speech: Speech, topic: str | None, first_ids: Mapping[str, str]) -> None:
    who = speech.speaker.name if speech.speaker else speech.printed or "Nobody named"
    party = f" ({speech.speaker.party})" if speech.speaker and speech.speaker.party else ""
    said = datetime.combine(speech.debate.date, speech.time or time.min, tzinfo=WESTMINSTER)
    feed.add_item(
        title=_plain(f"{who}{party}: {speech.debate.title}, {day(speech.debate.date)}"),
        link=_absolute(url_for("debates.debate", id=speech.debate.id, topic=topic, _anchor=speech.id)),
        description=_plain(str(marks.excerpt(speech, topic))),
        unique_id=_tag(first_ids.get(speech.id, speech.id)),
        pubdate=said,
        updateddate=said,
        author_name=_plain(who),
        categories=speech.topics,
    )


def _tag(name: str) -> str:
    """A tag URI (RFC 4151): the service's host, the year from which it may mint them, and the name."""
    host = urlsplit(request.host_url).hostname or "localhost"
    return f"tag:{host.replace(':', '-')},2024:{name}"  # an IPv6 address has colons, which end the host here


def _absolute(address: str) -> str:
    return request.host_url.rstrip("/") + address


def _plain(text: str) -> str:
    """The text without what XML 1.0 cannot hold at all, however it is escaped."""
    return "".join(letter for letter in text if letter >= " " and letter not in "\ufffe\uffff" or letter in "\t\n")
