"""The pages: every view reads its question, asks once, and responds."""

from __future__ import annotations

from flask import Flask

from web.pages import about, compare, context, debates, home, search, speakers, speeches, topics, trying

PAGES = (home, compare, topics, debates, speakers, speeches, search, trying, context, about)


def register(app: Flask) -> None:
    """Adds all pages."""
    for module in PAGES:
        app.register_blueprint(module.blueprint)
