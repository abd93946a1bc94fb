"""One polite client for all requests: spaced, limited in time and size, trying again what may pass."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from threading import Event, Lock
from time import monotonic
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import httpx2

T = TypeVar("T")

REDIRECTS = 5
NO_SUCH_PART = 416
"""More was asked for than there is: what is here of the file is not what the server has."""
LONGEST_WAIT = 120.0
"""Seconds between two tries; a server that asks for more is left alone until the next run."""


class FetchError(Exception):
    """Something cannot be fetched; the text says why in one sentence. `passing` trouble may be over next time.

    `status` is the server's, where it is the trouble; `after` how many seconds it asks to wait.
    """

    def __init__(self, reason: str, *, passing: bool = False, status: int = 0, after: float | None = None) -> None:
        self.passing, self.status, self.after = passing, status, after
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely and how patiently is asked. All times are seconds."""

    contact: str = ""
    concurrency: int = 2
    spacing: float = 0.5
    attempts: int = 5
    first_wait: float = 1.0
    silence: float = 30.0
    longest: float = 600.0

    @property
    def agent(self) -> str:
        """What the client calls itself, with the user's address where one is given."""
        name = f"hansard-timeline/{version('hansard-timeline')}"
        return f"{name} ({self.contact})" if self.contact else name


class Client:
    """Asks for one thing after another; threads share it. Close it, or use it as a context manager."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self._stopped = Event()
        self._lock = Lock()
        self._next = 0.0
        headers = {"User-Agent": manners.agent, "Accept-Encoding": "gzip"}
        self._http = httpx2.Client(headers=headers, timeout=manners.silence, follow_redirects=False)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._http.close()

    def stop(self) -> None:
        """End all that waits or reads, with a `FetchError`."""
        self._stopped.set()

    def go_on(self) -> None:
        """Be of use again after a stop."""
        self._stopped.clear()

    def patiently(self, attempt: Callable[[], T]) -> T:
        """The result of the attempt, tried again with growing pauses while its trouble is passing.

        Raises the last `FetchError`.
        """
        for number in range(self.manners.attempts - 1):
            try:
                return attempt()
            except FetchError as error:
                if not error.passing or (error.after or 0) > LONGEST_WAIT:
                    raise
                self._pause(number, error.after)
        return attempt()

    def _pause(self, number: int, after: float | None) -> None:
        """Wait as long as the server asks, all threads of us, or twice as long as before, and a little by chance."""
        if after is not None:
            with self._lock:
                self._next = max(self._next, monotonic() + after)
            return
        wait = min(self.manners.first_wait * 2**number, LONGEST_WAIT)
        self._sleep(wait * random.uniform(0.75, 1.25))

    def _take_turn(self) -> None:
        """Wait until this request may begin: so many seconds after the one before, whoever sent that."""
        with self._lock:
            now = monotonic()
            begin = max(now, self._next)
            self._next = begin + self.manners.spacing
        self._sleep(begin - now)

    def _sleep(self, seconds: float) -> None:
        if self._stopped.wait(max(seconds, 0)):
            raise FetchError("stopped before it was done")

    @contextmanager
    def get(self, url: str, headers: dict[str, str] | None = None) -> Iterator[httpx2.Response]:
        """The answer, its body unread: 200, 206 or 304. Raises `FetchError`, also while the body is read.

        Redirects are followed on the same host only, and never from https to http.
        """
        try:
            for _ in range(REDIRECTS + 1):
                self._take_turn()
                with self._http.stream("GET", url, headers=headers) as response:
                    if not response.has_redirect_location:
                        _must_be_good(response)
                        yield response
                        return
                    url = _moved(url, response.headers["Location"])
        except (httpx2.TransportError, httpx2.StreamError, httpx2.DecodingError) as error:
            raise FetchError(_in_words(error), passing=not isinstance(error, httpx2.UnsupportedProtocol)) from error
        except httpx2.InvalidURL as error:
            raise FetchError(f"{url!r} is no address: {error}") from error
        raise FetchError(f"redirected more than {REDIRECTS} times")

    def body(self, response: httpx2.Response, most: int) -> Iterator[bytes]:
        """The body as it is sent, still compressed if it is. Raises `FetchError` where it is too much or too slow."""
        end, size = monotonic() + self.manners.longest, 0
        for piece in response.iter_raw():
            size += len(piece)
            if size > most:
                raise FetchError(f"more than {most:,} bytes were sent; at most that many are taken as one file")
            if self._stopped.is_set():
                raise FetchError("stopped before it was done")
            if monotonic() > end:
                raise FetchError(f"not whole after {self.manners.longest:g} seconds", passing=True)
            yield piece


def _must_be_good(response: httpx2.Response) -> None:
    """Raise `FetchError` for a status that is no answer."""
    status = response.status_code
    if status in (200, 206, 304):
        return
    reason = f"the server answers {status} {response.reason_phrase}".rstrip()
    if status in (408, 425, 429) or status >= 500:
        after = _retry_after(response.headers.get("Retry-After", ""))
        asked = f" and asks to wait {after:g} seconds" if after else ""
        raise FetchError(reason + asked, passing=True, status=status, after=after)
    raise FetchError(reason, passing=status == NO_SUCH_PART, status=status)


def _retry_after(value: str) -> float | None:
    """Seconds: the header gives a number of them or a date. None where it says nothing that can be understood."""
    if value.strip().isascii() and value.strip().isdigit():
        return float(value)
    try:
        asked = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    asked = asked if asked.tzinfo else asked.replace(tzinfo=UTC)
    return max((asked - datetime.now(UTC)).total_seconds(), 0.0)


def _moved(url: str, location: str) -> str:
    """The address redirected to. Raises `FetchError` where it is on another host, or no longer encrypted."""
    try:
        target = urljoin(url, location)
        old, new = urlsplit(url), urlsplit(target)
    except ValueError as error:
        raise FetchError(f"redirected to {location!r}, which is no address") from error
    if new.scheme not in ("http", "https") or (old.scheme == "https" and new.scheme == "http"):
        raise FetchError(f"redirected to {target}, which is not https")
    if new.hostname != old.hostname:
        raise FetchError(f"redirected to another host, {target}; if that is right, change the setting of the address")
    return target


def _in_words(error: Exception) -> str:
    if isinstance(error, httpx2.TimeoutException):
        return "the server was silent for too long"
    if isinstance(error, httpx2.ConnectError):
        return f"no connection to the server: {error}"
    return f"the connection broke off: {error}".rstrip(": ")
