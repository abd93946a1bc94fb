"""What bytes look like that are in no known format: the middle of the sentence that refuses them.

bytes ──▶ empty? ──▶ magic number? ──▶ binary? ──▶ markup? ──▶ the shape of the text
"""

from __future__ import annotations

import re

from hansard import clean, parties

# The first bytes of common files, longest first where one begins another.
MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound recording (MP3)"),
    (b"OggS", "a recording (Ogg)"),
)
# Word processors save ZIP archives: the name of a member near the start tells which.
ZIPPED = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"opendocument.text", "an OpenDocument text"),
)
SAMPLE = 65536
PROSE_WORDS = 20
TABLE_ROWS = 4

# The first tag that is neither a prolog nor a comment; a doctype of HTML counts as the root.
_ROOT = re.compile(r"<(!doctype html|[a-z_][\w.:-]{0,80})", re.IGNORECASE)
# What stands beside transcripts, or is like one, by the root of its XML.
ELSEWHERE = {
    "tei": "a TEI document in which nobody speaks in a parliament",
    "teicorpus": "a TEI corpus, which frames or gathers many sittings; documents of one sitting each are read",
    "listperson": "a list of persons (TEI), as ParlaMint publishes beside debates, without their words",
    "listorg": "a list of organisations (TEI), as ParlaMint publishes beside debates, without their words",
    "akomantoso": "an Akoma Ntoso document that is no debate, such as an act or a bill",
    "hansard": "the frame of a volume of historic Hansard, without its debates",
    "index": "an index, without the words it points to",
    "xs:schema": "an XML schema",
}
_COMMENT = re.compile(r"<!--.{0,4000}?-->", re.DOTALL)
_HTML = frozenset({"!doctype html", "html", "head", "body", "div", "p", "table"})
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:[\"{\[\]]|-?\d{1,30}(?:\.\d{1,30})?\s*[,\]]))")
# Answers of Parliament's and TheyWorkForYou's services that hold no words of a debate, by a key of theirs.
_ANSWERS = (
    ('"SectionTreeItems"', "a day's table of contents from the official Hansard API"),
    ('"DebateSectionExtId"', "a list of debates or divisions from the official Hansard API, without their words"),
)
# The titles of the official site's lists: they only link to the pages that hold words.
_LIST = re.compile(
    r"<title>\s*(?:Table of Contents for|(?:Commons|Lords) debates by date"
    r"|House of (?:Commons|Lords) Hansard [\w ]{0,60}Index)"
)
_BRACKET = re.compile(r"\(([^()]{1,60})\)(?=$|:)")
_MORE = re.compile(r"(?:continue reading|read more)\W*", re.IGNORECASE)


def like(data: bytes) -> str:
    """In a few words with an article, what the bytes seem to be: “a picture (PNG)”, “a news article”. Never raises."""
    sample = data[:SAMPLE]
    if not sample.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return "an empty file"
    known = next((words for magic, words in MAGIC if sample.startswith(magic)), None)
    if known == "a ZIP archive":
        return next((words for member, words in ZIPPED if member in sample), known)
    if known is not None:
        return known
    if sample[:4] == b"RIFF" and sample[8:12] == b"WEBP":
        return "a picture (WebP)"
    if sample[257:262] == b"ustar":
        return "a tar archive"
    if clean.is_binary(sample):
        return "binary data"
    return _text(clean.decode(sample).text)


def _text(text: str) -> str:
    if not clean.fold(text):
        return "an empty file"
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _markup(text)
    if _JSON.match(text):
        return next((words for key, words in _ANSWERS if key in text), "JSON")
    if text.partition("\n")[0].count("\t") >= TABLE_ROWS:  # ParlaMint's “-meta.tsv” beside each sitting
        return "a table of values"
    return _plain([line.text for line in clean.lines(text) if line.text])


def _markup(text: str) -> str:
    if _LIST.search(text[:8192]):
        return "a list of contents of Hansard, without its words"
    root = _ROOT.search(_COMMENT.sub("", text[:8192]))
    if root is None:
        return "text with stray markup"
    if root[1] == "publicwhip" and "uk.org.publicwhip/spq/" in text[:8192]:
        return "an index of the Scottish Parliament's questions by number, without their words"
    name = root[1].casefold()
    return "an HTML page" if name in _HTML else ELSEWHERE.get(name, f"XML with root <{root[1]}>")


def _plain(texts: list[str]) -> str:
    if _is_table(texts[:TABLE_ROWS]):
        return "a table of values"
    if any(_attributed(text) for text in texts):
        return "a debate in a layout that is not known"
    if sum(bool(_MORE.fullmatch(text)) for text in texts) > 1:
        return "a page of several news items"
    if sum(len(text.split()) >= PROSE_WORDS for text in texts) > 1:
        return "a news article or other prose without speakers"
    return "plain text without speakers"


def _is_table(rows: list[str]) -> bool:
    """Whether the first rows hold the same number of commas."""
    commas = {row.count(",") for row in rows}
    return len(rows) == TABLE_ROWS and len(commas) == 1 and commas.pop() >= 2


def _attributed(text: str) -> bool:
    """Whether a line ends, or opens up to a colon, with a party in brackets: `Jo Example (Here) (Lab): I …`."""
    head = text[:200]
    return any(parties.canonical(found[1]) for found in _BRACKET.finditer(head))
