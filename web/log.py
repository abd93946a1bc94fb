"""A line for each request, as JSON or as text, on standard error; no readers' addresses and no search words in it.

What breaks inside is a line of its own, with the traceback in it: as one JSON object it does not tear the others apart.
Both lines, and the answer's `X-Request-ID`, carry the number of the request.
"""

from __future__ import annotations

import re
import secrets
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

import structlog
from flask import Flask, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Form = Literal["json", "text"]
NUMBER = "hansard.request"
NUMBERED = re.compile(r"[\w.-]{8,64}", re.ASCII)


class Log:
    """An application in front of another that writes what was asked, without its query, and how it was answered."""

    def __init__(self, app: WSGIApplication, form: Form, believed: bool = False) -> None:
        """`believed`: whether a proxy stands in front, whose `X-Request-ID` is then the request's number."""
        self._app, self._log, self._believed = app, logger(form), believed

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The answer of the application; `ms` are the milliseconds until it began."""
        began = time.perf_counter()
        number = environ[NUMBER] = self._number(environ)
        asked = {"method": environ["REQUEST_METHOD"], "path": _path(environ), "request": number}

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            say = self._log.error if status.startswith("5") else self._log.info
            took = round(1000 * (time.perf_counter() - began), 1)
            size = next((int(value) for name, value in headers if name.lower() == "content-length"), None)
            say("request", **asked, status=int(status[:3]), ms=took, bytes=size)
            return start_response(status, [*headers, ("X-Request-ID", number)], *more)

        try:
            body = self._app(environ, start)
        except Exception:
            self._log.exception("broken", **asked)
            raise
        return body if isinstance(body, list) else Watched(body, lambda: self._log.exception("broken off", **asked))

    def _number(self, environ: WSGIEnvironment) -> str:
        given = environ.get("HTTP_X_REQUEST_ID", "") if self._believed else ""
        return given if NUMBERED.fullmatch(given) else secrets.token_hex(8)


class Watched:
    """An answer that is sent bit by bit; where it breaks off, that is told before the server cuts the connection."""

    def __init__(self, body: Iterable[bytes], broken: Callable[[], None]) -> None:
        self._body, self._bits, self._broken = body, iter(body), broken

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        """The next bytes. Raises whatever making them raised."""
        try:
            return next(self._bits)
        except StopIteration:
            raise
        except Exception:
            self._broken()
            raise

    def close(self) -> None:
        """Tell the answer that no more of it is wanted."""
        if close := getattr(self._body, "close", None):
            close()


def register(app: Flask, form: Form) -> None:
    """What breaks inside Flask is written in the same form as the requests."""
    log = logger(form)

    def broken(exc_info: Any) -> None:
        asked = {"method": request.method, "path": request.path, "request": request.environ.get(NUMBER)}
        log.error("broken", **asked, exc_info=exc_info)

    app.log_exception = broken  # type: ignore[method-assign]


def logger(form: Form) -> Any:
    """A logger of that form; an event is its name and named values."""
    shown: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    processors: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.format_exc_info,
        shown,
    ]
    return structlog.wrap_logger(structlog.PrintLogger(sys.stderr), processors=processors)


def _path(environ: WSGIEnvironment) -> str:
    """The path as UTF-8, which WSGI hands on as Latin-1."""
    return str(environ.get("PATH_INFO", "")).encode("latin-1", "replace").decode("utf-8", "replace")
