"""A result in one of its clothes: an HTML page or JSON. Every answer leaves through `finish`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from flask import Response, current_app, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from timeline.results import Result
from web import kept
from web.context import cache_seconds, store

R = TypeVar("R", bound=Result)
CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; {connect}"
    "form-action 'self'; base-uri 'none'; frame-ancestors {framed}"
)
FRAMED = "speeches.embed"
"""The one page that others may show in a frame of theirs."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Retry-After, Content-Disposition, X-Request-ID",
}


def page(template: str, **context: Any) -> Response:
    """An HTML page."""
    return Response(render_template(template, **context), mimetype="text/html")


def data(result: Result, status: int = 200) -> Response:
    """A result as JSON; field names are those of the API (`from`, not `start`, in a timeline)."""
    return Response(result.model_dump_json(by_alias=True), status, mimetype="application/json")


def text(write: Callable[[R, str, str], str], result: R, address: str) -> Response:
    """A result as plain text; `address` is where people read it as a page. A notice of the service stands above it."""
    notice = str(current_app.jinja_env.globals.get("notice") or "")
    return Response(write(result, address, notice), mimetype="text/plain")


def moved(address: str) -> Any:
    """A permanent redirect: what stood here has another address now."""
    return redirect(address, 301)


def missing(what: str) -> NotFound:
    """The error for an address that has the right shape but leads to nothing; `what` is a sentence."""
    return NotFound(what)


def wants_data() -> bool:
    """Whether this address answers programs, which then also get their errors as data."""
    return request.path.startswith("/api/v1/") or request.path.endswith((".json", ".csv", ".atom", ".txt"))


def of_state(response: Response) -> Response:
    """A streamed answer with an ETag that does not need its bytes: the state of the store and the address."""
    made_of = f"{kept.store_state(store()).token} {request.host_url} {request.full_path}"
    response.set_etag(hashlib.blake2b(made_of.encode(), digest_size=12).hexdigest(), weak=True)
    return response


def finish(response: Response) -> Response:
    """The same answer with its headers: what a browser may do with it, and how long it may be kept.

    A 304 without a body where the reader has the same answer already. The ETag is weak: the bytes may be compressed.
    """
    response.headers.update(HEADERS)
    connect = "connect-src 'self'; " if request.path.startswith("/api/") or request.path == "/speakers" else ""
    response.headers["Content-Security-Policy"] = CSP.format(connect=connect, framed=_framed(response))
    if wants_data():
        response.headers.update(OPEN_TO_ALL)
        response.vary.add("Accept")
    if response.cache_control.no_store:
        return response
    if request.endpoint and request.endpoint.endswith("static"):
        return _static(response)
    return _cacheable(response) if response.status_code in (200, 301) else _uncacheable(response)


def _framed(response: Response) -> str:
    """Who may show this answer in a frame: nobody, but for what is made to be shown so."""
    return "*" if request.endpoint == FRAMED and response.status_code == 200 else "'none'"


def _static(response: Response) -> Response:
    """A file whose address holds its digest never changes; any other is asked for again each time, as Flask says."""
    if "v" in request.args and response.status_code in (200, 304):
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _cacheable(response: Response) -> Response:
    response.headers["Cache-Control"] = f"public, max-age={cache_seconds()}"
    if request.method in ("GET", "HEAD") and response.status_code == 200:
        if response.is_streamed:
            response.automatically_set_content_length = False  # to count them, all bytes would be made first
        else:
            response.set_etag(hashlib.blake2b(response.get_data(), digest_size=12).hexdigest(), weak=True)
        if changed := kept.store_state(store()).at:
            response.last_modified = changed
        response.make_conditional(request)
    return response


def _uncacheable(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


@cache
def _digest(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=6).hexdigest()


def asset(name: str) -> str:
    """The address of a static file, with a digest so that it may be kept for ever."""
    folder = Path(str(current_app.static_folder))
    return url_for("static", filename=name, v=_digest(folder / name))
