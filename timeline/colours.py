"""Colours for things side by side: told from the page, light or dark, and from each other. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

PALETTE = ("#3b78e7", "#c4620c", "#0f8f7a", "#d02a6a", "#7f7d12", "#9a5ce6")
PAGES = ("#ffffff", "#1e201d")
"""What the colours stand on, in light and in dark."""
LEAST_CONTRAST = 3.0
"""Of what is not text, by WCAG 2.1, 1.4.11."""
STEPS = 50
"""In so many steps a colour becomes white or black."""
LEAST_DISTANCE = 100.0
"""Two colours nearer than this (`distance`: black and white are 765 apart) are taken for one."""


def apart(wanted: Sequence[str | None]) -> tuple[str, ...]:
    """A colour `#rrggbb` for each: the wanted one, `legible`, where it can be told from those before it.

    Else, and where None is wanted, the first of the palette that can be told from all that are taken or wanted.
    """
    chosen: list[str] = []
    hoped = [colour and legible(colour) for colour in wanted]
    for number, colour in enumerate(hoped):
        if colour and _nearest(colour, chosen) >= LEAST_DISTANCE:
            chosen.append(colour)
        else:
            taken = [*chosen, *(each for each in hoped[number + 1 :] if each)]
            free = [each for each in PALETTE if each not in chosen]
            chosen.append(next((each for each in free if _nearest(each, taken) >= LEAST_DISTANCE), free[0]))
    return tuple(chosen)


def legible(colour: str) -> str:
    """The colour, as much lighter or darker as it takes to be told from the page: Labour stays red, the SNP yellow."""
    end = 255 if contrast(colour, PAGES[1]) < LEAST_CONTRAST else 0
    mixed = (_mixed(colour, end, step / STEPS) for step in range(STEPS + 1))
    return next(each for each in mixed if is_legible(each))


def is_legible(colour: str) -> bool:
    """Whether the colour can be told from the page, light and dark."""
    return all(contrast(colour, page) >= LEAST_CONTRAST for page in PAGES)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.1: 1 for equal ones, 21 for black and white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: str, other: str) -> float:
    """How different two colours look, roughly: the “redmean” distance, which weighs the channels as the eye does."""
    (r1, g1, b1), (r2, g2, b2) = _channels(one), _channels(other)
    red = (r1 + r2) / 2
    squares = (2 + red / 256) * (r1 - r2) ** 2 + 4 * (g1 - g2) ** 2 + (2 + (255 - red) / 256) * (b1 - b2) ** 2
    return float(squares**0.5)


def _nearest(colour: str, others: Iterable[str]) -> float:
    return min((distance(colour, other) for other in others), default=float("inf"))


def _mixed(colour: str, end: int, share: float) -> str:
    """The colour with that share of white (`end` 255) or black (0) in it."""
    return "#" + "".join(f"{round(channel + (end - channel) * share):02x}" for channel in _channels(colour))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
