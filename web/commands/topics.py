"""`hansard topics`: listing, checking, tagging and scoring the definitions."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

import hansard
from hansard.model import Sitting, Speech
from hansard.outline import outline
from timeline import topic_rows
from timeline.score import read_gold
from timeline.score import score as run_score
from timeline.tagging import Tagger, is_tagged
from timeline.topic_check import check as run_check
from web.commands import shared


@click.group()
def topics() -> None:
    """The topics and their definitions."""


@topics.command("list")
@shared.topic_folder
def list_(topic_folder: Path | None) -> None:
    """The known topics: slug, version, title."""
    for topic in shared.tagger_at(topic_folder).topics:
        click.echo(f"{topic.slug}  {topic.version}  {topic.title}")


@topics.command()
@shared.topic_folder
def check(topic_folder: Path | None) -> None:
    """Run every example and counterexample of every topic."""
    known = shared.tagger_at(topic_folder).topics
    failures = run_check(known)
    for failure in failures:
        click.echo(str(failure), err=True)
    examples = sum(len(topic.examples) + len(topic.counterexamples) for topic in known)
    click.echo(f"{len(known)} topics, {examples} examples, {len(failures)} failures")
    sys.exit(1 if failures else 0)


@topics.command()
@click.argument("paths", nargs=-1, metavar="[FILE...]")
@click.option("--jsonl", is_flag=True, help="Tag these files and print a line a speech; no store is touched.")
@shared.database
@shared.topic_folder
def tag(paths: tuple[str, ...], jsonl: bool, database: str | None, topic_folder: Path | None) -> None:
    """Tag the stored speeches again for every topic whose definition has changed."""
    if jsonl != bool(paths):
        raise click.UsageError("--jsonl and files go together: hansard topics tag --jsonl FILE…")
    tagger = shared.tagger_at(topic_folder)
    if jsonl:
        sys.exit(_print_tags(paths, tagger))
    changes = topic_rows.retag(shared.open_at(database), tagger)
    click.echo(f"tagged again: {', '.join(changes.tagged) or 'nothing, no definition has changed'}")
    if changes.removed:
        click.echo(f"taken out: {', '.join(changes.removed)}")


@topics.command("score")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@shared.topic_folder
def score_(gold: Path, topic_folder: Path | None) -> None:
    """Precision and recall against a reader's labels, and every mistake."""
    for score in run_score(shared.tagger_at(topic_folder).topics, read_gold(gold)):
        ratios = (score.precision, score.recall, score.f1, score.strict_precision)
        click.echo(f"{score.topic}: precision, recall, F1, strict precision: " + ", ".join(map(_ratio, ratios)))
        for mistake in score.mistakes:
            words = ", ".join(mistake.words) or "no words"
            click.echo(f"  {mistake.row.label} tagged {mistake.tagged}: {mistake.row.speech_id} ({words})")


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _print_tags(paths: tuple[str, ...], tagger: Tagger) -> int:
    """Print the tags of every speech in the files; the exit status."""
    register, refused = shared.register_at(None), list[str]()
    for sitting in shared.sittings(paths, refused):
        for line in _tags(sitting, tagger, register):
            click.echo(json.dumps(line, ensure_ascii=False))
    return shared.REFUSED if refused else 0


def _tags(sitting: Sitting, tagger: Tagger, register: hansard.Register) -> Iterator[dict[str, Any]]:
    people = dict(zip(map(id, sitting.items), hansard.resolve(sitting, register), strict=True))
    for section in outline(sitting):
        headings = (*section.path, section.heading.text)
        for item in section.items:
            if isinstance(item, Speech):
                yield _line(item, tagger.tag(item.text, headings) if is_tagged(item, people[id(item)]) else ())


def _line(speech: Speech, tags: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "speech_id": speech.id,
        "source_id": speech.source_id,
        "topics": [tag.topic for tag in tags if tag.strength == "about"],
        "mentioned": [tag.topic for tag in tags if tag.strength != "about"],
        "spans": [
            {"topic": m.topic, "start": m.start, "end": m.end, "phrase": m.phrase} for tag in tags for m in tag.mentions
        ],
    }
