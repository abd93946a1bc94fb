"""Trying a text out: it is read, resolved and tagged as if it were stored, and nothing of it is.

bytes ──helper process (bounded in time and memory)──▶ transcript? ──read, resolve, tag──▶ Tried │ the JSON of parse
                                                     └─ article?  ──items, tag, near──▶ Tried    │ the topics

Whoever asks keeps a `timeline.helpers.Helpers`; `look`, `parse` and `tag` are what helpers can be asked to do.
"""

from timeline.trial.jobs import Asked, Known, look, parse, prepare, tag

__all__ = ["Asked", "Known", "look", "parse", "prepare", "tag"]
