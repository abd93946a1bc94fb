"""What is stored."""

import datetime as dt

from timeline.results.base import Coverage, Result


class Sitting(Result):
    """One chamber's sitting day as stored: whole (`sat`) or fragments only (`partial`)."""

    id: str
    chamber: str
    date: dt.date
    coverage: Coverage
    speeches: int
    debates: int


class Status(Result):
    """What is stored: counts, and from when to when. `debates` counts those in which a member spoke."""

    revision: str
    documents: int
    sittings: int
    debates: int
    speeches: int
    people: int
    first: dt.date | None
    last: dt.date | None
    register_date: dt.date | None
