"""The invented debates printed in every pasted layout and read back: nothing is lost, added or put on another."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scoring import Score, compare

import hansard
from hansard.model import Hints
from hansard.output import document
from hansard.register import Register

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from rendering import classic, official, parallel, theyworkforyou, truth  # noqa: E402

Render = Callable[[truth.Debate, random.Random], tuple[str, dict[str, Any]]]
LAYOUTS: dict[str, Render] = {
    "parallel": parallel.render,
    "official": official.render,
    "classic": classic.render,
    "theyworkforyou before March 2023": theyworkforyou.old,
    "theyworkforyou since": theyworkforyou.new,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_debate_printed_in_a_layout_is_read_back_as_it_was(layout: str, invented_register: Register) -> None:
    total = Score()
    for path in sorted((ROOT / "fixtures" / "demo").glob("*.xml")):
        for debate in truth.debates(path.read_bytes(), invented_register):
            text, wanted = LAYOUTS[layout](debate, random.Random(debate.title))
            read = hansard.read(text.encode(), path=wanted["source"]["path"], hints=Hints(chamber=debate.chamber))
            total.add(compare(wanted, document(read, None)))
    assert total.documents > 20
    assert not total.below(), "\n".join([*total.below(), *total.mistakes])
