"""Timelines: a topic counted by period and series."""

from timeline.queries.timelines.answer import timeline

__all__ = ["timeline"]
