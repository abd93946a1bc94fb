"""Finding people in the register by whatever a reader knows of them.

text ──dates.taken──▶ period + words ──readings──▶ what they may mean ──facts──▶ who fits, and by what

First as written, then with words that are parts of a seat or a title, then with words that are misspelt. Nothing here
knows the store: a `Directory` is made of persons, and whoever asks puts the people in their order.
"""

from timeline.search.people.directory import Directory
from timeline.search.people.find import Answer, Hit, find

__all__ = ["Answer", "Directory", "Hit", "find"]
