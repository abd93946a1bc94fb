"""`/api/v1/`: the results as JSON, described by OpenAPI from these very functions; `/api` shows the description."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.info import Info
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI
from pydantic import BaseModel, Field, ValidationError

from timeline import queries, results
from web import answers
from web.context import store
from web.errors import Problem
from web.export import comparison_table, dress, listing, ndjson, timeline_table
from web.fields import PersonId, Slug, Text
from web.params import (
    BadParameters,
    CompareData,
    MentionsData,
    SearchQuery,
    SittingsData,
    SpeakerQuery,
    SpeakersData,
    SpeechesData,
    TimelineData,
    TopicsData,
    paged,
)
from web.respond import data, missing

PROBLEM = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
INFO = Info(
    title="Hansard Timeline",
    version="1",
    description="Who said what about which topic in Parliament, when, in which role and for which party. "
    "Lists go on at `?cursor=` with the `next` of the page before; `next` is null at the end. "
    "Errors are `application/problem+json`. Every answer has an ETag.",
)
blueprint = APIBlueprint(
    "api",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="v1")],
    abp_responses=dict.fromkeys(("400", "404", "429", "500", "503"), PROBLEM),
)


class TopicPath(BaseModel):
    """A topic in the address."""

    slug: Slug = Field(
        description="A topic's slug, as the list of topics has it", json_schema_extra={"example": "online-safety"}
    )


class IdPath(BaseModel):
    """A speech or a debate in the address."""

    id: Text = Field(description="As every answer gives it: `commons.2024-11-25.online-safety-children`")


class PersonPath(BaseModel):
    """A person in the address."""

    id: PersonId = Field(description="A person's id, as every answer gives it", json_schema_extra={"example": "25353"})


class NoQuery(BaseModel):
    """No parameters."""


def openapi_app(name: str) -> OpenAPI:
    """A Flask app that collects the description of the API and shows it at `/api`, without any foreign host."""
    app = OpenAPI(
        name,
        info=INFO,
        security_schemes={},
        doc_prefix="/api",
        doc_url="/v1/openapi.json",
        validation_error_status=400,
        validation_error_model=Problem,
        validation_error_callback=_refuse,
    )
    app.config["OPENAPI_HTML_STRING"] = "{% include 'api.html' %}"
    app.config["SWAGGER_HTML_STRING"] = "{% include 'swagger.html' %}"
    app.view_functions["swagger.oauth2-redirect"] = _nowhere
    return app


def _nowhere() -> Any:
    """The library's page for coming back from a login, with a script in it; there is no login here."""
    raise missing("There is nothing here.")


def _refuse(error: ValidationError) -> Any:
    raise BadParameters.of(error) from error


@blueprint.get("/topics", responses={"200": results.Page[results.TopicSummary]})
def topics(query: TopicsData) -> Response:
    """All topics"""
    found = queries.topics(store())
    return listing(lambda *_: results.Page(items=found, total=len(found)), query, results.TopicSummary, "topics")


@blueprint.get("/topics/<slug>", responses={"200": results.TopicSummary})
def topic(path: TopicPath) -> Response:
    """One topic"""
    return data(answers.topic(path.slug))


@blueprint.get("/topics/<slug>/timeline", responses={"200": results.Timeline})
def timeline(path: TopicPath, query: TimelineData) -> Response:
    """A topic over time"""
    found, form = answers.timeline(path.slug, query), dress(query)
    if form == "csv":
        return timeline_table(found, path.slug)
    return data(found) if form == "json" else ndjson(found.buckets, path.slug)


@blueprint.get("/compare", responses={"200": results.Comparison})
def compare(query: CompareData) -> Response:
    """Two to six topics on one axis, or as many parties within one"""
    found, form = answers.comparison(query), dress(query)
    if form == "csv":
        return comparison_table(found)
    return data(found) if form == "json" else ndjson(found.buckets, "compare")


@blueprint.get("/speeches", responses={"200": results.Page[results.Speech]})
def speeches(query: SpeechesData) -> Response:
    """Speeches, newest first"""
    return listing(
        lambda *page: answers.speeches(paged(query, *page)),
        query,
        results.Speech,
        "speeches",
        uncounted=lambda *page: answers.some_speeches(paged(query, *page)),
    )


@blueprint.get("/search", responses={"200": results.SearchResults})
def search(query: SearchQuery) -> Response:
    """Speeches with how the search was understood, what it can be narrowed to, and what may have been meant

    At least `q` or a filter must be given; `strength` and `include_chair` are none.
    """
    return data(answers.search(query))


@blueprint.get("/speeches/<path:id>", responses={"200": results.Speech})
def speech(path: IdPath) -> Response:
    """One speech, by its id or by its source's own (`uk.org.publicwhip/debate/2024-11-25e.491.4`, 301)"""
    return data(answers.speech(path.id, "api.speech"))


@blueprint.get("/debates", responses={"200": results.Page[results.DebateSummary]})
def debates(query: SpeechesData) -> Response:
    """Debates with speeches that the filters let through, newest first"""
    return listing(
        lambda *page: answers.debates(paged(query, *page)),
        query,
        results.DebateSummary,
        "debates",
        uncounted=lambda *page: answers.some_debates(paged(query, *page)),
    )


@blueprint.get("/debates/<id>", responses={"200": results.Debate})
def debate(path: IdPath) -> Response:
    """One debate in order"""
    return data(answers.debate(path.id, "api.debate"))


@blueprint.get("/sittings", responses={"200": results.Page[results.Sitting]})
def sittings(query: SittingsData) -> Response:
    """Sitting days that are stored, newest first"""
    here, wanted = store(), query.filter()
    return listing(
        lambda cursor, limit: queries.sittings(here, wanted, cursor=cursor, limit=limit),
        query,
        results.Sitting,
        "sittings",
        uncounted=lambda cursor, limit: queries.some_sittings(here, wanted, cursor=cursor, limit=limit),
    )


@blueprint.get("/speakers", responses={"200": results.Speakers})
def speakers(query: SpeakersData) -> Response:
    """People by name, seat, office, party and date, best match first; spelling is forgiven"""
    if not query.asks:
        raise BadParameters(("q is missing; expected words to look for, or a party, chamber or day (on)",))
    return listing(lambda *page: answers.speakers(paged(query, *page)), query, results.SpeakerHit, "speakers")


@blueprint.get("/speakers/<id>", responses={"200": results.Speaker})
def speaker(path: PersonPath, query: SpeakerQuery) -> Response:
    """One person"""
    return data(answers.speaker(path.id, query))


@blueprint.get("/speakers/<id>/mentions", responses={"200": results.Page[results.MentionCount]})
def mentions(path: PersonPath, query: MentionsData) -> Response:
    """Who mentions a person in speeches, or whom that person mentions, the most often first"""
    person, most = answers.speaker(path.id), query.limit if dress(query) == "json" else None
    found = queries.mentions(store(), person.id, query.direction, limit=most)
    return listing(lambda *_: found, query, results.MentionCount, "mentions")
