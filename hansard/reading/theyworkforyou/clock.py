"""The times of day that a TheyWorkForYou page prints, some of them without am or pm."""

from __future__ import annotations

from datetime import time

from hansard import dates
from hansard.model import ParseWarning

UNKNOWN_TIME = time(0)  # “at 12:00 am” stands on old pages where the time is not known


class Clock:
    """Reads one page's stamps in order, going forward from the time the page says the debate began."""

    def __init__(self, start: time | None) -> None:
        self._last = None if start == UNKNOWN_TIME else start

    def read(self, text: str, line: int | None) -> tuple[time | None, list[ParseWarning]]:
        """The time a stamp means, None where nobody can know, and what to say of it."""
        printed = dates.clock(text)
        if printed is None:
            return None, [ParseWarning(line, "bad-time", f"{text[:40]!r} is no time of day")]
        if text.endswith("m") or printed.hour > 12:
            known = printed if self._last is not None or printed != UNKNOWN_TIME else None
        elif self._last is not None:
            known = dates.forward(printed, self._last)
        else:
            message = f"{text} has no am or pm, and the page no start"
            return None, [ParseWarning(line, "half-day-unknown", message)]
        self._last = known or self._last
        return known, []
