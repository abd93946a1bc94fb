"""The bound volume's layout as people copy it: `Name (Constituency) (Party): text`, column marks, times on their own.

bytes ──decode──▶ lines ──prepare──▶ marks, times, headings, openings, paragraphs ──Builder──▶ items ──infer──▶ kinds

The rules are those of publications.parliament.uk to 2016, whose look most copies keep.
"""

from __future__ import annotations

from hansard import clean
from hansard.errors import BrokenTranscript
from hansard.formats import _classic_lines, _kinds, _layout, _unsaid
from hansard.formats._classic_reader import Reader
from hansard.model import Heading, Hints, ParseWarning, Sitting, Speech

name = _layout.CLASSIC


def sniff(data: bytes) -> bool:
    """Whether the bytes are in this layout. Never raises."""
    return _layout.of(data) == name


def read(data: bytes, hints: Hints) -> Sitting:
    """The copy as a sitting; a column mark holds from where it stands.

    Date and chamber are the copy's own, else the user's, else taken with a warning from the file's name and from how
    Members are printed. Raises `BrokenTranscript` where no turn opens anywhere.
    """
    decoded = clean.decode(data)
    reader = Reader(_classic_lines.prepare(clean.lines(decoded.text)))
    items = reader.read()
    if not any(isinstance(item, Speech) and item.attribution for item in items):
        raise BrokenTranscript(name, "no speaker", "a line `Name (Constituency) (Party): text` where a turn begins")
    day, undated = (reader.date, []) if reader.date else _unsaid.day(hints)
    chamber, unplaced = (reader.chamber, []) if reader.chamber else _unsaid.chamber(items, hints)
    title = next((item.text for item in items if isinstance(item, Heading)), None)
    warnings: tuple[ParseWarning, ...] = (*_layout.damage(decoded), *undated, *unplaced, *reader.warnings)
    return Sitting(chamber, day, title or hints.name or "Untitled", _kinds.infer(items), warnings=warnings)
