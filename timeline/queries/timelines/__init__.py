"""Timelines: a topic counted by period and series."""

from timeline.queries.timelines.answer import bare, timeline

__all__ = ["bare", "timeline"]
