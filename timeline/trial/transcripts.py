"""A transcript as read → what is shown of it: its turns as far as a page holds, and the source where warnings are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from slugify import slugify

from hansard.mentions import Mention
from hansard.model import Division, Heading, Note, Sitting, Speech
from hansard.people import Ambiguous, Resolution, Resolved
from timeline import results
from timeline.tagged.sections import of_document
from timeline.tagging import Tag, Tagger
from timeline.trial.articles import within
from timeline.trial.source import source
from timeline.trial.tagged import tagged

MOST_TURNS, MOST_LETTERS = 300, 120_000
"""So many turns, and letters of them, are shown."""

MOST_WARNINGS = 200

Resolutions = Sequence[Resolution | None]
Shown = results.TriedTurn | results.HeadingItem | results.NoteItem | results.DivisionItem


def read(
    sitting: Sitting, resolutions: Resolutions, mentions: Sequence[Sequence[Mention]], tagger: Tagger, data: bytes
) -> results.TriedTranscript:
    """The document, with everybody who spoke and every topic, also of turns that are not shown."""
    tags, sections = _tags(sitting, resolutions, tagger)
    speeches = [item for item in sitting.items if isinstance(item, Speech)]
    warnings = [
        results.Warned(number=number, line=one.line, code=one.code, message=one.message)
        for number, one in enumerate(sitting.warnings[:MOST_WARNINGS], 1)
    ]
    lines, count = source(data, warnings)
    return results.TriedTranscript(
        name=sitting.source.path if sitting.source else "-",
        format=sitting.source.format if sitting.source else "",
        title=sitting.title,
        chamber=sitting.chamber,
        date=sitting.date,
        items=tuple(_items(sitting, resolutions, mentions, tags, sections)),
        turns=len(speeches),
        words=sum(len(speech.text.split()) for speech in speeches),
        speakers=_speakers(resolutions),
        topics=_topics(tags, tagger),
        warnings=tuple(warnings),
        warned=len(sitting.warnings),
        lines=lines,
        source_lines=count,
    )


def _tags(sitting: Sitting, resolutions: Resolutions, tagger: Tagger) -> tuple[dict[int, tuple[Tag, ...]], list[str]]:
    """The tags of each speech, by the identity of the object, and the ids of the sections in order."""
    tags: dict[int, tuple[Tag, ...]] = {}
    sections = []
    for section in of_document(sitting, resolutions):
        found = section.tagged(tagger).turns
        tags |= {id(speech): mine for speech, mine in zip(section.speeches, found, strict=True)}
        sections.append(section.id)
    return tags, sections


def _items(
    sitting: Sitting,
    resolutions: Resolutions,
    mentions: Sequence[Sequence[Mention]],
    tags: Mapping[int, tuple[Tag, ...]],
    sections: Sequence[str],
) -> list[Shown]:
    """The items in order, as far as they are shown."""
    shown: list[Shown] = []
    is_headed = bool(sitting.items) and isinstance(sitting.items[0], Heading)
    ids = iter(sections if is_headed else sections[1:])  # what stands above the first heading has a section of its own
    turns, letters = 0, MOST_LETTERS
    for item, resolution, named in zip(sitting.items, resolutions, mentions, strict=True):
        if isinstance(item, Speech):
            shown.append(_turn(item, resolution, named, tags[id(item)], letters, sitting.date))
            turns, letters = turns + 1, letters - len(item.text)
        elif isinstance(item, Heading):
            shown.append(results.HeadingItem(id=next(ids), level=item.level, text=item.text))
        elif isinstance(item, Note):
            shown.append(results.NoteItem(text=item.text))
        else:
            shown.append(_division(item))
        if turns >= MOST_TURNS or letters <= 0 or len(shown) >= 2 * MOST_TURNS:
            break
    return shown


def _turn(
    speech: Speech,
    resolution: Resolution | None,
    named: Sequence[Mention],
    tags: Sequence[Tag],
    letters: int,
    day: date | None,
) -> results.TriedTurn:
    who = resolution if isinstance(resolution, Resolved) else None
    several = resolution.candidates if isinstance(resolution, Ambiguous) else ()
    return results.TriedTurn(
        id=speech.id,
        source_id=speech.source_id,
        speech_kind=str(speech.kind),
        time=speech.time,
        column=speech.column,
        question_number=speech.question_number,
        written=speech.written,
        interrupts=speech.interrupts,
        continues=speech.continues,
        printed=speech.attribution.printed if speech.attribution else None,
        speaker=_speaker(who) if who else None,
        status="resolved" if who else "ambiguous" if several else "unresolved",
        rule=resolution.rule if resolution else "",
        candidates=tuple(results.NamedPerson(id=c.person.id, name=c.person.name_on(day)) for c in several),
        mentions=tuple(_mention(one, day) for one in named),
        **tagged(within(speech.paragraphs, letters), tags),
    )


def _speaker(who: Resolved) -> results.SpeakerRef:
    return results.SpeakerRef(
        id=who.person.id,
        name=who.name,
        slug=slugify(who.name) or "-",
        party=who.party,
        constituency=who.constituency,
        office=who.office,
        role=str(who.role),
        role_basis=str(who.role_basis),
    )


def _mention(mention: Mention, day: date | None) -> results.Mention:
    person = mention.person
    name = person.name_on(day) if person else ""
    return results.Mention(
        start=mention.start,
        end=mention.end,
        printed=mention.printed,
        person=results.PersonRef(id=person.id, name=name, slug=slugify(name) or "-") if person else None,
        rule=mention.rule,
        candidates=tuple(results.NamedPerson(id=one.id, name=one.name_on(day)) for one in mention.candidates),
    )


def _division(division: Division) -> results.DivisionItem:
    return results.DivisionItem(
        number=division.number, time=division.time, column=division.column, counts=division.counts, votes=()
    )


def _speakers(resolutions: Resolutions) -> tuple[results.SpeakerRef, ...]:
    """Everybody who spoke, once, in the order of their first turn."""
    people: dict[str, results.SpeakerRef] = {}
    for resolution in resolutions:
        if isinstance(resolution, Resolved) and resolution.person.id not in people:
            people[resolution.person.id] = _speaker(resolution)
    return tuple(people.values())


def _topics(tags: Mapping[int, tuple[Tag, ...]], tagger: Tagger) -> tuple[results.TopicShare, ...]:
    """The topics by how many turns are about them."""
    counted = Counter((tag.topic, tag.strength) for mine in tags.values() for tag in mine)
    shares = [
        results.TopicShare(
            slug=topic.slug,
            title=topic.title,
            about=counted[topic.slug, "about"],
            mentioned=counted[topic.slug, "mention"],
        )
        for topic in tagger.topics
        if counted[topic.slug, "about"] or counted[topic.slug, "mention"]
    ]
    return tuple(sorted(shares, key=lambda share: (-share.about, -share.mentioned, share.slug)))
