"""A local web server that behaves like the real ones, and, where a test says so, as badly as they can."""

from __future__ import annotations

import gzip
import hashlib
import json
import socket
import struct
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

CHANGED = 1_900_000_000
"""When the files were last changed, unless a test says otherwise; seconds since 1970."""

PATIENCE = 120
"""Seconds that nothing takes which ends, on however busy a machine."""

Fault = Callable[["Handler"], None]


class Server(ThreadingHTTPServer):
    """Serves `files` by path, with validators and ranges; `faults` of a path come first, one a request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.changed: dict[str, int] = defaultdict(lambda: CHANGED)
        self.faults: dict[str, list[Fault]] = defaultdict(list)
        self.always: dict[str, Fault] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.times: list[float] = []
        self.packs = False
        self.ranges = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [path for path, _ in self.asked]

    def forget(self) -> None:
        self.asked.clear()

    def listing(self, folder: str, *links: str) -> None:
        """Have an Apache listing at the folder: of the links, or of the files in it."""
        names = links or [p[len(folder) :] for p in self.files if p.startswith(folder) and p != folder]
        rows = [f'<img src="/icons/unknown.gif"> <a href="{n}">{n}</a>  {self._stamp(folder + n)}' for n in names]
        top = '<a href="?C=N;O=D">Name</a> <a href="?C=M;O=A">Last modified</a> <a href="/pwdata/">Parent Directory</a>'
        page = f"<html><head><title>Index of {folder}</title></head><body><pre>{top}\n" + "\n".join(rows) + "\n</pre>"
        self.files[folder] = page.encode()

    def _stamp(self, path: str) -> str:
        size = len(self.files.get(path, b""))
        return f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime(self.changed[path]))}  {size}"

    def api(self, path: str, value: Any) -> None:
        self.files[path] = json.dumps(value).encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.times.append(time.monotonic())
        waiting = self.server.faults[self.path]
        fault = waiting.pop(0) if waiting else self.server.always.get(self.path)
        (fault or Handler.serve)(self)

    def serve(self) -> None:
        """Answer as a good server does."""
        data = self.server.files.get(self.path)
        if data is None:
            self.say(404, b"<html>not found</html>")
            return
        packed = self.server.packs and "gzip" in self.headers.get("Accept-Encoding", "")
        data = gzip.compress(data, mtime=0) if packed else data
        headers = self.validators(data) | ({"Content-Encoding": "gzip"} if packed else {})
        if self.headers.get("If-None-Match") == headers["ETag"]:
            self.say(304, b"", headers)
            return
        wanted = self.headers.get("Range", "")
        if self.server.ranges and wanted and self.headers.get("If-Range") == headers["ETag"]:
            begin = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if begin >= len(data):
                self.say(416, b"", {"Content-Range": f"bytes */{len(data)}"})
                return
            headers["Content-Range"] = f"bytes {begin}-{len(data) - 1}/{len(data)}"
            self.say(206, data[begin:], headers)
            return
        self.say(200, data, headers)

    def validators(self, data: bytes) -> dict[str, str]:
        stamp = formatdate(self.server.changed[self.path], usegmt=True)
        return {"ETag": f'"{hashlib.sha256(data).hexdigest()[:16]}"', "Last-Modified": stamp}

    def say(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def status(code: int, **headers: str) -> Fault:
    """Answer with this status; underscores in names of headers stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.say(code, b"<html>sorry</html>", named)


def instead(body: bytes, **headers: str) -> Fault:
    """Answer 200 with another body."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.say(200, body, named)


def breaking_off(after: int, *, reset: bool = False, length: int | None = None) -> Fault:
    """Send so many bytes of the file and close, or reset, the connection; say that `length` would come."""

    def fault(handler: Handler) -> None:
        data = handler.server.files[handler.path]
        handler.send_response(200)
        for name, value in handler.validators(data).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(data) if length is None else length))
        handler.end_headers()
        handler.wfile.write(data[:after])
        handler.wfile.flush()
        time.sleep(0.05)  # a reset throws away what has not been read
        if reset:
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.close_connection = True
        handler.connection.close() if reset else handler.connection.shutdown(socket.SHUT_RDWR)

    return fault


def dripping(every: float) -> Fault:
    """Send the file a byte at a time."""

    def fault(handler: Handler) -> None:
        data = handler.server.files[handler.path]
        handler.send_response(200)
        for name, value in handler.validators(data).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        try:
            for at in range(len(data)):
                handler.wfile.write(data[at : at + 1])
                handler.wfile.flush()
                time.sleep(every)
        except OSError:
            handler.close_connection = True  # the client has had enough

    return fault


def held(until: Event) -> Fault:
    """Send the file when told to, and not before."""

    def fault(handler: Handler) -> None:
        until.wait(PATIENCE)
        handler.serve()

    return fault


def silent(seconds: float) -> Fault:
    """Say nothing for a while."""

    def fault(handler: Handler) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return fault


@contextmanager
def running() -> Iterator[Server]:
    server = Server()
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
