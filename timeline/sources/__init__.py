"""What a user names, as documents: files, folders, archives, compressed or not, standard input."""

from timeline.sources.paths import Input, inputs

__all__ = ["Input", "inputs"]
