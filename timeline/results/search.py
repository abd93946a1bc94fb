"""What a search answers beside the speeches: how it was understood, what else it can be narrowed to, what was meant."""

from typing import Literal

from timeline.results.base import Page, Result
from timeline.results.people import SpeakerHit
from timeline.results.speeches import Speech

FacetName = Literal["topic", "party", "chamber", "year", "speaker"]
Sort = Literal["newest", "relevance"]


class FacetValue(Result):
    """A value with how many of the speeches have it. `q` is the search narrowed to it, or, where it is `chosen`
    already, without it."""

    value: str
    label: str
    speeches: int
    chosen: bool
    q: str


class Facet(Result):
    """The values of one property, the most frequent first (years: the latest first); `more` says that others exist."""

    name: FacetName
    values: tuple[FacetValue, ...]
    more: bool


class SearchResults(Page[Speech]):
    """A page of speeches, and what can be asked next.

    `q` is the search as it can be written shortest, `understood` the same in words; both null without words.
    `facets` count the `counted` newest speeches that fit: all, unless that is less than `total`. By relevance only
    the `ranked` newest are put in order. `meant` is the search with words corrected that no speech holds, else null;
    `people` are those whose name was typed.
    """

    q: str | None
    understood: str | None
    sort: Sort
    facets: tuple[Facet, ...]
    counted: int
    ranked: int | None
    meant: str | None
    people: tuple[SpeakerHit, ...]
