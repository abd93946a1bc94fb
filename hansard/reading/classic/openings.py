"""Where a turn opens in the bound volume's layout: `Name (Seat) (Party): text`, and a few openings without a colon.

11. Jo Example (Barset) (Lab): What …   ·   T2. [66881] Jo Example (Barset) (Lab): …   ·   Mr Example: …
Several hon. Members rose—   ·   Lord Example (LD) asked Her Majesty's Government:
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hansard.model import Attribution
from hansard.reading.attributed import LONGEST, SAID, TITLED, Printed, printed

LONGEST_DEED = 600

_NUMBER = re.compile(r"(?P<number>[TQ]?\d{1,3})\.(?: and \d{1,3}\.)? (?:\[(?P<uin>\d{1,7})\] ?)?(?=[^\W\d_])")
_DEED = re.compile(
    r"rose ?[—–-]+|rose in (?:his|her|their) place.{0,300}|rose to (?:move|ask|call attention|present|put)\b.{0,500}"
    r"|asked (?:Her|His) Majesty[’']s Government.{0,500}|asked the [A-Z].{0,400}[:—]"
    r"|(?:moved|claimed to move),?(?: as an| the| manuscript)? (?:[Aa]mendments?|[Mm]otion|following|closure|That)\b"
    r".{0,500}"
    r"|had given notice of .{0,500}"
    r"|indicated (?:assent|dissent)\.?|presented a Bill\b.{0,500}"
)
_GESTURE = re.compile(r"rose ?[—–-]+|indicated (?:assent|dissent)\.")  # whoever is printed before it, nobody says it
_VERBS = (" rose", " asked ", " moved", " indicated ", " had given ", " claimed ", " presented ")


class Opening(NamedTuple):
    """Who begins to speak, the words on the same line, and a question's numbers that stand before the name."""

    printed: Printed
    said: str
    number: str | None = None
    uin: str | None = None


def at(text: str) -> Opening | None:
    """The opening that the line may be; `printed.sure` says whether its look alone proves it."""
    number, uin, rest = _numbered(text)
    colon = rest.find(":", 0, LONGEST)
    if colon > 0 and (head := printed(rest[:colon])):
        return Opening(head, rest[colon + 1 :].strip(), number, uin)
    deed = _deed(rest) if len(rest) <= LONGEST_DEED else None
    return Opening(*deed, number, uin) if deed else None


def is_sure(opening: Opening) -> bool:
    """Whether nothing but Hansard prints the line: brackets prove the speaker, and what follows ends as words do."""
    return opening.printed.sure and opening.said.endswith(SAID)


def is_likely(opening: Opening) -> bool:
    """Whether the line opens a turn if it stands in a debate: a title before the name, a seat behind it, an office."""
    who = opening.printed.who
    if not opening.said:
        return False
    if who.office is not None:
        return opening.printed.sure or who.office.startswith("The ")
    return opening.printed.sure or who.constituency is not None or TITLED.match(who.printed) is not None


def has_brackets(who: Attribution) -> bool:
    """Whether party, seat or holder stand in brackets: a mere colon in the middle of a sentence never has them."""
    return who.party is not None or (who.office is not None and who.name is not None)


def _numbered(text: str) -> tuple[str | None, str | None, str]:
    """The question's number and serial number, and the text without them."""
    if text[:1] not in "TQ0123456789" or not (found := _NUMBER.match(text)):
        return None, None, text
    return found["number"], found["uin"], text[found.end() :]


def _deed(text: str) -> tuple[Printed, str] | None:
    """The speaker, and what the print says that he does; only of speakers that are surely some, or have a title."""
    for verb in _VERBS:
        place = text.find(verb, 0, LONGEST)
        if place > 0 and _DEED.fullmatch(text, place + 1):
            head = printed(text[:place])
            titled = head is not None and head.who.office is None and TITLED.match(head.who.printed) is not None
            if head and (head.sure or titled or _GESTURE.fullmatch(text, place + 1)):
                return head, text[place + 1 :]
    return None
