"""Tokens → a typed query, by recursive descent; every error says what was not understood, where, and what is right.

    any   = all ("OR" all)*
    all   = one ("AND"? one)*
    one   = ("NOT" | "-")* (pair | field | "(" any ")")
    pair  = words (("NEAR" | "NEAR/5") words)*
    words = word | word "*" | '"' word+ '"'

An operator that has nothing to work on, as in `NHS AND`, is the word itself, and so is one in small letters.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import cast

from timeline.filters import BadQuestion
from timeline.search.fields import EXAMPLES, kept
from timeline.search.people.words import nearest
from timeline.search.query import FIELDS, Field, FieldName, Near, Phrase, Query, all_of, any_of, opposite, seeks
from timeline.search.tokens import WORD, Token, tokens

MOST_CHARACTERS, MOST_CLAUSES, DEEPEST = 500, 32, 16
MOST_PAIRS, WIDEST, LONGEST_IN_PAIR, USUAL = 8, 50, 5, 10
"""How many NEAR there may be, over how many words, of phrases how long; and how far NEAR reaches without a number."""

LONG = 5
"""With fewer letters too many words are like the name of a field."""

NEAR_EXAMPLE = "expected a word or “phrase” on each side, as in online NEAR/5 safety"


@lru_cache(maxsize=256)
def parse(text: str) -> Query:
    """The query a reader means. Raises `BadQuestion` where it cannot be understood, or is too long."""
    if len(text) > MOST_CHARACTERS:
        raise BadQuestion(f"the search has {len(text)} characters; expected at most {MOST_CHARACTERS}")
    found = tuple(tokens(unicodedata.normalize("NFC", text)))
    said = [token for token in found if token.kind in ("words", "field")]
    if len(said) > MOST_CLAUSES:
        raise BadQuestion(f"the search has {len(said)} words; expected at most {MOST_CLAUSES}")
    query = _Parser(found).whole() if said or any(token.kind == "operator" for token in found) else None
    if query is None or not seeks(query):
        raise BadQuestion(f"nothing to look for in {text!r}; expected at least one word that must stand there")
    return query


class _Parser:
    """Reads the tokens once, from the first to the last."""

    def __init__(self, found: tuple[Token, ...]) -> None:
        self.found, self.at, self.depth, self.pairs = found, 0, 0, 0

    def whole(self) -> Query:
        query = self.any()
        if token := self.next():
            raise _bad(token, "closes nothing; expected a ( before it")
        return query

    def any(self) -> Query:
        parts = [self.all()]
        while self.joins("OR"):
            self.take()
            parts.append(self.all())
        return any_of(parts)

    def all(self) -> Query:
        parts = [self.one()]
        while (token := self.next()) and token.kind != "close" and not self.joins("OR"):
            if self.joins("NEAR"):
                raise _bad(token, f"does not stand between words; {NEAR_EXAMPLE}")
            if self.joins("AND"):
                self.take()
            parts.append(self.one())
        return all_of(parts)

    def one(self) -> Query:
        if self.joins("NOT"):
            self.take()
            return opposite(self.one())
        token = self.take()
        if token.kind == "close":
            raise _bad(token, "has nothing before it; expected words inside of brackets, and a ( before them")
        query = self.group(token) if token.kind == "open" else _field(token) if token.field else self.pair(token)
        return opposite(query) if token.absent else query

    def group(self, opening: Token) -> Query:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _bad(opening, f"is inside of {DEEPEST} others; expected no more brackets in brackets than that")
        if self.next() is None:
            raise _bad(opening, "holds nothing; expected words inside of brackets")
        query = self.any()
        if self.next() is None:
            raise _bad(opening, "is not closed; expected a ) for it")
        self.take()
        self.depth -= 1
        return query

    def pair(self, token: Token) -> Query:
        """Words, and what must be near them: in `a NEAR b NEAR c` each the next."""
        chain, widths = [token], []
        while self.joins("NEAR"):
            joint, other = self.take(), self.next()
            if token.absent or other is None or other.kind != "words" or other.absent:
                raise _bad(joint, f"does not stand between words; {NEAR_EXAMPLE}")
            widths.append(self.width(joint))
            chain.append(self.take())
        said = [_phrase(each) for each in chain]
        if not widths:
            return said[0]
        for phrase, each in zip(said, chain, strict=True):
            if len(phrase.words) > LONGEST_IN_PAIR:
                raise _bad(each, f"has {len(phrase.words)} words; expected at most {LONGEST_IN_PAIR} beside NEAR")
        return all_of(Near(*two, within) for two, within in zip(pairwise(said), widths, strict=True))

    def width(self, joint: Token) -> int:
        self.pairs += 1
        if self.pairs > MOST_PAIRS:
            raise _bad(joint, f"is one NEAR too many; expected at most {MOST_PAIRS}")
        number = joint.text.partition("/")[2] or (str(USUAL) if joint.text == "NEAR" else "")
        if not (number.isascii() and number.isdigit() and len(number) <= 2 and int(number) <= WIDEST):
            raise _bad(joint, f"says no number of words up to {WIDEST}; expected one as in online NEAR/5 safety")
        return int(number)

    def next(self) -> Token | None:
        return self.found[self.at] if self.at < len(self.found) else None

    def take(self) -> Token:
        self.at += 1
        return self.found[self.at - 1]

    def joins(self, operator: str) -> bool:
        """Whether that operator comes next, and something after it."""
        token, after = self.next(), self.found[self.at + 1 : self.at + 2]
        if token is None or token.kind != "operator" or not after or after[0].kind == "close":
            return False
        return token.text.partition("/")[0] == operator


def _phrase(token: Token) -> Phrase:
    """Its words; one of several parts (`co-operate`, `O'Brien`) is a phrase of them. `spekaer:smith` is a mistake."""
    name, colon, _ = token.text.partition(":")
    is_quoted = token.printed.lstrip("-") != token.text
    if colon and not is_quoted and len(name) >= LONG and (meant := nearest(name.lower(), FIELDS)) != name.lower():
        raise _bad(
            token, f"begins like {meant}:, which it may be meant to be; expected {meant}:, or a space after the colon"
        )
    return Phrase(tuple(WORD.findall(token.text)), prefix=token.text.endswith("*"))


def _field(token: Token) -> Field:
    name = cast(FieldName, token.field)
    value = kept(name, token.text)
    if value is None:
        what = "is not understood" if token.text.strip() else "has nothing behind it"
        raise _bad(token, f"{what}; expected {EXAMPLES[name]}")
    return Field(name, value)


def _bad(token: Token, what: str) -> BadQuestion:
    """What is wrong with the search at that token."""
    shown = token.printed if len(token.printed) <= 40 else f"{token.printed[:39]}…"
    return BadQuestion(f"search: “{shown}” at character {token.at} {what}")
