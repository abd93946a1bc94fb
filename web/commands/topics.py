"""`hansard topics`: listing, checking, tagging, scoring and comparing the definitions.

What opens the store is imported where it is opened: `check` needs none of it, and should start at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import hansard
from hansard.model import Speech
from timeline.tagged.check import check as run_check
from timeline.tagging import Tag, Tagger
from web.commands import shared

if TYPE_CHECKING:
    from timeline.tagged.diff import Diff
    from timeline.tagged.gold import GoldRow
    from timeline.tagged.score import Ratio, Score
    from timeline.tagged.sections import ReadSection


@click.group()
def topics() -> None:
    """The topics and their definitions."""


@topics.command("list")
@shared.topic_folder
def list_(topic_folder: Path | None) -> None:
    """The known topics: slug, version, title; a sub-topic names its parent."""
    for topic in shared.topics_at(topic_folder):
        above = f"  (in {topic.parent})" if topic.parent else ""
        click.echo(f"{topic.slug}  {topic.version}  {topic.title}{above}")


@topics.command()
@shared.topic_folder
def check(topic_folder: Path | None) -> None:
    """Run every example and counterexample of every topic."""
    known = shared.topics_at(topic_folder)
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
    from timeline.tagged import rows as topic_rows

    changes = topic_rows.retag(shared.open_at(database), tagger)
    click.echo(f"tagged again: {', '.join(changes.tagged) or 'nothing, no definition has changed'}")
    if changes.removed:
        click.echo(f"taken out: {', '.join(changes.removed)}")
    for lost in changes.unfound:
        click.echo(str(lost))


@topics.command("score")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--days", multiple=True, metavar="PATH", help="Whole days to judge the speeches in (may be given again).")
@shared.topic_folder
def score_(gold: Path, days: tuple[str, ...], topic_folder: Path | None) -> None:
    """Precision and recall against a reader's labels, with 95 % intervals, and every mistake.

    Each row's own heading and text are judged; with --days (files, folders, archives) each speech in its debate.
    """
    from timeline.tagged import score
    from timeline.tagged.gold import read_gold

    known, rows, refused = shared.topics_at(topic_folder), read_gold(gold), list[str]()
    if days:
        scores, missing = score.score_in_days(known, rows, _sections(days, refused))
        click.echo(f"judged in their debates: {len(rows) - len(missing)} of {len(rows)} rows; {_missing(missing)}")
    else:
        scores = score.score(known, rows)
        click.echo(f"judged by their own heading and text: {len(rows)} rows")
    for each in scores:
        _print_score(each)
    sys.exit(shared.REFUSED if refused else 0)


@topics.command("diff")
@click.argument("slug")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@shared.database
@shared.topic_folder
def diff_(slug: str, as_json: bool, database: str | None, topic_folder: Path | None) -> None:
    """What a changed definition would gain and lose among the stored speeches and debates; nothing is changed."""
    from timeline.tagged.diff import diff

    found = diff(shared.open_at(database), slug, shared.tagger_at(topic_folder))
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, default=str))
    else:
        _print_diff(found)


def _sections(paths: tuple[str, ...], refused: list[str]) -> Iterator[ReadSection]:
    from timeline.tagged.sections import of_document

    register = shared.register_at(None)
    for sitting in shared.sittings(paths, refused):
        yield from of_document(sitting, hansard.resolve(sitting, register))


def _missing(rows: tuple[GoldRow, ...]) -> str:
    first = ", ".join(row.speech_id for row in rows[:3])
    return f"{len(rows)} not found and left out" + (f", such as {first}" if first else "")


def _print_score(score: Score) -> None:
    parts = (("precision", score.precision), ("recall", score.recall), ("strict precision", score.strict_precision))
    ratios = " · ".join(f"{name} {_ratio(ratio)}" for name, ratio in parts)
    click.echo(f"{score.topic}: F1 {_number(score.f1)} · {ratios} · rows {sum(score.rows.values())}")
    for mistake in score.mistakes:
        words = ", ".join(mistake.words) or "no words"
        click.echo(f"  {mistake.row.label} tagged {mistake.tagged}: {mistake.row.speech_id} ({words})")


def _ratio(ratio: Ratio) -> str:
    low, high = ratio.interval
    return f"{_number(ratio.value)} ({low:.2f}–{high:.2f})"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _print_diff(found: Diff) -> None:
    for lost in found.unfound:
        click.echo(str(lost))
    if found.stored == found.given:
        click.echo(f"{found.topic}: the stored tags are of this very definition ({found.given}); nothing changes")
        return
    click.echo(f"{found.topic}: {found.stored or 'not stored yet'} → {found.given}")
    for before in ("about", "mention", "none"):
        for after in ("about", "mention", "none"):
            changes = [one for one in found.speeches if (one.before, one.after) == (before, after)]
            if changes:
                click.echo(f"speeches {before} → {after}: {len(changes)}")
            for change in changes:
                words = f" ({', '.join(change.words)})" if change.words else ""
                click.echo(f"  {change.date}  {change.id}  {change.debate}{words}")
    for what, gained in (("gained", True), ("lost", False)):
        debates = [one for one in found.debates if one.gained is gained]
        click.echo(f"debates {what}: {len(debates)}")
        for debate in debates:
            click.echo(f"  {debate.date}  {debate.id}  {debate.title}")


def _print_tags(paths: tuple[str, ...], tagger: Tagger) -> int:
    """Print the tags of every speech in the files; the exit status."""
    refused = list[str]()
    for section in _sections(paths, refused):
        for speech, tags in zip(section.speeches, section.tagged(tagger).turns, strict=True):
            click.echo(json.dumps(_line(speech, tags), ensure_ascii=False))
    return shared.REFUSED if refused else 0


def _line(speech: Speech, tags: tuple[Tag, ...]) -> dict[str, Any]:
    return {
        "speech_id": speech.id,
        "source_id": speech.source_id,
        "topics": [tag.topic for tag in tags if tag.strength == "about"],
        "mentioned": [tag.topic for tag in tags if tag.strength != "about"],
        "spans": [
            {"topic": m.topic, "start": m.start, "end": m.end, "phrase": m.phrase} for tag in tags for m in tag.mentions
        ],
    }
