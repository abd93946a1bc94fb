"""Who speaks in a block of a TheyWorkForYou page, in each of the site's prints.

since 2014   name, position: `Labour, Birmingham, Erdington`, `Crossbench`, or all offices joined by commas
in 2014      the same with `Labour MP, …`
before       name (Office; Constituency, Party), before 2009 (Constituency, Party) or (Office)
"""

from __future__ import annotations

from lxml import etree

from hansard import attribution, parties
from hansard.model import Attribution
from hansard.reading import html
from hansard.reading.theyworkforyou.html_links import person


def read(speaker: etree._Element) -> Attribution | None:
    """The speaker of `h2.debate-speech__speaker` or of `p.speaker`; None where it is empty."""
    names = html.by_class(speaker, "debate-speech__speaker__name") or speaker.findall(".//strong")
    name = html.line(names[0]) if names else ""
    if not name:
        return None
    positions = html.by_class(speaker, "debate-speech__speaker__position")
    if positions:
        printed = html.line(positions[0])
        parts = attribution.position(_without_mp(printed))
    else:
        small = speaker.find(".//small")
        printed = _bracket(small) if small is not None else ""
        parts = _old_position(printed.removeprefix("(").removesuffix(")"))
    office, constituency, party = parts
    whole = f"{name} {printed}".strip()
    return Attribution(whole, name, office, constituency, party, person(speaker))


def _without_mp(printed: str) -> str:
    """`Labour MP, Dudley North` as `Labour, Dudley North`."""
    party, mp, seat = printed.partition(" MP, ")
    return f"{party}, {seat}" if mp and parties.canonical(party) else printed


def _bracket(small: etree._Element) -> str:
    """The words before the first link: `(Sedgefield, Labour) <a …>Link to this</a> | <a …>Hansard source</a>`."""
    words = [small.text or ""]
    for child in small:
        if child.tag == "a":
            break
        words.append(html.line(child) + (child.tail or ""))
    text = " ".join("".join(words).split())
    return text[: text.rfind(")") + 1] or text


def _old_position(text: str) -> tuple[str | None, str | None, str | None]:
    """Office, constituency and party of `Office; Constituency, Party`. What ends in no party is an office."""
    offices, _, rest = text.rpartition("; ")
    seat, _, party = rest.rpartition(", ")
    if parties.canonical(party):
        return offices or None, seat or None, party
    return text.rstrip("; ") or None, None, None
