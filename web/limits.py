"""How often one reader may ask, where the service's owner sets a limit; answered with 429 and `Retry-After`."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask, request
from limits import parse_many, strategies
from limits.storage import storage_from_string
from werkzeug.exceptions import TooManyRequests

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

FREE = ("/static/", "/parties.css", "/healthz")
TOO_OFTEN = "hansard.too-often"


class Counter:
    """An application in front of another that counts who asks; what is too often is refused by `refuse`.

    Readers are told apart by their address: behind a proxy its own, unless `HANSARD_PROXIES` says how many there are.
    Style sheets, scripts and the health check are not counted.
    """

    def __init__(self, app: WSGIApplication, rate: str, storage: str) -> None:
        self._app, self._rates = app, parse_many(rate)
        self._counted = strategies.MovingWindowRateLimiter(storage_from_string(storage))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The answer of the application, which is told where the limit is passed."""
        reader = environ.get("REMOTE_ADDR", "")
        if not environ.get("PATH_INFO", "").startswith(FREE):
            passed = [rate for rate in self._rates if not self._counted.hit(rate, reader)]
            if passed:
                again = max(self._counted.get_window_stats(rate, reader).reset_time for rate in passed)
                said = f"expected at most {' and '.join(map(str, passed))}"
                environ[TOO_OFTEN] = TooManyRequests(said, retry_after=max(1, round(again - time.time())))
        return self._app(environ, start_response)


def register(app: Flask) -> None:
    """Refuses what is too often before anything else is done."""
    app.before_request(refuse)


def refuse() -> None:
    """Raises `TooManyRequests` where the limit is passed."""
    if TOO_OFTEN in request.environ:
        raise request.environ[TOO_OFTEN]
