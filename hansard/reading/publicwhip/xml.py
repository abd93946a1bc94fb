"""Reading XML that may be hostile or damaged: no network, no external entity, bounded expansion, and mending."""

from __future__ import annotations

from lxml import etree

from hansard.errors import BrokenTranscript
from hansard.model import ParseWarning

MOST_WARNINGS = 20
LIMITS = {
    etree.ErrorTypes.ERR_ENTITY_LOOP,
    etree.ErrorTypes.ERR_RESOURCE_LIMIT,
}


def parse_xml(data: bytes, format_name: str) -> tuple[etree._Element, tuple[ParseWarning, ...]]:
    """The root element, and a located warning for each place where the XML had to be mended.

    Raises `BrokenTranscript` for entity bombs and for bytes in which no element can be found.
    """
    try:
        return strict(data), ()
    except etree.XMLSyntaxError as error:
        if error.code in LIMITS:
            raise beyond(format_name, str(error.msg), error.lineno) from error
        return _recovered(data, format_name)


def strict(data: bytes) -> etree._Element:
    """The root element. Raises `XMLSyntaxError` where the bytes are not well-formed."""
    return etree.fromstring(data, _parser(recover=False))


def beyond(format_name: str, said: str, line: int | None) -> BrokenTranscript:
    """XML that goes beyond what libxml2 takes, so that no input can use up the machine."""
    if "ntit" in said or "mplification" in said:
        return BrokenTranscript(
            format_name, "entities that multiply without end", "entities that stand for little", line
        )
    return BrokenTranscript(format_name, "XML nested too deeply or a text too long", "at most 256 levels, 10 MB", line)


def _parser(recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, recover=recover, huge_tree=False
    )


def _recovered(data: bytes, format_name: str) -> tuple[etree._Element, tuple[ParseWarning, ...]]:
    parser = _parser(recover=True)
    try:
        root = etree.fromstring(_as_utf8(data), parser)
    except etree.XMLSyntaxError as error:
        raise BrokenTranscript(format_name, str(error.msg), "well-formed XML", error.lineno) from error
    log = list(parser.error_log)
    if fatal := [entry for entry in log if entry.type in LIMITS]:
        raise beyond(format_name, fatal[0].message, fatal[0].line)
    if root is None:
        raise BrokenTranscript(format_name, "nothing that can be mended", "well-formed XML", None)
    return root, tuple(ParseWarning(entry.line, "damaged-xml", entry.message.strip()) for entry in log[:MOST_WARNINGS])


def _as_utf8(data: bytes) -> bytes:
    """Bytes that claim no encoding and are not UTF-8 are taken as Windows-1252, as the scrapers' mishaps are."""
    if data.lstrip()[:5] == b"<?xml" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").encode("utf-8")
    return data
