"""What can go wrong with a store."""

from __future__ import annotations


class StoreError(Exception):
    """The store cannot be opened, is not there, or is of another revision; the text says what would help."""
