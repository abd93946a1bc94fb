"""Which days a chamber sat, where a calendar says so."""

import datetime as dt
from typing import ClassVar

from sqlmodel import Field, SQLModel


class CalendarDay(SQLModel, table=True):
    """One day of a chamber by an imported calendar: `sitting`, `recess` or `not-sitting`. `name` is that of the recess,
    `source` the name of the file that said so."""

    __tablename__: ClassVar[str] = "calendar_day"
    chamber: str = Field(primary_key=True)
    date: dt.date = Field(primary_key=True)
    status: str
    name: str | None = None
    source: str
