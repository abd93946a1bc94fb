"""What a helper does with the bytes it is given. Reads the store, where it looks for debates, and writes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import hansard
from hansard.errors import HansardError, UnknownFormat
from hansard.formats import looks
from hansard.mentions import find
from hansard.model import Hints, Sitting
from hansard.output import parsed
from hansard.register import Register
from timeline import context, queries, register_file, results, settings
from timeline.context import NotContext, reading
from timeline.store import Store, open_store
from timeline.tagged.sections import of_document
from timeline.tagging import Tagger
from timeline.topics import load_topics
from timeline.trial import articles, transcripts
from timeline.trial.tagged import tagged


@dataclass(frozen=True, slots=True)
class Known:
    """What a helper reads against, as `prepare` loads it."""

    register: Register
    tagger: Tagger
    store: Store


@dataclass(frozen=True, slots=True)
class Asked:
    """The bytes, what their user says of them, the `format` they are in, None to detect it, and the file's name."""

    data: bytes
    hints: Hints
    format: str | None = None
    name: str = "-"


class Unreadable(HansardError):
    """The bytes are neither a transcript nor any other text that is read: what was found, and what was expected."""

    def __init__(self, error: NotContext) -> None:
        is_kind = error.expected.startswith("an article")
        expected = f"a transcript of a debate, or {error.expected}" if is_kind else error.expected
        super().__init__(f"this is no text that can be read here: {error.found}; expected {expected}")


def prepare(store_url: str) -> Known:
    """The register and the topics that the environment names, and the store at that address."""
    own = settings.read().topics
    tagger = Tagger(load_topics([own] if own else None))
    return Known(register_file.load(), tagger, open_store(store_url))


def parse(known: Known, asked: Asked) -> str:
    """The JSON of `hansard parse`; of a file of several a list of such, as `documents`. Raises `HansardError`.

    It is JSON already, here and of `tag`: the process that answers shall not spend its time on a large text.
    """
    found = [parsed(sitting, known.register) for sitting, _ in _sittings(asked)]
    return json.dumps(found[0] if len(found) == 1 else {"documents": found}, ensure_ascii=False)


def tag(known: Known, asked: Asked) -> str:
    """`results.TaggedText` as JSON: each speech, or each item of what is no transcript. Raises `HansardError`."""
    if _is_transcript(asked):
        found = results.TaggedText(kind="transcript", speeches=tuple(_tagged(known, asked)), items=())
    else:
        items = articles.tag(_items(asked), known.tagger)
        found = results.TaggedText(kind="text", speeches=(), items=items)
    return found.model_dump_json()


def _tagged(known: Known, asked: Asked) -> Iterator[results.TaggedSpeech]:
    for sitting, _ in _sittings(asked):
        for section in of_document(sitting, hansard.resolve(sitting, known.register)):
            for one, tags in zip(section.speeches, section.tagged(known.tagger).turns, strict=True):
                yield results.TaggedSpeech(speech_id=one.id, source_id=one.source_id, **tagged(one.paragraphs, tags))


def look(known: Known, asked: Asked) -> results.Tried:
    """What the page shows: a transcript turn by turn, or each item of another text. Raises `HansardError`."""
    found: list[results.TriedTranscript] = []
    items: tuple[results.TriedItem, ...] = ()
    more = 0
    if _is_transcript(asked):
        for sitting, part in _sittings(asked):
            resolutions = hansard.resolve(sitting, known.register)
            named = find(sitting, resolutions, known.register)
            found.append(transcripts.read(sitting, resolutions, named, known.tagger, part))
    else:
        read = _items(asked)
        items, more = articles.look(read, known.store, known.tagger), max(0, len(read) - articles.MOST)
    return results.Tried(
        transcripts=tuple(found),
        items=items,
        more_items=more,
        layout_unknown=bool(items) and looks.like(asked.data) == "a debate in a layout that is not known",
        titles={topic.slug: topic.title for topic in known.tagger.topics},
        stored=queries.stored(known.store, _people(found), _debates(found)),
    )


def _is_transcript(asked: Asked) -> bool:
    try:
        return bool(asked.format or hansard.detect(asked.data))
    except UnknownFormat:
        return False


def _sittings(asked: Asked) -> Iterator[tuple[Sitting, bytes]]:
    """The documents, each with its own bytes."""
    for name, part in hansard.parts(asked.data):
        path = f"{asked.name}!{name}" if name else asked.name
        yield hansard.read(part, path=path, hints=asked.hints, format=asked.format), part


def _items(asked: Asked) -> tuple[context.Item, ...]:
    try:
        return reading.read(asked.data, context.Given(day=asked.hints.date))
    except NotContext as error:
        raise Unreadable(error) from error


def _people(found: list[results.TriedTranscript]) -> set[str]:
    spoke = {person.id for one in found for person in one.speakers}
    turns = (item for one in found for item in one.items if item.kind == "speech")
    return spoke | {mention.person.id for turn in turns for mention in turn.mentions if mention.person}


def _debates(found: list[results.TriedTranscript]) -> set[str]:
    return {item.id for one in found for item in one.items if item.kind == "heading"}
