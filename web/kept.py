"""Answers kept while the store stays as it is: the same question is answered again without asking the store anew.

An answer is kept under the state that was read before it was made, so it is never older than that state says. It is
kept as it was sent, compressed or not, and whole, also where the reader who asked first had it already. Every process
has its own, and forgets what was asked the longest ago.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, cast

from cachetools import LRUCache
from flask import request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header
from werkzeug.wrappers import Response

from timeline.state import State, Unreachable, state
from timeline.store import Store
from web.limits import TOO_OFTEN

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MOST_BYTES = 32 * 2**20
LARGEST = 2**20
"""A single answer of more bytes is not kept."""

CODINGS = ("zstd", "br", "gzip")
"""How an answer may be compressed, the best first."""

DATE = "Date"
"""When an answer was sent, and so no part of what is kept."""

CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
STATE = "hansard.state"
NEVER = ("/static/", "/healthz")
ASKED = ("wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT_ENCODING")
"""All that an answer depends on beside the store; under /api/ also what is accepted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer with status 200, as it is sent."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


class Kept:
    """The answers of one state; another state empties it. May be used from several threads."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._answers: LRUCache[str, Answer] = LRUCache(most, getsizeof=lambda answer: len(answer.body) + 1_000)
        self._state = ""
        self._lock = Lock()

    def get(self, state: str, key: str) -> Answer | None:
        """The answer given to this key in this state, if it is still there."""
        with self._lock:
            if state != self._state:
                self._answers.clear()
                self._state = state
            return self._answers.get(key)

    def put(self, state: str, key: str, answer: Answer) -> None:
        """Keep it, unless it is too large or of a state that is past."""
        with self._lock:
            if len(answer.body) <= LARGEST and state == self._state:
                self._answers[key] = answer


class Passed(Response):
    """An answer on its way out, whose length is not counted here: what is streamed would be made whole for that."""

    automatically_set_content_length = False


class Keeper:
    """An application in front of another, which is asked only for what is not kept."""

    def __init__(self, app: WSGIApplication, store: Store, kept: Kept | None = None) -> None:
        self._app, self._store, self._kept = app, store, kept or Kept()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The kept answer to this very question, else a new one, which is kept if it may be."""
        if environ["REQUEST_METHOD"] != "GET" or TOO_OFTEN in environ or environ["PATH_INFO"].startswith(NEVER):
            return self._app(environ, start_response)
        try:
            now: State = environ.setdefault(STATE, state(self._store.engine))
        except Unreachable:
            return self._app(environ, start_response)  # which meets the same, and has the words for it
        environ["HTTP_ACCEPT_ENCODING"] = coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        key = _key(environ)
        answer = self._kept.get(now.token, key)
        if answer is None:
            return self._new(environ, start_response, now.token, key)
        if any(name in environ for name in CONDITIONS):
            response = Response(answer.body, headers=list(answer.headers))
            return response.make_conditional(environ)(environ, start_response)
        start_response("200 OK", list(answer.headers))
        return [answer.body]

    def _new(self, environ: WSGIEnvironment, start_response: StartResponse, token: str, key: str) -> Iterable[bytes]:
        whole = {name: value for name, value in environ.items() if name not in CONDITIONS}
        response = Passed.from_app(self._app, whole)
        if response.status_code == 200 and not response.cache_control.no_store:
            if "Content-Length" in response.headers and "Set-Cookie" not in response.headers:
                headers = tuple((name, value) for name, value in response.headers.items() if name != DATE)
                self._kept.put(token, key, Answer(response.get_data(), headers))
            response.make_conditional(environ)
        return response(environ, start_response)


@lru_cache(1_000)
def coding(accepted: str) -> str:
    """The best of our codings that this header accepts, empty for none: one name where readers have many spellings."""
    return parse_accept_header(accepted, Accept).best_match(CODINGS) or ""


def _key(environ: WSGIEnvironment) -> str:
    accepted = environ.get("HTTP_ACCEPT", "") if environ["PATH_INFO"].startswith("/api/") else ""
    return "\n".join([*(str(environ.get(name, "")) for name in ASKED), accepted])


def store_state(store: Store) -> State:
    """The state of the store when this request first asked for it. Raises `Unreachable`."""
    return cast(State, request.environ.get(STATE) or request.environ.setdefault(STATE, state(store.engine)))
