"""How often one reader may ask, where the service's owner sets a limit; answered with 429 and `Retry-After`."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from flask import Flask, request
from limits import RateLimitItem, parse_many, strategies
from limits.errors import StorageError
from limits.storage import storage_from_string
from werkzeug.exceptions import TooManyRequests

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

FREE = ("/static/", "/parties.css", "/healthz")
TOO_OFTEN = "hansard.too-often"
NETWORK = 64
"""Bits of an IPv6 address that tell readers apart: whoever has one address has all that begin so."""


class Counter:
    """An application in front of another that counts who asks; what is too often is refused by `refuse`.

    Readers are told apart by their address: behind a proxy its own, unless `HANSARD_PROXIES` says how many there are.
    Style sheets, scripts and the health check are not counted. Where the counts cannot be had, nobody is refused.
    """

    def __init__(self, app: WSGIApplication, rate: str, storage: str) -> None:
        self._app, self._rates = app, parse_many(rate)
        self._counted = strategies.MovingWindowRateLimiter(storage_from_string(storage, wrap_exceptions=True))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The answer of the application, which is told where the limit is passed."""
        if not environ.get("PATH_INFO", "").startswith(FREE):
            try:
                self._count(environ)
            except StorageError as error:
                logging.getLogger(__name__).error("requests are not counted: %s", error.storage_error)
        return self._app(environ, start_response)

    def _count(self, environ: WSGIEnvironment) -> None:
        reader = network(environ.get("REMOTE_ADDR", ""))
        passed = [rate for rate in self._rates if not self._counted.hit(rate, reader)]
        if passed:
            said = f"expected at most {' and '.join(map(str, passed))}"
            environ[TOO_OFTEN] = TooManyRequests(said, retry_after=self._pause(passed, reader))

    def _pause(self, passed: list[RateLimitItem], reader: str) -> int:
        again = max(self._counted.get_window_stats(rate, reader).reset_time for rate in passed)
        return max(1, round(again - time.time()))


def network(address: str) -> str:
    """What tells a reader from others: the address; of IPv6 its network; anything else as it is."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(found.ipv4_mapped or IPv6Address(int(found) >> (128 - NETWORK) << (128 - NETWORK)))


def register(app: Flask) -> None:
    """Refuses what is too often before anything else is done."""
    app.before_request(refuse)


def refuse() -> None:
    """Raises `TooManyRequests` where the limit is passed."""
    if TOO_OFTEN in request.environ:
        raise request.environ[TOO_OFTEN]
