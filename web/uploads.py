"""What a request carries in its body, read into memory within a limit and never written to a disk."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import IO

from flask import request
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType
from werkzeug.formparser import FormDataParser

FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
PARTS = 20
ENCODED = 3
"""A byte of text may take three in a form (`%E2`), and a form has its own words around it."""

AROUND = 64 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """The bytes, and the name of their file, `-` where they have none."""

    data: bytes
    name: str = "-"


def body(limit: int) -> Upload:
    """The document in the body: its bytes as they are, or the first file, else the `text`, of a multipart form.

    Raises `UnsupportedMediaType`, `RequestEntityTooLarge`, and `BadRequest` where there is none.
    """
    _refuse_encodings()
    if request.mimetype == FORMS[0]:
        fields, upload = form(limit)
        found = upload or Upload(fields.get("text", "").encode())
    elif is_document(request.mimetype):
        found = Upload(_all(limit))
    else:
        raise UnsupportedMediaType(
            f"found the type {request.mimetype[:80]!r}; expected the document itself as text/plain, text/html, "
            "application/xml, application/json or application/octet-stream, or multipart/form-data with a part `file`"
        )
    if not found.data:
        raise BadRequest("the body is empty; expected a transcript or an article")
    return found


def _all(limit: int) -> bytes:
    """The bytes of the body; one that does not say its length is read no further than one byte beyond the limit."""
    request.max_content_length = limit + 1
    try:
        data = request.get_data(cache=False)
    except RequestEntityTooLarge as error:
        raise too_large(limit) from error
    if len(data) > limit:
        raise too_large(limit)
    return data


def is_document(mimetype: str) -> bool:
    """Whether bytes of this type are taken as they are; none said is any."""
    known = ("", "application/octet-stream", "application/xml", "application/json")
    return mimetype in known or mimetype.startswith("text/") or mimetype.endswith(("+xml", "+json"))


def form(limit: int) -> tuple[MultiDict[str, str], Upload | None]:
    """The fields of a form and its first file that has a name, each of at most `limit` bytes, line ends as `\\n`.

    Raises `RequestEntityTooLarge`, which names the limit, and `UnsupportedMediaType` where there is no form.
    """
    _refuse_encodings()
    if request.mimetype not in FORMS:
        raise UnsupportedMediaType("expected a form (multipart/form-data)")
    most = request.max_content_length = ENCODED * limit + AROUND
    # Werkzeug itself would put a file of more than 500 kB into a temporary file on disk.
    parser = FormDataParser(
        stream_factory=_in_memory, max_form_memory_size=most, max_content_length=most, max_form_parts=PARTS
    )
    try:
        parsed = parser.parse(request.stream, request.mimetype, request.content_length, request.mimetype_params)
    except RequestEntityTooLarge as error:
        raise too_large(limit) from error
    fields = MultiDict((name, value.replace("\r\n", "\n")) for name, value in parsed[1].items(multi=True))
    upload = next((_read(file) for file in parsed[2].values() if file.filename), None)
    if any(len(value.encode()) > limit for value in fields.values()) or (upload and len(upload.data) > limit):
        raise too_large(limit)
    return fields, upload


def _read(file: FileStorage) -> Upload:
    return Upload(file.stream.read(), file.filename or "-")


def _in_memory(
    total_content_length: int | None,
    content_type: str | None,
    filename: str | None,
    content_length: int | None = None,
) -> IO[bytes]:
    return BytesIO()


def _refuse_encodings() -> None:
    """Nothing is unpacked, so nothing can be packed to burst."""
    encoding = request.headers.get("Content-Encoding", "identity")
    if encoding.lower() != "identity":
        raise UnsupportedMediaType(f"found the content encoding {encoding[:40]!r}; expected a body that is not packed")


def too_large(limit: int) -> RequestEntityTooLarge:
    """The error that names the limit."""
    return RequestEntityTooLarge(f"at most {limit:,} bytes are read at once; `hansard parse` reads files of any length")
