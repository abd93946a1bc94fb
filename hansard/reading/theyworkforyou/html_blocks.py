"""The blocks of a TheyWorkForYou page, one for each record, in the site's prints since 2014 and before.

since 2014   div.debate-speech#g1211.1 ▸ h2.debate-speech__speaker (a.time), div.debate-speech__content, ul of links
before       div.stripe-time-1 ▸ p: the time of the next; div.stripe-1#g1211.1 ▸ p.speaker, paragraphs, links
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from hansard.reading import html
from hansard.reading.theyworkforyou import furniture

_STAMP = re.compile(r"(\d{1,2}[:.]\d{2}(?: ?[ap]m)?)(?:,|$)")
_ANCHOR = re.compile(r"g(\d[\w.-]{0,60}|[A-Z]{1,2}\w{0,60}[\w.-]{0,60}|hcws[\w.-]{1,40}|hlws[\w.-]{1,40})")
_STRIPE = re.compile(r"stripe-(?P<what>time|procedural|[12])(?:-.{1,10})?")
# What the site adds to the words inside a block of the old print.
_ADDED = ("speaker", "speakerimage", "personinfo", "question-mentions", "comment-teaser", "question", "sidebar")


@dataclass(frozen=True, slots=True)
class Block:
    """One record: `element` is all of it, `content` its words; `stamp` and `citation` are texts as printed.

    An `intervention` is printed as one: `div.debate-speech__speaker-and-content--intervention`.
    """

    element: etree._Element
    content: etree._Element
    anchor: str | None = None
    speaker: etree._Element | None = None
    stamp: str | None = None
    citation: str | None = None
    intervention: bool = False


def blocks(root: etree._Element) -> list[Block]:
    """The page's blocks in order."""
    current = html.by_class(root, "debate-speech")
    for nested in current:
        if any("debate-speech" in html.classes(above) for above in nested.iterancestors("div")):
            html.cut(nested)  # only damage puts one inside another: else one's words would stand in both
    found = [block for block in map(_current, current) if block is not None]
    return found or list(_old(root))


def _current(element: etree._Element) -> Block | None:
    anchor = _anchor(element)
    contents = html.by_class(element, "debate-speech__content")
    if not contents and (anchor or html.by_class(element, "debate-speech__division__number")):
        contents = html.by_class(element, "debate-speech__division")
    if not contents:
        return None  # “Votes in this debate”, which lists the divisions below
    speakers = html.by_class(element, "debate-speech__speaker")
    citation = _citation([text for one in html.by_class(element, "debate-speech__meta") for text in _texts(one)])
    stamps = [found for one in html.by_class(element, "time") if (found := _STAMP.match(html.line(one)))]
    for added in html.by_class(contents[0], "debate-speech__meta") + html.by_class(contents[0], "comment-teaser"):
        html.cut(added)  # where damage has lost the end of the words
    return Block(
        element=element,
        content=contents[0],
        anchor=anchor,
        speaker=speakers[0] if speakers else None,
        stamp=stamps[0][1] if stamps else None,
        citation=citation,
        intervention=bool(html.by_class(element, "debate-speech__speaker-and-content--intervention")),
    )


def _old(root: etree._Element) -> Iterator[Block]:
    stamp: str | None = None
    for element in root.iter("div"):
        stripe = next(filter(None, map(_STRIPE.fullmatch, html.classes(element))), None)
        if stripe is None:
            continue
        if stripe["what"] == "time":
            found = _STAMP.match(html.line(_main(element)))
            stamp = found[1] if found else None
            continue
        speakers = html.by_class(element, "speaker")
        anchor = _anchor(element)
        if anchor or speakers or stripe["what"] == "procedural" or html.by_class(element, "unknownspeaker"):
            citation = _citation(html.paragraphs(element))
            content = _words(_main(element))
            yield Block(element, content, anchor, speakers[0] if speakers else None, stamp, citation)
            stamp = None


def _main(stripe: etree._Element) -> etree._Element:
    """The column with the words; beside it stand links and readers' notes."""
    mains = html.by_class(stripe, "main")
    return mains[0] if mains else stripe


def _words(main: etree._Element) -> etree._Element:
    """A copy of the column without what the site adds to it."""
    copy = deepcopy(main)
    copy.tail = None
    added = [one for one in copy.iter("p", "div", "a", "ul") if any(name in _ADDED for name in html.classes(one))]
    added += [one for one in copy.iter("p") if html.by_class(one, "permalink")]
    for one in added:
        html.cut(one)
    return copy


def _anchor(element: etree._Element) -> str | None:
    """`1211.1` of `id="g1211.1"`, or of the name of a link inside."""
    names = [element.get("id") or "", *(link.get("name") or "" for link in element.iter("a"))]
    return next((found[1] for found in map(_ANCHOR.fullmatch, names) if found), None)


def _texts(links: etree._Element) -> list[str]:
    """The lines of a list of links, and what a link's title says (`title="Citation: HC Deb, …"`)."""
    titles = [f"({link.get('title')})" for link in links.iter("a") if (link.get("title") or "").startswith("Citation")]
    return [*html.paragraphs(links), *titles]


def _citation(texts: list[str]) -> str | None:
    return next((text for text in texts if furniture.citation(text)), None)
