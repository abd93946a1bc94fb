"""What the first reader would wait for, done before: a process asks itself one page of each kind when it starts.

Templates are compiled then, statements prepared, the directory of people built: of a page in 50 ms the first one would
take 150, and a search for a speaker 400.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from threading import Thread

from flask import Flask
from werkzeug.test import Client

ALWAYS = ("/", "/about", "/debates", "/speakers?q=smith", "/search?q=parliament", "/try", "/parties.css")
KINDS = ("topics", "debates", "speeches", "speakers")
"""Kinds of pages to which pages asked before lead: the first topic of the front page, its first debate, and so on."""


def begin(app: Flask) -> None:
    """Ask them beside what readers ask; the process may end before it is done."""
    Thread(target=lambda: list(warm(app)), daemon=True, name="warm").start()


def warm(app: Flask) -> Iterator[tuple[str, int]]:
    """Each address asked, and the status of the answer. Nothing is logged, counted or kept."""
    client = Client(lambda environ, start_response: Flask.wsgi_app(app, environ, start_response))
    for address in ALWAYS:
        yield address, client.get(address).status_code
    seen = client.get("/").text
    for kind in KINDS:
        if led := re.search(rf'href="(/{kind}/[^"?#]+)', seen):
            page = client.get(led[1])
            seen += page.text
            yield led[1], page.status_code
