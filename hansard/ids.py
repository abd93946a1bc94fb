"""The project's own ids: readable, the same from every source of the same words, printed and parsed back.

A speech is `commons.2024-11-25.online-safety-children.9c1d4e`: chamber, date, the heading it stands under, and six
hex digits made of its opening words. A debate (section) is the same without the last part. Where two headings or
openings of one sitting are alike, the later one carries `-2`, `-3`, … The opening words, not a position, name a speech,
so an id survives a revision that adds a turn before it, and a pasted page gives the same id as the day's file.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date

# The table that slugify would else load, 4 MB, while it reads the first heading with an accent.
import text_unidecode  # type: ignore[import-untyped]  # noqa: F401
from slugify import slugify

from hansard.model import Heading, Item, Sitting, Speech, altered

OPENING, OPENING_WORDS = 300, 40
SLUG_LENGTH = 60
NO_HEADING = "opening"
WORD = re.compile(r"\w+")
QUOTES_AND_DASHES = "’‘“”—–"
# The lower case of an ASCII letter, a digit and the underscore themselves; anything else parts words.
SMALL = bytes(ord(chr(code).lower()) if WORD.match(chr(code)) else ord(" ") for code in range(256))
SECTION_ID = r"[a-z]+(?:-[a-z]+)*\.\d{4}-\d\d-\d\d\.[a-z0-9]+(?:-[a-z0-9]+)*"
SPEECH_ID = SECTION_ID + r"\.[0-9a-f]{6}(?:-\d+)?"


@dataclass(frozen=True, slots=True)
class SectionId:
    """The id of a debate; `str` prints it and `parse` reads it back."""

    chamber: str
    date: date
    slug: str

    def __str__(self) -> str:
        return f"{self.chamber}.{self.date.isoformat()}.{self.slug}"

    @classmethod
    def parse(cls, printed: str) -> SectionId:
        """The id that prints so. Raises `ValueError` where none does."""
        if not re.fullmatch(SECTION_ID, printed, re.ASCII):
            raise ValueError(f"{printed!r} is no debate id; expected CHAMBER.YYYY-MM-DD.HEADING")
        chamber, day, slug = printed.split(".")
        return cls(chamber, date.fromisoformat(day), slug)


@dataclass(frozen=True, slots=True)
class SpeechId:
    """The id of a speech; `str` prints it and `parse` reads it back."""

    section: SectionId
    code: str

    def __str__(self) -> str:
        return f"{self.section}.{self.code}"

    @classmethod
    def parse(cls, printed: str) -> SpeechId:
        """The id that prints so. Raises `ValueError` where none does."""
        if not re.fullmatch(SPEECH_ID, printed, re.ASCII):
            raise ValueError(f"{printed!r} is no speech id; expected CHAMBER.YYYY-MM-DD.HEADING.CODE")
        section, _, code = printed.rpartition(".")
        return cls(SectionId.parse(section), code)


def identify(sitting: Sitting) -> Sitting:
    """The same sitting, each speech with its id."""
    namer = Namer(sitting)
    return replace(sitting, items=tuple(namer.name(item) for item in sitting.items))


class Namer:
    """Gives ids along one sitting, in order; `section` is the id of the section that is open."""

    def __init__(self, sitting: Sitting) -> None:
        day = sitting.date.isoformat() if sitting.date else "0000-00-00"
        self._prefix = f"{sitting.chamber or 'unknown'}.{day}."
        self._seen: dict[str, int] = {}
        self._given: set[str] = set()
        self._section: str | None = None

    @property
    def section(self) -> str:
        """The id of the open section; words before any heading stand in the section `opening`."""
        if self._section is None:
            self._section = self._once(self._prefix + NO_HEADING)
        return self._section

    def name(self, item: Item) -> Item:
        """The item, with an id if it is a speech; a heading opens the next section."""
        if isinstance(item, Heading):
            self._section = self._once(self._prefix + heading_slug(item.text))
        elif isinstance(item, Speech):
            return altered(item, id=self._once(f"{self.section}.{code(item)}"))
        return item

    def _once(self, wanted: str) -> str:
        """The id itself, or, where it is taken, with the next number that is free: a heading may end in one itself."""
        seen = self._seen.get(wanted, 0)
        while (free := f"{wanted}-{seen + 1}" if seen else wanted) in self._given:
            seen += 1
        self._seen[wanted] = seen + 1
        self._given.add(free)
        return free


def heading_slug(text: str) -> str:
    """The heading as it stands in an id and an address."""
    return slugify(text, max_length=SLUG_LENGTH, word_boundary=True) or NO_HEADING


def code(speech: Speech) -> str:
    """Six hex digits of the speech's opening, whatever its case, punctuation and breaks: 40 words, 300 characters."""
    text = _opening(speech.paragraphs) or (speech.attribution.printed if speech.attribution else "")
    words = _words(text[:OPENING])[:OPENING_WORDS]
    return hashlib.blake2b(b" ".join(words), digest_size=3).hexdigest()


def _opening(paragraphs: tuple[str, ...]) -> str:
    """The speech's text at least as far as its opening goes; the rest need not be joined."""
    first = paragraphs[0] if paragraphs else ""
    return first if len(first) >= OPENING else "\n".join(paragraphs)


def _words(text: str) -> list[bytes]:
    """What `WORD` finds, in small letters; most openings are ASCII but for quotes and dashes, and can just be split."""
    if not text.isascii():
        for sign in QUOTES_AND_DASHES:
            text = text.replace(sign, " ")
    if text.isascii():
        return text.encode().translate(SMALL).split(maxsplit=OPENING_WORDS)
    return " ".join(WORD.findall(text.casefold())).encode().split(b" ")
