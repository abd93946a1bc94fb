"""The bound volume's layout as people copy it: `Name (Constituency) (Party): text`, column marks, times on their own.

bytes ──decode──▶ lines ──prepare──▶ marks, times, headings, openings, paragraphs ──Builder──▶ items ──infer──▶ kinds

The rules are those of publications.parliament.uk to 2016, whose look most copies keep.
"""

from __future__ import annotations

from hansard import clean
from hansard.errors import BrokenTranscript
from hansard.model import Heading, Hints, ParseWarning, Sitting, Speech
from hansard.reading import kinds, layout, unsaid
from hansard.reading.classic import furniture
from hansard.reading.classic.reader import Reader

name = layout.CLASSIC


def sniff(data: bytes) -> bool:
    """Whether the bytes are in this layout. Never raises."""
    return layout.of(data) == name


def read(data: bytes, hints: Hints) -> Sitting:
    """The copy as a sitting; a column mark holds from where it stands.

    Date and chamber are the copy's own, else the user's, else taken with a warning from the file's name and from how
    Members are printed. Raises `BrokenTranscript` where no turn opens anywhere.
    """
    decoded = clean.decode(data)
    reader = Reader(furniture.prepare(clean.lines(decoded.text)))
    items = reader.read()
    if not any(isinstance(item, Speech) and item.attribution for item in items):
        raise BrokenTranscript(name, "no speaker", "a line `Name (Constituency) (Party): text` where a turn begins")
    day, undated = (reader.date, []) if reader.date else unsaid.day(hints)
    chamber, unplaced = (reader.chamber, []) if reader.chamber else unsaid.chamber(items, hints)
    title = next((item.text for item in items if isinstance(item, Heading)), None)
    warnings: tuple[ParseWarning, ...] = (*layout.damage(decoded), *undated, *unplaced, *reader.warnings)
    return Sitting(chamber, day, title or hints.name or "Untitled", kinds.infer(items), warnings=warnings)
