"""A line for each request, as JSON or as text, on standard error. No addresses of readers and no search words in it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

import structlog

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Form = Literal["json", "text"]


class Log:
    """An application in front of another that writes what was asked, without its query, and how it was answered."""

    def __init__(self, app: WSGIApplication, form: Form) -> None:
        self._app, self._log = app, logger(form)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The answer of the application; `ms` are the milliseconds until it began."""
        began = time.perf_counter()

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            say = self._log.error if status.startswith("5") else self._log.info
            took = round(1000 * (time.perf_counter() - began), 1)
            size = next((int(value) for name, value in headers if name.lower() == "content-length"), None)
            path = environ.get("PATH_INFO", "")
            say("request", method=environ["REQUEST_METHOD"], path=path, status=int(status[:3]), ms=took, bytes=size)
            return start_response(status, headers, *more)

        return self._app(environ, start)


def logger(form: Form) -> Any:
    """A logger of that form; an event is its name and named values."""
    shown: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    processors: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        shown,
    ]
    return structlog.wrap_logger(structlog.PrintLogger(sys.stderr), processors=processors)
