"""What is shown of the source of a text that is tried."""

from __future__ import annotations

from timeline import results
from timeline.trial.source import MOST_LETTERS, MOST_LINES, source


def warned(number: int, line: int | None) -> results.Warned:
    return results.Warned(number=number, line=line, code="x", message="y")


def test_a_short_source_is_shown_whole_with_warnings_at_their_lines() -> None:
    lines, count = source(b"one\r\ntwo\rthree\n", [warned(1, 2), warned(2, 99), warned(3, None)])
    assert [(line.number, line.text) for line in lines] == [(1, "one"), (2, "two"), (3, "three"), (4, "")]
    assert count == 4
    assert [one.number for line in lines for one in line.warnings] == [1]


def test_of_a_long_source_the_beginning_and_the_warnings_are_shown() -> None:
    data = b"\n".join(b"line %d" % number for number in range(1, 5 * MOST_LINES))
    lines, count = source(data, [warned(1, 4000)])
    numbers = [line.number for line in lines]
    assert count == 5 * MOST_LINES - 1 and len(numbers) < 60
    assert numbers[0] == 1 and {3997, 4000, 4003} <= set(numbers) and 3990 not in numbers


def test_a_line_without_end_is_cut() -> None:
    ((line,), _) = source(b"x" * 10_000, [])
    assert len(line.text) == MOST_LETTERS + 1
