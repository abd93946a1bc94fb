"""No pattern takes time that grows faster than the text: each is tried on texts made to be hard for it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import partial
from types import ModuleType
from typing import Any

import pytest
from growth import too_slow

import hansard

SHORT = 600
COMMON = (" ", "A", "a", "1", "(", ")", "[", ".", ",", ":", "“", "<", "\n", "-", "A ", "a. ", "1. ", "(a)", "A b ")


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(hansard.__path__, "hansard."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns() -> list[Any]:
    """Every pattern of a module with the ways in which the module uses it, and where a shared one is used."""
    sources = {module.__name__: inspect.getsource(module) for module in modules()}
    return [
        pytest.param(value, ways(name, sources.values()), id=f"{module.__name__}.{name}")
        for module in modules()
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and re.search(rf"^{name}(?::.*)? = ", sources[module.__name__], re.MULTILINE)
    ]


def ways(name: str, sources: Any) -> list[str]:
    used = {way for source in sources for way in re.findall(rf"\b{name}\.(\w+)\b", source)}
    return sorted({"search"} if used - {"match", "fullmatch"} or not used else used)


def pumps(pattern: re.Pattern[Any]) -> list[str]:
    """Pieces that, repeated, keep a pattern busy: its own words and signs, and common ones."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    own = [f"{word} " for word in re.findall(r"[A-Za-z]{2,12}", text)[:8]]
    return [*COMMON, *own, *re.findall(r"[^\\\w\s?*+{}()|\[\]^$]", text)[:8]]


def subject(pattern: re.Pattern[Any], pump: str, size: int) -> str | bytes:
    text = pump * (size // len(pump)) + "\x01"
    return text.encode() if isinstance(pattern.pattern, bytes) else text


@pytest.mark.parametrize("pattern, used", patterns())
def test_time_grows_no_faster_than_the_text(pattern: re.Pattern[Any], used: list[str]) -> None:
    for way in used:
        for pump in pumps(pattern):
            assert not too_slow(getattr(pattern, way), partial(subject, pattern, pump), SHORT)


def test_a_pattern_that_grows_faster_is_caught() -> None:
    with pytest.raises(AssertionError):
        test_time_grows_no_faster_than_the_text(re.compile(r"\s+x"), ["search"])
