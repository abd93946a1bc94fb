"""Topic definitions: TOML files a campaigner can read, checked when they are loaded.

The packaged ones stand in `timeline/topic_files/SLUG.toml`; those of one's own folders replace them, topic by topic.
A topic may have a `parent` among them; the links are checked, and the versions made, when all are known.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, NoReturn

from pydantic import ValidationError

from timeline.phrases import MATCHER
from timeline.topics.errors import BadTopic, bad_rules, bad_toml, line_of
from timeline.topics.file import ExampleTexts, TopicFile
from timeline.topics.rules import Rules

__all__ = ["BadTopic", "Example", "Expected", "Topic", "load_topics", "family", "read_topic", "related"]

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


Expected = Literal["about", "mention", "none"]


@dataclass(frozen=True, slots=True)
class Example:
    """An invented speech under `headings`, outermost first, on a `day` if it matters, and how a topic must come out."""

    text: str
    headings: tuple[str, ...]
    expected: Expected
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject, and the rules that tell which speeches are about it, or only mention it.

    `examples` must come out as about it; `counterexamples` must not: some mention it, some hold nothing of it.
    `version` is a digest of all but the examples, with that of the sub-topics: when it changes, speeches may come out
    otherwise. `parent` is the slug of the topic above this sub-topic, `definition` the text of the file at `path`;
    `own` says that the file is not a packaged one.
    """

    slug: str
    title: str
    description: str
    rules: Rules
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]
    version: str
    parent: str | None = None
    definition: str = ""
    path: str = ""
    own: bool = False


def load_topics(folders: Sequence[Path] | None = None) -> tuple[Topic, ...]:
    """All topics in order of slug: the packaged ones, replaced by those of `folders` with the same slug.

    Raises BadTopic for a file or folder that cannot be used, for a slug that stands in two of `folders`, for a parent
    that is no topic, and for topics that are each above the other.
    """
    own: dict[str, Topic] = {}
    for folder in folders or ():
        if not folder.is_dir():
            raise BadTopic(str(folder), None, "no such folder", "a folder of topic files named SLUG.toml")
        for topic in _topics_in(folder):
            if topic.slug in own:
                path = str(folder / f"{topic.slug}.toml")
                raise BadTopic(
                    path, None, f"an earlier folder defines {topic.slug!r} too", "each topic in one folder only"
                )
            own[topic.slug] = replace(topic, own=True)
    packaged = {topic.slug: topic for topic in _topics_in(resources.files("timeline") / "topic_files")}
    return related(sorted((packaged | own).values(), key=lambda topic: topic.slug))


def read_topic(source: str, path: str) -> Topic:
    """The topic defined by a file's text; `path` gives its slug and stands in errors. Raises BadTopic."""
    slug = path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".toml")
    if not _SLUG.fullmatch(slug):
        raise BadTopic(path, None, f"the file's name {slug!r} is no slug", "a name like sea-fishing.toml")
    file = _checked(_parsed(source, path), source, path)
    if file.slug not in (None, slug):
        raise BadTopic(path, line_of(source, ("slug",)), f"slug {file.slug!r}", f"{slug!r}, as the file's name says")
    rules = file.rules()
    return Topic(
        slug=slug,
        title=file.title,
        description=file.description,
        rules=rules,
        examples=_examples(file.examples.about, "about"),
        counterexamples=(
            *_examples(file.counterexamples.mention, "mention"),
            *_examples(file.counterexamples.neither, "none"),
        ),
        version=_digest(MATCHER, slug, file.title, file.description, file.parent or "", rules.model_dump_json()),
        parent=file.parent,
        definition=source,
        path=path,
    )


def related(topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """The same topics, each version covering those of its sub-topics.

    Raises BadTopic for a parent that is not among them, and for topics that are above themselves.
    """
    by_slug = {topic.slug: topic for topic in topics}
    for topic in topics:
        _check_parents(topic, by_slug)
    below = {slug: [topic for topic in topics if topic.parent == slug] for slug in by_slug}

    def version(topic: Topic) -> str:
        parts = [version(child) for child in below[topic.slug]]
        return _digest(topic.version, *parts) if parts else topic.version

    return tuple(replace(topic, version=version(topic)) for topic in topics)


def family(topic: Topic, topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """The topic, and of `topics` those below it."""
    return (topic, *(one for child in topics if child.parent == topic.slug for one in family(child, topics)))


def _check_parents(topic: Topic, by_slug: dict[str, Topic]) -> None:
    """Go up to the outermost topic; BadTopic where there is no way, or none that ends."""
    passed = [topic.slug]
    while parent := topic.parent:
        if parent not in by_slug:
            _refuse(topic, f"parent {parent!r} is no topic", f"one of {', '.join(sorted(by_slug))}")
        if parent in passed:
            circle = " → ".join([*passed, parent])
            _refuse(topic, f"parents run in a circle, {circle}", "an outermost topic that has no parent")
        passed.append(parent)
        topic = by_slug[parent]


def _refuse(topic: Topic, found: str, expected: str) -> NoReturn:
    raise BadTopic(topic.path, line_of(topic.definition, ("parent",)), found, expected)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _examples(texts: ExampleTexts, expected: Expected) -> tuple[Example, ...]:
    return tuple(Example(one.text, tuple(filter(None, one.heading.split(" > "))), expected, one.date) for one in texts)


def _topics_in(folder: Traversable) -> Iterator[Topic]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            try:
                yield read_topic(file.read_text(encoding="utf-8"), str(file))
            except UnicodeDecodeError as error:
                raise BadTopic(str(file), None, f"byte {error.start} is not UTF-8", "a text file in UTF-8") from error


def _parsed(source: str, path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise bad_toml(error, source, path) from error
    except RecursionError as error:
        raise BadTopic(path, None, "lists or tables nested too deep", "at most a list of lists") from error


def _checked(data: dict[str, Any], source: str, path: str) -> TopicFile:
    try:
        return TopicFile.model_validate(data)
    except ValidationError as error:
        raise bad_rules(error, TopicFile, source, path) from error
