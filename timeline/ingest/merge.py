"""All documents of one sitting → one sitting: a pure function of the set, so the order of ingest cannot matter.

readings ──base (the whole day before fragments, the latest revision first)──▶ entries in order
         ──each further reading: a speech that is there already is its further source and fills what it lacks;
           one that is not is put in its place──▶ ids and links ──▶ sections, speeches, redirects
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hansard.ids import Namer, heading_slug
from hansard.interventions import link
from hansard.model import Division, Heading, Note, Section, Sitting, Speech
from hansard.outline import outline
from hansard.people import Resolution, Resolved, RoleBasis
from timeline.ingest.likeness import Spoken, likeness, spoken


@dataclass(frozen=True, slots=True)
class Reading:
    """One document of the sitting, read and resolved; `document` is its digest."""

    document: str
    sitting: Sitting
    resolutions: tuple[Resolution | None, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A speech as one document has it."""

    document: str
    speech: Speech


@dataclass(frozen=True, slots=True)
class Turn:
    """A speech with all its sources, the first being the one whose words are kept."""

    speech: Speech
    resolution: Resolution | None
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The sitting as the store keeps it. `turns` are by speech id; `redirects` map old ids to (new id, reason)."""

    sitting: Sitting
    sections: tuple[Section, ...]
    turns: dict[str, Turn]
    redirects: dict[str, tuple[str | None, str]]


@dataclass(slots=True)
class _Entry:
    """One item of the growing sitting; `place` is the slug of the heading it stands under."""

    item: Heading | Speech | Note | Division
    place: str
    resolution: Resolution | None = None
    versions: list[Version] = field(default_factory=list)
    compared: Spoken | None = None


def merge(readings: Sequence[Reading]) -> Merged | None:
    """The merged sitting; None where every document has been superseded by one that is not here."""
    live = sorted((r for r in readings if not r.sitting.superseded), key=_authority, reverse=True)
    if not live:
        return None
    entries = _entries(live[0])
    dropped: list[str] = []
    for reading in live[1:]:
        dropped += _add(entries, reading, outdated=_outdated(reading, live[0]))
    return _finished(live[0].sitting, entries, readings, dropped)


def _authority(reading: Reading) -> tuple[bool, str, int, str]:
    """Whole days first, then later revisions, then longer documents; the digest decides between equals."""
    sitting = reading.sitting
    return sitting.extent == "day", sitting.revision, len(sitting.items), reading.document


def _outdated(reading: Reading, base: Reading) -> bool:
    """Whether a later revision of the same whole day is the base: then what it lacks was taken out on purpose."""
    return reading.sitting.extent == base.sitting.extent == "day"


def _entries(reading: Reading) -> list[_Entry]:
    place, entries = "", []
    for item, resolution in zip(reading.sitting.items, reading.resolutions, strict=True):
        if isinstance(item, Heading):
            place = heading_slug(item.text)
        entry = _Entry(item, place, resolution)
        if isinstance(item, Speech):
            entry.versions = [Version(reading.document, item)]
        entries.append(entry)
    return entries


def _add(entries: list[_Entry], reading: Reading, *, outdated: bool) -> list[str]:
    """Merge one more reading into the entries; the ids of the speeches that an outdated one is alone in having.

    Notes and divisions come along with a debate that was not there; elsewhere they would come twice.
    """
    places, taken = {entry.place for entry in entries}, set[int]()
    after: int | None = None
    dropped = []
    for new in _entries(reading):
        if isinstance(new.item, Heading) or (not isinstance(new.item, Speech) and (outdated or new.place in places)):
            continue
        found = _find(entries, new, taken, after) if isinstance(new.item, Speech) else None
        if found is not None:
            _fill(entries[found], new)
            after = found
        elif outdated and isinstance(new.item, Speech):
            dropped.append(new.item.id)
            continue
        else:
            after = _insert(entries, new, after, reading)
        taken.add(id(entries[after]))
    return dropped


def _find(entries: list[_Entry], new: _Entry, taken: set[int], after: int | None) -> int | None:
    """Where the same speech stands: the likest; of equally like ones that under the same heading, then the next one."""
    wanted = _compared(new)
    found: list[tuple[float, bool, int, int]] = []
    for index, entry in enumerate(entries):
        if isinstance(entry.item, Speech) and id(entry) not in taken and (alike := likeness(_compared(entry), wanted)):
            distance = index - (-1 if after is None else after)
            found.append(
                (alike, entry.place == new.place, -distance if distance > 0 else distance - len(entries), index)
            )
    return max(found)[-1] if found else None


def _compared(entry: _Entry) -> Spoken:
    if entry.compared is None:
        assert isinstance(entry.item, Speech)
        entry.compared = spoken(entry.item, entry.resolution, entry.place)
    return entry.compared


def _fill(entry: _Entry, new: _Entry) -> None:
    """Keep the further source, and take from it what is lacking: times, numbers, an office that it prints."""
    have, more = entry.item, new.item
    assert isinstance(have, Speech) and isinstance(more, Speech)
    entry.item = replace(
        have,
        time=have.time or more.time,
        column=have.column or more.column,
        question_number=have.question_number or more.question_number,
        uin=have.uin or more.uin,
        written=have.written or more.written,
    )
    entry.resolution = _better(entry.resolution, new.resolution)
    entry.versions += new.versions


def _better(have: Resolution | None, more: Resolution | None) -> Resolution | None:
    """A person before none; of the same person, an office that a source prints before one that none does."""
    if not isinstance(more, Resolved):
        return have
    if not isinstance(have, Resolved):
        return more
    if more.role_basis is RoleBasis.PRINTED and have.role_basis is not RoleBasis.PRINTED:
        return replace(have, office=more.office, role=more.role, role_basis=more.role_basis)
    return replace(have, office=have.office or more.office)


def _insert(entries: list[_Entry], new: _Entry, after: int | None, reading: Reading) -> int:
    """Put a speech in its place: behind the one it follows, else at the end of its section, else in a new one."""
    if after is None or entries[after].place != new.place:
        places = [i for i, entry in enumerate(entries) if entry.place == new.place]
        if not places:
            entries += _headings(reading, new.place)
        after = places[-1] if places else len(entries) - 1
    entries.insert(after + 1, new)
    return after + 1


def _headings(reading: Reading, place: str) -> list[_Entry]:
    """The heading of that place in the reading."""
    return [entry for entry in _entries(reading) if isinstance(entry.item, Heading) and entry.place == place][:1]


def _finished(base: Sitting, entries: list[_Entry], readings: Sequence[Reading], dropped: list[str]) -> Merged:
    """Name and link the merged items anew, and redirect every id a source would have given otherwise."""
    namer = Namer(base)
    sitting = link(replace(base, items=tuple(namer.name(entry.item) for entry in entries)))
    turns: dict[str, Turn] = {}
    redirects: dict[str, tuple[str | None, str]] = {}
    for entry, item in zip(entries, sitting.items, strict=True):
        if isinstance(item, Speech):
            turns[item.id] = Turn(item, entry.resolution, tuple(entry.versions))
            redirects |= _moved(item.id, entry.versions)
    redirects |= {id: (id.rpartition(".")[0], "removed") for id in dropped}
    redirects |= {r.old: (r.new, r.match) for reading in readings for r in reading.sitting.redirects}
    sections = outline(sitting)
    here = {section.id for section in sections} | turns.keys()
    return Merged(sitting, sections, turns, {old: to for old, to in redirects.items() if old not in here})


def _moved(id: str, versions: Sequence[Version]) -> dict[str, tuple[str | None, str]]:
    """The ids that single sources give to this speech and to its section."""
    moved: dict[str, tuple[str | None, str]] = {}
    for version in versions:
        moved[version.speech.id] = (id, "merged")
        moved[version.speech.id.rpartition(".")[0]] = (id.rpartition(".")[0], "merged")
    return moved
