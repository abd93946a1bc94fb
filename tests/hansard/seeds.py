"""What is damaged and read again and again: seeds from the files at hand, and what must hold for whatever is read.

file ──window──▶ seed, of its format still ──mutations──▶ bytes ──hansard.read──▶ a sitting in order, or a refusal
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from growth import ending
from mutations import Chance, mutant

import hansard
from hansard.errors import HansardError
from hansard.model import Sitting, Speech
from hansard.output import document
from hansard.register import Register

SUFFIXES = frozenset({".xml", ".txt", ".html", ".htm", ".json", ".an", ".png"})
REFUSED = "refused"
HEAD = 3_000
WINDOWS = (2_000, 8_000, 24_000)
WINDOWS_EACH = 4


class Seed(NamedTuple):
    """Bytes to start from, the format they are in (`refused` where that is none), and the file they are from."""

    format: str
    data: bytes
    path: str


def seeds(folders: Iterable[Path], seed: int = 0) -> list[Seed]:
    """The transcripts below the folders, and the broken files: small ones whole, of large ones some windows."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in SUFFIXES and path.is_file() and path.stat().st_size <= hansard.LIMIT:
                chance = random.Random(f"{seed} {path.name}")
                found += _of_file(chance, path.read_bytes(), str(path))
    return found


def _of_file(chance: Chance, data: bytes, path: str) -> list[Seed]:
    if len(data) <= WINDOWS[-1]:
        return [Seed(_format(data), data, path)]
    parts = {_window(chance, data, WINDOWS[n % len(WINDOWS)]) for n in range(WINDOWS_EACH)}
    return [Seed(_format(part), part, path) for part in sorted(parts) if outcome(part, path) != REFUSED]


def _format(data: bytes) -> str:
    try:
        return hansard.detect(data).name
    except HansardError:
        return REFUSED


def _window(chance: Chance, data: bytes, size: int) -> bytes:
    """The beginning, which tells the format, and some lines from anywhere; of JSON a document with short lists."""
    if data.lstrip()[:1] in (b"{", b"["):
        try:
            value = json.loads(data)
        except ValueError:
            return data[:size]
        length = chance.randint(1, 6)
        while len(cut := json.dumps(_shortened(chance, value, length)).encode()) > 2 * size and length > 1:
            length -= 1
        return cut
    head = data[: data.rfind(b"\n", 0, HEAD) + 1] or data[:HEAD]
    start = data.find(b"\n", chance.randint(len(head), len(data))) + 1
    return head + data[start : start + size]


def _shortened(chance: Chance, value: Any, length: int) -> Any:
    if isinstance(value, dict):
        return {key: _shortened(chance, each, length) for key, each in value.items()}
    if isinstance(value, list):
        start = chance.randint(0, max(0, len(value) - length))
        return [_shortened(chance, each, length) for each in value[start : start + length]]
    return value[:2000] if isinstance(value, str) else value


def chosen(chance: Chance, all: Sequence[Seed], by_format: dict[str, list[Seed]]) -> tuple[Seed, bytes]:
    """A seed, each format as often as the others, and what becomes of it; what is spliced in may be of any."""
    seed = chance.choice(by_format[chance.choice(sorted(by_format))])
    return seed, mutant(chance, seed.data, chance.choice(all).data)


def grouped(all: Sequence[Seed]) -> dict[str, list[Seed]]:
    """The seeds by format."""
    groups: dict[str, list[Seed]] = {}
    for seed in all:
        groups.setdefault(seed.format, []).append(seed)
    return groups


def outcome(data: bytes, path: str = "-", register: Register | None = None) -> str:
    """The format that the bytes (or the first part of them) were read in, or `refused`.

    Raises whatever goes wrong, and where a sitting is not in order.
    """
    found = [_read(part, path, register) for _, part in hansard.parts(data)]
    assert found, "no part at all"
    return next((name for name in found if name != REFUSED), REFUSED)


def hurt(seeds: Sequence[bytes], inputs: int) -> Counter[str]:
    """What becomes of the seeds, damaged in so many ways. Raises where one is neither read nor refused."""
    outcomes: Counter[str] = Counter()
    for number in range(inputs):
        chance = random.Random(number)
        with ending():
            outcomes[outcome(mutant(chance, chance.choice(seeds), chance.choice(seeds)))] += 1
    return outcomes


def _read(data: bytes, path: str, register: Register | None) -> str:
    try:
        sitting = hansard.read(data, path=path)
    except HansardError as error:
        assert str(error) and "\n" not in str(error), f"no plain sentence: {str(error)!r}"
        return REFUSED
    _in_order(sitting)
    if register is not None:
        sections = hansard.outline(sitting)
        assert len({section.id for section in sections}) == len(sections), "section ids are taken twice"
        json.dumps(document(sitting, hansard.resolve(sitting, register)), ensure_ascii=False).encode()
    assert sitting.source is not None
    return sitting.source.format


def _in_order(sitting: Sitting) -> None:
    speeches = [item for item in sitting.items if isinstance(item, Speech)]
    ids = {speech.id for speech in speeches}
    assert "" not in ids and len(ids) == len(speeches), "ids are missing or taken twice"
    assert all(p and p == " ".join(p.split()) for s in speeches for p in s.paragraphs), "a paragraph is not folded"
    linked = {link for speech in speeches for link in (speech.interrupts, speech.continues) if link}
    assert linked <= ids, "a link leads nowhere"
