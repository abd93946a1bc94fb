"""Query string → typed question. What is bad is refused by name: which parameter, what was found, what is right.

The models are also the API's documentation. A parameter that is empty counts as not given, since an HTML form sends
every field. The API refuses a parameter it does not know, lest a misspelt filter give the wrong numbers; pages pass
over it, because others decorate links (`utm_source=…`).
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, TypeVar, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from werkzeug.datastructures import MultiDict

from hansard.model import SpeechKind
from hansard.people import Role
from timeline.filters import Bucket, By, Direction, Filter, Measure, PeopleFilter, Per, Strength
from timeline.results.search import Sort
from web.fields import Chamber, Cursor, Day, Limit, PersonId, Search, Slug, Text

Q = TypeVar("Q", bound="Query")
Format = Literal["json", "csv", "ndjson"]


def many(description: str, *examples: str) -> Any:
    """A parameter that may be given again, up to 20 times."""
    return Field(
        default=[],
        max_length=20,
        description=f"{description}; may be given again",
        json_schema_extra={"example": list(examples)},
    )


class BadParameters(ValueError):
    """A question cannot be understood; `problems` has one sentence for each bad parameter."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))

    @classmethod
    def of(cls, error: ValidationError) -> BadParameters:
        """pydantic's complaint in the words of this module."""
        return cls(tuple(_sentence(dict(problem)) for problem in error.errors()))


def _sentence(problem: dict[str, Any]) -> str:
    name = str(problem["loc"][0]) if problem["loc"] else "query"
    if problem["type"] == "missing":
        return f"{name} is missing"
    if problem["type"] == "extra_forbidden":
        return f"{name} is not a parameter of this address"
    right = problem["msg"].removeprefix("Value error, ")
    return f"{name}: found {_short(problem['input'])}; {right[:1].lower()}{right[1:]}"


def _short(found: object) -> str:
    text = str(found)
    return repr(text if len(text) <= 60 else text[:59] + "…")


class Query(BaseModel):
    """Base of all questions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, given: dict[str, Any]) -> dict[str, Any]:
        kept = {k: [v for v in value if v != ""] if isinstance(value, list) else value for k, value in given.items()}
        return {name: value for name, value in kept.items() if value not in ("", [])}

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """pydantic's schema, made once: flask-openapi3 asks for it at every request, and it takes 5 ms."""
        return _schema(cls, args, tuple(sorted(kwargs.items())))

    def args(self, **changes: Any) -> dict[str, Any]:
        """The question as parameters of an address, without defaults; a change to None drops one."""
        mine = self.model_dump(by_alias=True, exclude_defaults=True, mode="json") | changes
        return {name: "true" if value is True else value for name, value in mine.items() if value is not None}


@cache
def _schema(model: type[Query], args: tuple[Any, ...], options: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    return super(Query, model).model_json_schema(*args, **dict(options))


class Listed(Query):
    """Where in a list to go on, and how far."""

    cursor: Cursor | None = Field(None, description="The `next` of the page before")
    limit: Limit = Field(20, description="How many at most in a page")


class PeriodQuery(Query):
    """Which days, in which chambers."""

    start: Day | None = Field(None, alias="from", description="First day, inclusive")
    end: Day | None = Field(None, alias="to", description="Last day, inclusive")
    chamber: list[Chamber] = many("A chamber", "commons")

    def filter(self, **more: Any) -> Filter:
        """The filter that these parameters mean; `more` are parts that the address gives. Raises `BadQuestion`."""
        return Filter(start=self.start, end=self.end, chamber=tuple(self.chamber), **more)


class WhoQuery(PeriodQuery):
    """Whose speeches, of which kind, and how strictly about a topic."""

    party: list[Text] = many("A party on the day, spelt as in answers; `unknown` where it is not known", "Labour")
    speaker: PersonId | None = Field(None, description="A person's id", json_schema_extra={"example": "25353"})
    kind: list[SpeechKind] = many("What kind of speech it is", "speech")
    role: list[Role] = many("In which role it was said", "minister")
    strength: Strength = Field("about", description="`any` also counts speeches that only mention the topic")
    include_chair: bool = Field(False, description="Also the Chair and procedure")

    def filter(self, **more: Any) -> Filter:
        """The filter that these parameters mean; `more` are parts that the address gives. Raises `BadQuestion`."""
        mine: dict[str, Any] = {"party": tuple(self.party), "speaker": self.speaker, "strength": self.strength}
        mine |= {"kind": tuple(kind.value for kind in self.kind), "role": tuple(role.value for role in self.role)}
        return super().filter(**mine, include_chair=self.include_chair, **more)


class CountQuery(WhoQuery):
    """What is counted, divided by what, and how long a bar is."""

    measure: Measure = Field("speeches", description="What is counted")
    per: Per = Field("none", description="A rate counts whole stored sittings only, above the line and below it")
    bucket: Bucket | None = Field(None, description="Chosen to suit the length of time where not given")


class TimelineQuery(CountQuery):
    """How a topic is counted."""

    by: By = Field("party", description="`sub-topic` for a topic that has some")


class CompareQuery(CountQuery):
    """Which topics stand beside each other; of one topic alone, which parties."""

    topic: list[Slug] = many("A topic's slug; two to six, or one and as many parties", "china-policy", "housing")


class TopicQuery(TimelineQuery, Listed):
    """A topic's page: the timeline, and where in the list of speeches below it."""


class SpeechesQuery(WhoQuery, Listed):
    """Speeches by any combination of filters."""

    topic: Slug | None = Field(None, description="A topic's slug", json_schema_extra={"example": "online-safety"})
    office: Text | None = Field(
        None, description="Words of the office held", json_schema_extra={"example": "Home Office"}
    )
    q: Search | None = Field(
        None,
        description="Words, which must all stand there, or a search with `AND`, `OR`, `NOT`, `-word`, brackets, "
        '`"phrases"`, `NEAR/5`, `word*`, and fields such as `party:labour` (docs/search.md)',
        json_schema_extra={"example": '"duty of care" OR safeguarding'},
    )
    mentions: PersonId | None = Field(
        None, description="A member named in the speech, by id", json_schema_extra={"example": "25353"}
    )

    def filter(self, **more: Any) -> Filter:
        """The filter that these parameters mean; `more` are parts that the address gives. Raises `BadQuestion`."""
        return super().filter(topic=self.topic, office=self.office, text=self.q, mentions=self.mentions, **more)

    @property
    def asks(self) -> bool:
        """Whether anything is asked at all: how strictly, and with the Chair or not, alone finds all that was said."""
        who, when = self.party or self.speaker or self.kind or self.role, self.start or self.end or self.chamber
        return bool(self.q or self.topic or self.office or self.mentions or who or when)


class SearchQuery(SpeechesQuery):
    """The same, in which order."""

    sort: Sort = Field("newest", description="`relevance` puts the speeches first that hold the words most")


class SittingsQuery(PeriodQuery, Listed):
    """Sitting days."""


class SpeakersQuery(Listed):
    """People by what is known of them."""

    q: Text | None = Field(
        None,
        description="Names, seats, offices, parties and dates in any order, spelling forgiven: “milling amanda”, "
        "“member for bath 2016”, “home secretary 2019”, “lib dem peers”",
        json_schema_extra={"example": "home secretary 2019"},
    )
    party: list[Text] = many("A member of this party", "Labour")
    chamber: list[Chamber] = many("A member of this House", "commons")
    on: Day | None = Field(None, description="On this day: with a seat, or the office asked for")

    @property
    def asks(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.q or self.party or self.chamber or self.on)

    def filter(self) -> PeopleFilter:
        """The question that these parameters mean."""
        return PeopleFilter(self.q or "", tuple(self.party), tuple(self.chamber), self.on)


class SpeakerQuery(Query):
    """What to count of a person."""

    include_chair: bool = Field(False, description="Also what was said in the Chair, and procedure")


class SpeakerPageQuery(SpeakerQuery, Listed):
    """A person's page, and which of the speeches, and where in their list."""

    topic: Slug | None = Field(None, description="Only speeches about this topic")
    start: Day | None = Field(None, alias="from", description="First day of the list, inclusive")
    end: Day | None = Field(None, alias="to", description="Last day of the list, inclusive")


class MentionsQuery(Query):
    """Who mentions whom."""

    direction: Direction = Field("of", description="`of`: who mentions this person; `by`: whom this person mentions")
    limit: Limit = Field(20, description="How many at most; the form `csv` or `ndjson` has all")


L = TypeVar("L", bound=Listed)


def paged(query: L, cursor: str | None, limit: int) -> L:
    """The same question, of the page after that cursor."""
    return query.model_copy(update={"cursor": cursor, "limit": limit})


class Dressed(Query):
    """In which form a list is sent."""

    format: Format | None = Field(
        None,
        description="`csv` and `ndjson` stream the whole list, whatever the `limit`; where not given the `Accept` "
        "header decides (`text/csv`, `application/x-ndjson`), else it is JSON, page by page",
    )


class TopicsData(Dressed):
    """All topics, in one form or another."""


class TimelineData(TimelineQuery, Dressed):
    """How a topic is counted, and in which form that is sent (`ndjson`: a bucket a line)."""


class CompareData(CompareQuery, Dressed):
    """What to compare, and in which form that is sent (`ndjson`: a bucket a line)."""


class SpeechesData(SpeechesQuery, Dressed):
    """Speeches by any combination of filters, in one form or another."""


class SittingsData(SittingsQuery, Dressed):
    """Sitting days, in one form or another."""


class SpeakersData(SpeakersQuery, Dressed):
    """People, in one form or another."""


class MentionsData(MentionsQuery, Dressed):
    """Who mentions whom, in one form or another."""


def read(model: type[Q], given: MultiDict[str, str]) -> Q:
    """The question in a page's query string. Raises `BadParameters`."""
    known: dict[str, Any] = {}
    for field_name, field in model.model_fields.items():
        name = field.alias or field_name
        if name in given:
            known[name] = given.getlist(name) if get_origin(field.annotation) is list else given[name]
    try:
        return model.model_validate(known)
    except ValidationError as error:
        raise BadParameters.of(error) from error
