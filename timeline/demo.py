"""The invented demonstration: its sittings, the register that knows its people, and what papers wrote of them."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from hansard import load_register
from hansard.model import Hints
from timeline.context import Given, rows
from timeline.ingest import Knowledge, Outcome, ingest
from timeline.sources import inputs
from timeline.store import Store
from timeline.tagging import Tagger
from timeline.topics import load_topics

NOTICE = "A demonstration: these people, debates and speeches are invented."


def fixtures() -> Path:
    """The folder of invented sittings: inside the installed package, or beside it in a checkout."""
    packaged = Path(str(resources.files("timeline"))) / "_fixtures"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "fixtures"


def load(store: Store) -> tuple[Outcome, ...]:
    """Ingest the demonstration into the store, and the articles beside it; what became of each transcript."""
    know = Knowledge(load_register(fixtures() / "register.jsonl"), Tagger(load_topics()))
    done = tuple(ingest(store, inputs([str(fixtures() / "demo")]), know, Hints()))
    list(rows.add(store, inputs([str(fixtures() / "context")]), know.tagger, Given()))
    return done
