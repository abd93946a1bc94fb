"""The compiler of the register: from the facts of many sources to one register file. Bytes in, bytes out.

    files ──readers──▶ Facts ──merge──▶ Persons ──register.lines──▶ register.jsonl

One module a family of sources; which facts are from which, and how a conflict is decided: `docs/register.md`.
`python -m hansard.compile SOURCES_DIR [--out FILE]` runs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hansard.compile import by_hand, mnis, observed, open_innovations, parlparse
from hansard.compile.facts import Facts, joined
from hansard.compile.merge import merge
from hansard.register import lines
from hansard.register.lines import Header, Reach, SourceNote

MNIS = "mnis-2021/"
LISTS = "open-innovations/"
FILES = (
    *(f"{MNIS}fetch_{house}.csv" for house in mnis.HOUSES),
    *(f"{MNIS}fetch_{house}_{table}.csv" for house in mnis.HOUSES for table in ("memberships", "party_memberships")),
    *(f"{MNIS}fetch_{house}_{kind}_roles.csv" for house in mnis.HOUSES for kind in mnis.KINDS),
    "parlparse-2015/people.xml",
    "parlparse-2009/all-members.xml",
    "parlparse-2015/all-members-2010.xml",
    "parlparse-2015/peers-ucl.xml",
    "parlparse/ministers-2010.json",
    "people-2020/new_people.json",
    "everypolitician-2015/ep-popolo-v1.0.json",
    "positions-observed.csv",
    f"{LISTS}members_augmented.csv",
    f"{LISTS}mplookup.tsv",
)
"""The files that are read, by path in the folder of sources; besides, the dated snapshots in `open-innovations/`."""

COMPLETE_FROM = date(1979, 5, 3)  # MNIS has every MP elected since this general election
SOURCES = (
    SourceNote("Members' Names Information Service", "2021-03", "MPs and peers, seats, parties, offices to March 2021"),
    SourceNote(
        "parlparse", "2009, 2015, 2020", "publicwhip ids, names 1997–2015, titles of peers, chairs of committees"
    ),
    SourceNote("EveryPolitician", "2015", "ids"),
    SourceNote("Open Innovations", "2022, 2024–2026", "MPs with both ids, parties and seats of the 2024 Parliament"),
    SourceNote("positions observed at TheyWorkForYou", "to 2023", "parties and offices on single days, new peers"),
    SourceNote(
        "kept by hand", "2021–2026", "by-elections, vacancies, changes of whip, senior offices; each with its source"
    ),
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A register file and what the compiler could not reconcile, a sentence each."""

    register: bytes
    problems: tuple[str, ...]


def compile_register(sources: Mapping[str, bytes], kept_by_hand: bytes = b"") -> Compiled:
    """The register from the files of `FILES` that are there, by path. The same input gives the same bytes."""
    civil = {name.removeprefix(MNIS): data for name, data in sources.items() if name.startswith(MNIS)}
    listed = {name.removeprefix(LISTS): data for name, data in sources.items() if name.startswith(LISTS)}
    made = mnis.made_on(civil)
    dated = joined([mnis.read(civil), _parlparse(sources), open_innovations.read(listed), by_hand.read(kept_by_hand)])
    known = frozenset(key for link in dated.links for key in (link.one, link.other))
    seen = (
        observed.read(sources["positions-observed.csv"], known, made)
        if "positions-observed.csv" in sources
        else Facts()
    )
    persons, problems = merge(joined((dated, seen)), made)
    last = open_innovations.last_day(listed) or made
    reaches = {"commons": Reach(COMPLETE_FROM, max(made, last)), "lords": Reach(COMPLETE_FROM, made)}
    header = Header(max(made, last), Reach(COMPLETE_FROM, made), reaches, SOURCES)
    return Compiled(lines.write(header, persons), tuple(problems))


def _parlparse(sources: Mapping[str, bytes]) -> Facts:
    """The facts of the older members database; `people.xml` tells whose each membership is."""
    owners, people = parlparse.read_people(sources.get("parlparse-2015/people.xml", b"<publicwhip/>"))
    parts = [people]
    for path, data in sorted(sources.items()):
        if path.endswith(("all-members.xml", "all-members-2010.xml")):
            parts.append(parlparse.read_members(data, owners))
        elif path.endswith("peers-ucl.xml"):
            parts.append(parlparse.read_peers(data, owners))
        elif path.endswith("ministers-2010.json"):
            parts.append(parlparse.read_ministers(data))
        elif path.endswith("new_people.json"):
            parts.append(parlparse.read_new_people(data))
        elif path.endswith("ep-popolo-v1.0.json"):
            parts.append(parlparse.read_crosswalk(data))
    return joined(parts)
