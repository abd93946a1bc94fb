"""The small grammar of printed attributions: what each bracket of `Name (Constituency) (Party)` is.

    attribution = subject { "(" bracket ")" } { "[V]" | "rose—" | "(Urgent Question)" | "(Maiden Speech)" } [ ":" ]
      a subject that is an office   →  Office (Name), Office (Name) (Party)
      a subject that is a name      →  Name (Constituency) (Party), Name (Party), Name (Constituency)

A bracket that is a known party is the party (“The Earl of Devon (CB)”); after an office the other one is the name
(“The Leader of the House of Commons (…)”). Nothing is looked up, and nothing is carried over from earlier turns.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from hansard import parties
from hansard.model import Attribution

LONGEST = 1000
LONGEST_NAME = 90
# TheyWorkForYou prints the Chair's office in the place of a party.
_CHAIR_PARTIES = frozenset({"Speaker", "Lord Speaker"})
# Took part by video; “Several hon. Members rose—”; `Jo Example (Here) (Lab) (Urgent Question): To ask …`
_BEHIND = re.compile(
    r"(?: ?(?:\[V\]|rose ?[—–-]|[(\[](?:Urgent Question|Maiden Speech|Valedictory Speech)[)\]])){1,3}$"
)
# “The Earl of Barset”, “The Rev. Jo Example (North Barset)”: a name that begins with “The”.
_STYLE = re.compile(
    r"The (?:Rev|Most|Right|Rt|Very|Hon|Earl|Countess|Duke|Duchess|Marquess|Marchioness|Viscount|Baron|Lady|Lord|Master"
    r"|Bishop|Archbishop)"
)
_PEER = re.compile(r"(?:The )?(?:Lord|Baroness|Viscount|Viscountess|Earl|Countess|Lady|Duke|Marquess)\b")
_WORD = re.compile(r"[^\W\d_](?:[\w’'‘`-]|\.(?=[^\W\d_]))*\.?")
# Headings and procedure are printed in capitals as names are: “Second Reading”, “New Clause”, “Moved By Lord …”.
_NO_NAME = re.compile(
    r"\b(?:Act|Bill|Reading|Report|Statement)$|^(?:New|Royal|House|Moved|Tabled|My|Members) "
    r"|\b(?:Amendments?|Assent|Business|Clauses?|Committee|Debate|Division|Motion|Orders?|Petitions?|Prayers|Questions?|"
    r"Schedules?)\b"
)
# The end of a sentence: a full stop behind a longer word than “Dept.” and “hon.”, and any question.
_SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{5})\.|[?!])(?: |$)")


@lru_cache(maxsize=4096)
def parse(text: str) -> Attribution:
    """The attribution taken apart; `printed` is the text itself. What fits no rule is a name."""
    subject, brackets = _split(_without_asides(text.strip().removesuffix(":")))
    if is_office(subject) or _holds_unlisted_office(subject, brackets):
        return _of_office(text, subject, brackets)
    if brackets and brackets[-1].casefold() == "in the chair":
        return Attribution(text, name=subject, office=brackets[-1])
    if brackets and brackets[-1].startswith("The ") and _PEER.match(subject) and is_office(brackets[-1]):
        return Attribution(text, name=subject, office=brackets[-1])  # “Lord Example (The Lord Privy Seal)”
    party = brackets.pop() if brackets and (parties.canonical(brackets[-1]) or len(brackets) > 1) else None
    constituency = _seat(brackets)
    return Attribution(text, name=subject or None, constituency=constituency, party=party)


@lru_cache(maxsize=4096)
def position(text: str) -> tuple[str | None, str | None, str | None]:
    """Office, constituency and party of a position as TheyWorkForYou prints it.

    A position is `Party, Constituency`, a party alone, `, Constituency` in old debates, or else offices joined by
    commas, which are kept as one text because offices hold commas themselves.
    """
    plain = text.strip()
    party, comma, seat = plain.partition(",")
    if comma and not party.strip():
        return None, seat.strip() or None, None
    known = parties.canonical(party)
    if known is None or (known in _CHAIR_PARTIES and not comma):
        return plain or None, None, None
    return None, seat.strip() or None, party.strip()


@lru_cache(maxsize=4096)
def is_office(text: str) -> bool:
    """Whether the text begins as an office does: “The Minister for …”, “Madam Deputy Speaker”, “Shadow Minister …”."""
    if _SENTENCE.search(text):
        return False  # “The Minister for Roads has resigned.”
    key = _key(text.replace("/", " "))  # “Baroness in Waiting/Government Whip”
    return key in _words("chairs") or f"{key} ".startswith(_office_words())


@lru_cache(maxsize=4096)
def is_chair(text: str) -> bool:
    """Whether the text is a title of whoever presides: “Mr Speaker”, “The Temporary Chairman”."""
    return _key(text) in _words("chairs")


@lru_cache(maxsize=4096)
def is_collective(text: str) -> bool:
    """Whether many voices speak: “Several hon. Members”, “Noble Lords”."""
    is_label = text[:1].isupper() and not _SENTENCE.search(text)  # no “members.”, the end of a wrapped sentence
    return is_label and _key(text) in _words("collectives")


def is_name(text: str) -> bool:
    """Whether a line can be a member's name: two to ten capitalised words and nothing that ends a sentence."""
    return len(text) <= LONGEST_NAME and _is_name(text)


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 10 or words[-1] in _words("particles") or _NO_NAME.search(text):
        return False
    return all(_name_word(word) for word in words) and words[0][0].isupper()


def _name_word(word: str) -> bool:
    if word in _words("particles"):
        return True
    found = _WORD.fullmatch(word)
    capital = word[:1].isupper() or word[1:2].isupper() or word[2:3].isupper()  # O’Hara, ffitch, d’Example
    return found is not None and capital and not word.endswith("-") and (not word.endswith(".") or len(word) <= 4)


def _holds_unlisted_office(subject: str, brackets: list[str]) -> bool:
    """Whether a name in brackets tells that “The …” before it is an office, though on no list; peers too are “The”."""
    named = bool(brackets) and parties.canonical(brackets[0]) is None and is_name(brackets[0])
    return named and subject.startswith("The ") and _STYLE.match(subject) is None


def _without_asides(text: str) -> str:
    return _BEHIND.sub("", text) if text[-1:] in "])—–-" and len(text) <= LONGEST else text


def _of_office(printed: str, subject: str, brackets: list[str]) -> Attribution:
    rest = list(brackets)
    party = rest.pop() if rest and parties.canonical(rest[-1]) else None
    name = rest.pop() if rest else None
    office = " ".join([subject, *(f"({part})" for part in rest)])
    return Attribution(printed, name=name, office=office, party=party)


def _seat(brackets: list[str]) -> str | None:
    """One constituency; a second bracket belongs to its name: “Richmond (Yorks)”."""
    if not brackets:
        return None
    return " ".join([brackets[0], *(f"({part})" for part in brackets[1:])])


def _split(text: str) -> tuple[str, list[str]]:
    """The subject, and the brackets at the end of the text, outermost level only, in order."""
    if len(text) > LONGEST:
        return text, []
    brackets: list[str] = []
    rest = text.strip()
    while rest.endswith(")"):
        start = _opening(rest)
        if start <= 0:
            break
        brackets.insert(0, rest[start + 1 : -1].strip())
        rest = rest[:start].rstrip()
    return rest, brackets


def _opening(text: str) -> int:
    """Where the bracket opens that the last character closes; -1 if nowhere."""
    last = text.rfind("(")
    if ")" not in text[last:-1]:
        return last  # no bracket within the bracket
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[index], 0)
        if depth == 0:
            return index
    return -1


def _key(text: str) -> str:
    return " ".join(text.casefold().replace(".", " ").replace("’", "'").split()).removeprefix("the ")


@cache
def _office_words() -> tuple[str, ...]:
    return tuple(f"{word} " for word in sorted(_words("offices")))


@cache
def _words(kind: str) -> frozenset[str]:
    rows = tomllib.loads(files("hansard").joinpath("data/titles.toml").read_text(encoding="utf-8"))[kind]
    return frozenset(rows) if kind == "particles" else frozenset(_key(row) for row in rows)
