"""What each turn does in the debate, from its words and the order of the turns, where the source prints no kinds.

    opened by a question     question … question, answer, supplementary question, answer, …
    opened by a statement    statement, supplementary question, answer, …   (an urgent question's reply is a statement)
    a debate                 speech, intervention, speech goes on, …

Points of order stand beside these. Every rule was measured against the kinds that publicwhip prints
(`benchmarks/kinds.py`); where the print leaves a doubt, a turn is a speech.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hansard.model import Heading, Item, Speech, SpeechKind, altered
from hansard.reading import kinds_words as words
from hansard.voices import CHAIR, is_gesture, voices

LONGEST_ANSWER = 450
LONGEST_INTERVENTION = 200
LONGEST_INTERJECTION = 8
MOST_INTERVENERS = 3
SHORT = 60

QUESTION, SUPPLEMENTARY = SpeechKind.QUESTION, SpeechKind.SUPPLEMENTARY_QUESTION
ANSWER, STATEMENT = SpeechKind.ANSWER, SpeechKind.STATEMENT
INTERVENTION, POINT_OF_ORDER = SpeechKind.INTERVENTION, SpeechKind.POINT_OF_ORDER


@dataclass(slots=True)
class _Turn:
    """A turn of a member: its place among the items, whose voice it is, its words, and its kind once that is known."""

    index: int
    voice: str
    speech: Speech
    text: str
    words: int
    kind: SpeechKind | None

    @property
    def is_question(self) -> bool:
        """Numbered or “To ask …”, as the formats say, or in the words of tabled questions."""
        return self.kind is QUESTION or (self.kind is None and words.asks(self.text))


@dataclass(slots=True)
class _Section:
    """What stands under one heading: the members' turns, and the texts that nobody speaks."""

    turns: list[_Turn] = field(default_factory=list)
    procedure: list[str] = field(default_factory=list)


def infer(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items with the kind of each turn; a kind that is given, other than plain speech, stays."""
    found = list(items)
    for section in _sections(found):
        _points_of_order(section.turns)
        if turns := [turn for turn in section.turns if turn.kind is not POINT_OF_ORDER]:
            _exchange_or_debate(turns, section.procedure)
        for turn in section.turns:
            if turn.kind not in (None, turn.speech.kind):
                found[turn.index] = altered(turn.speech, kind=turn.kind)
    return tuple(found)


def _sections(items: Sequence[Item]) -> list[_Section]:
    """The sections in order; turns of the Chair, of many voices and mere gestures are left out."""
    sections = [_Section()]
    for index, (item, voice) in enumerate(zip(items, voices(items), strict=True)):
        if isinstance(item, Heading):
            sections.append(_Section())
        elif isinstance(item, Speech) and item.attribution is None:
            sections[-1].procedure.append(item.text)
        elif isinstance(item, Speech) and voice not in (None, CHAIR) and not item.written and not is_gesture(item):
            given = item.kind if item.kind is not SpeechKind.SPEECH else None
            text = item.text
            sections[-1].turns.append(_Turn(index, str(voice), item, text, _count(text), given))
    return sections


def _count(text: str) -> int:
    """How many words a folded text has."""
    return text.count(" ") + text.count("\n") + 1


def _points_of_order(turns: Sequence[_Turn]) -> None:
    """Marks them, and what the same member goes on to say after the Chair's word, unless the floor was theirs."""
    floor, raising = "", ""
    for turn in turns:
        if turn.kind is None and (words.is_point_of_order(turn.text) or turn.voice == raising != floor):
            turn.kind = POINT_OF_ORDER
        if turn.kind is POINT_OF_ORDER:
            raising = turn.voice
        else:
            floor, raising = turn.voice, ""


def _exchange_or_debate(turns: Sequence[_Turn], procedure: Sequence[str]) -> None:
    """Gives each turn its kind, by what opened the section."""
    if words.asks_urgently(turns[0].text):
        _Exchange(QUESTION, reply=STATEMENT).run(turns)
    elif _is_question_time(turns):
        _Exchange(QUESTION if turns[0].is_question else SUPPLEMENTARY).run(turns)
    elif any(map(words.answered_elsewhere, procedure)):
        _Exchange(SUPPLEMENTARY).run(turns)
    elif any(map(words.stated_elsewhere, procedure)):
        return  # two ask before the first answer comes, and who answers nobody says: no kinds rather than wrong ones
    elif _is_statement(turns):
        _Exchange(STATEMENT).run(turns)
    else:
        _debate(turns)


def _is_question_time(turns: Sequence[_Turn]) -> bool:
    """Whether a question opens the section, or stands in it with its number; one that opens a debate does not count."""
    if any(turn.speech.question_number for turn in turns):
        return True
    asker = turns[0].voice
    reply = next((turn for turn in turns if turn.voice != asker and not turn.is_question), None)
    own = sum(turn.words for turn in turns[:2] if turn.voice == asker)
    return turns[0].is_question and own <= LONGEST_ANSWER and (reply is None or reply.words <= LONGEST_ANSWER)


def _is_statement(turns: Sequence[_Turn]) -> bool:
    """Whether the section opens with a statement: it says so, or whoever comes next thanks for it."""
    first = turns[0]
    if first.kind is not None:
        return first.kind is STATEMENT
    other = next((n for n, turn in enumerate(turns) if turn.voice != first.voice and turn.words > SHORT), len(turns))
    if any(words.states(turn.text) for turn in turns[:other] if turn.voice == first.voice):
        return True
    return any(words.thanks_for_statement(turn.text) for turn in turns[other : other + 1])


class _Exchange:
    """Questions and answers in turn; whoever has answered once answers, the others ask.

    At question time several ministers answer in turn; a statement and an urgent question have one.
    """

    def __init__(self, opening: SpeechKind, reply: SpeechKind = ANSWER) -> None:
        self._reply = reply
        self._one = STATEMENT in (opening, reply)
        self._last, self._speaker = opening, ""
        self._answering: set[str] = set()

    def run(self, turns: Sequence[_Turn]) -> None:
        """Gives each turn its kind."""
        self._speaker = turns[0].voice
        for turn in turns:
            turn.kind = turn.kind or self._kind(turn)
            if turn.kind is INTERVENTION:
                continue
            if turn.kind in (ANSWER, STATEMENT):
                self._answering.add(turn.voice)
            self._last, self._speaker = turn.kind, turn.voice

    def _kind(self, turn: _Turn) -> SpeechKind:
        if turn.voice == self._speaker:
            return self._last
        if not self._answering:
            return QUESTION if self._last is QUESTION and turn.is_question else self._reply
        if turn.voice in self._answering or (self._last in (QUESTION, SUPPLEMENTARY) and not self._one):
            return ANSWER
        thrown_in = turn.words <= LONGEST_INTERJECTION and not turn.text.endswith("?")
        return INTERVENTION if thrown_in else SUPPLEMENTARY  # “An independent one.”


def _debate(turns: Sequence[_Turn]) -> None:
    """Speeches, and the short turns inside them: A speaks, B shortly, A goes on."""
    floor = ""
    for place, turn in enumerate(turns):
        if turn.kind is None and turn.voice != floor and floor and _goes_on(turns, place, floor):
            turn.kind = INTERVENTION
        elif turn.kind is None:
            floor = turn.voice


def _goes_on(turns: Sequence[_Turn], place: int, floor: str) -> bool:
    """Whether whoever had the floor goes on after this turn, and a few like it, all of them short."""
    for turn in turns[place : place + MOST_INTERVENERS + 1]:
        if turn.voice == floor:
            return True
        if turn.words > LONGEST_INTERVENTION:
            return False
    return False
