"""How members are addressed, read backwards from a seat, a title or an office: “my right hon. Friend the”.

The words stand in `hansard/data/addresses.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

REACH = 90
TOKEN = re.compile(r"[\w.’]+,?")


@dataclass(frozen=True, slots=True)
class Address:
    """Where the address begins, its words in lower case, and the word before it (`""` at the start of a sentence)."""

    start: int
    words: tuple[str, ...]
    before: str

    @property
    def is_past(self) -> bool:
        """Whether it is about whoever came before: “the former Member for”; but not “then my hon. Friend”."""
        opens = self.words[:1] and (self.words[0] == "the" or self.words[0] in _words("mine"))
        return self.before in _words("past") and not opens

    @property
    def is_of_another_time(self) -> bool:
        """Whether it is, without an honour, about another time: “when she was the Home Secretary”."""
        return self.words == ("the",) and self.before in _words("another_time")

    @property
    def is_oneself(self) -> bool:
        """Whether it is, without an honour, about the speaker: “as the Member for”."""
        return self.words == ("the",) and self.before in _words("oneself")

    @property
    def honours(self) -> bool:
        """Whether it is an address of the House: “hon. Friend”, “the noble Lord”."""
        return not _words("honours").isdisjoint(self.words)


def address(text: str, end: int) -> Address:
    """The address that ends right before that place, a blank between; without words where there is none."""
    taken: list[tuple[int, str]] = []
    start, after_article, before = end, False, ""
    for token in reversed(list(TOKEN.finditer(text, max(0, end - REACH), end))):
        word = token[0].casefold().rstrip(",.")
        if token.end() + 1 != start or text[start - 1] != " ":
            break
        if not _belongs(token[0], word, after_article):
            before = word
            break
        taken.append((token.start(), word))
        start, after_article = token.start(), word == "the"
        if word in _words("mine"):
            break
    return _trimmed(end, taken, before)


def _trimmed(end: int, taken: list[tuple[int, str]], before: str) -> Address:
    """The address from “my” on, else from its article, else from its first honour; before that goes the sentence."""
    words = [word for _, word in taken]
    last = "the" if "the" in words and words[-1] not in _words("mine") else None
    while taken and taken[-1][1] != last and (last or taken[-1][1] not in _words("openings")):
        before = taken.pop()[1]
    return Address(taken[-1][0] if taken else end, tuple(word for _, word in reversed(taken)), before)


def _belongs(printed: str, word: str, after_article: bool) -> bool:
    if after_article or printed.endswith(","):
        return word in _words("nouns")
    return word in _words("all")


@cache
def _words(kind: str) -> frozenset[str]:
    rows = tomllib.loads(files("hansard").joinpath("data/addresses.toml").read_text(encoding="utf-8"))
    if kind == "openings":
        return frozenset(("the", *rows["mine"], *rows["honours"]))
    if kind == "all":
        return frozenset(("the", *rows["mine"], *rows["nouns"], *rows["honours"], *rows["others"]))
    return frozenset(rows[kind])
