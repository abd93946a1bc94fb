"""Counting what became of files and documents while they pass, for the one line at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.ingest import Outcome

if TYPE_CHECKING:
    from timeline.fetch.download import Fetched  # `ingest` counts too, and does without the network's library

FILES = ("new", "changed", "unchanged", "failed")
DOCUMENTS = ("new", "unchanged", "rebuilt", "superseded", "refused")


class Tally:
    """The counts; `str` is the line. Each failure goes to `tell` as a sentence when it comes."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell
        self.files: Counter[str] | None = None
        self.documents: Counter[str] | None = None
        self.sittings: set[str] = set()
        self.failures = 0

    def fetched(self, files: Iterable[Fetched]) -> Iterator[Fetched]:
        """The same files, counted."""
        self.files = Counter()
        for each in files:
            self.files[each.status] += 1
            if each.status == "failed":
                self._fail(each.url, each.reason)
            yield each

    def ingested(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The same outcomes, counted."""
        self.documents = Counter()
        for each in outcomes:
            self.documents[each.status] += 1
            self.sittings |= {each.sitting} - {""}
            if each.status == "refused":
                self._fail(each.path, each.reason)
            yield each

    def _fail(self, where: str, why: str) -> None:
        self.failures += 1
        self._tell(f"{where}: {why}" if where else why)

    def __str__(self) -> str:
        parts = []
        if self.files is not None:
            parts.append("files: " + _counts(self.files, FILES))
        if self.documents is not None:
            parts.append(f"documents: {_counts(self.documents, DOCUMENTS)}; sittings touched: {len(self.sittings)}")
        return "; ".join(parts)


def _counts(counts: Counter[str], names: tuple[str, ...]) -> str:
    return ", ".join(f"{counts[name]} {name}" for name in names)
