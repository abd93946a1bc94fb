"""Archives → the files in them, one after the other: nothing is unpacked to disk, and one file at a time is in memory.

archive ──tar or zip──▶ members ──not hidden, no link, not too large──▶ a compressed one unpacked ──▶ path and bytes

A member's path is shown as `archive.tar.xz!folder/debates2024-11-25e.xml`. It is never a place on disk, so a name that
begins with `/` or has `..` in it leads nowhere.
"""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, NamedTuple

from hansard import LIMIT
from hansard.errors import TooLarge
from hansard.formats import looks
from timeline.sources import compressed
from timeline.sources.compressed import DAMAGE, HEAD, Kind, Unreadable

MOST_MEMBERS = 100_000
"""Entries that one archive may have; all days of both Houses since 1918 are half as many."""

MOST_DIRECTORY = 64 * 1024 * 1024
"""Bytes that a ZIP archive's list of its members may have; `zipfile` holds all of it in memory."""

MOST_HEADER = 64 * 1024
"""Bytes that one extended header of a tar archive (a long name, times) may have; `tarfile` holds it in memory."""

NESTED = "an archive inside an archive; expected one that has been taken out of the other"
_EXTENDED = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME)
_ZIP_ENCRYPTED = 0x1


class Member(NamedTuple):
    """One file of an archive: its bytes, or None with the problem that kept it from being read, in one sentence."""

    path: str
    data: bytes | None
    problem: str = ""


def members(packed: IO[bytes], kind: Kind, path: str) -> Iterator[Member]:
    """The files in an archive, in its order; a compressed file that holds no archive is one, under its own path.

    Where the archive cannot be read further, a last member with the archive's own path says why.
    """
    try:
        empty = True
        for member in _found(packed, kind, path):
            empty = False
            yield member
        if empty:
            yield Member(path, None, "the archive holds no file; expected transcripts in it")
    except Unreadable as error:
        yield Member(path, None, str(error))
    except DAMAGE as error:
        yield Member(path, None, f"the archive is damaged ({_words(error)}); what came before was read, not the rest")


def _found(packed: IO[bytes], kind: Kind, path: str) -> Iterator[Member]:
    if kind == "zip":
        return _zip(packed, path)
    return _tar(packed, path) if kind == "tar" else _compressed(packed, kind, path)


def _compressed(packed: IO[bytes], kind: Kind, path: str) -> Iterator[Member]:
    plain = compressed.unpacked(kind, packed)
    inner = compressed.kind(plain.peek(HEAD)[:HEAD])
    if inner == "tar":
        yield from _tar(plain, path)
    elif inner:
        yield Member(path, None, NESTED)
    else:
        yield Member(path, plain.read(LIMIT + 1))


def _tar(plain: IO[bytes], path: str) -> Iterator[Member]:
    number = 0
    with tarfile.open(fileobj=plain, mode="r|", tarinfo=_Header) as archive:
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined] # it would remember every header to the end
            _check(number := number + 1)
            if not info.isreg() or _is_hidden(info.name):
                continue
            if info.size > LIMIT:
                yield Member(_shown(path, info.name), None, str(TooLarge(info.size, LIMIT)))
            elif (file := archive.extractfile(info)) is not None:
                yield _member(_shown(path, info.name), file.read())


class _Header(tarfile.TarInfo):
    """A tar header. `tarfile` takes a damaged one for the end of the archive, and reads an extended one of any size."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Header:
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if len(buf) == tarfile.BLOCKSIZE and not buf.strip(b"\0"):
                raise  # a block of zeros is the end
            raise tarfile.ReadError(str(error)) from error
        if header.size < 0 or (header.type in _EXTENDED and header.size > MOST_HEADER):
            raise tarfile.ReadError(f"a header of {header.size:,} bytes")
        return header


def _zip(packed: IO[bytes], path: str) -> Iterator[Member]:
    size = packed.seek(0, os.SEEK_END)
    unpacked = 0
    with zipfile.ZipFile(_Guarded(packed)) as archive:
        if _is_office(archive):
            packed.seek(0)
            yield Member(path, packed.read(LIMIT + 1))
            return
        for number, info in enumerate(archive.infolist(), 1):
            _check(number)
            if info.is_dir() or _is_hidden(info.filename) or _is_link(info):
                continue
            member = _zipped(archive, info, _shown(path, info.filename))
            compressed.check(unpacked := unpacked + len(member.data or b""), size)
            yield member


class _Guarded(io.BufferedReader):
    """A file from which nobody reads a ZIP archive's whole list of members where that is too long."""

    def __init__(self, packed: IO[bytes]) -> None:
        super().__init__(packed)  # type: ignore[arg-type]

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > MOST_DIRECTORY:
            raise Unreadable(f"its list of members has {size:,} bytes; at most {MOST_DIRECTORY:,} are read")
        return super().read(size)


def _is_office(archive: zipfile.ZipFile) -> bool:
    """Whether it is a document of a word processor and the like, which are ZIP archives too."""
    names = archive.namelist()
    return "[Content_Types].xml" in names or names[:1] == ["mimetype"]


def _is_link(info: zipfile.ZipInfo) -> bool:
    """Whether a Unix system packed a link, or anything but a file: the upper half holds its mode there."""
    return info.external_attr >> 28 not in (0, 0o10)


def _zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> Member:
    if info.flag_bits & _ZIP_ENCRYPTED:
        return Member(path, None, "it is encrypted; expected a member that needs no password")
    if info.file_size > LIMIT:
        return Member(path, None, str(TooLarge(info.file_size, LIMIT)))
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others unpack without a limit
        return Member(path, None, f"it is packed by method {info.compress_type}; expected 8 (deflate) or 0 (none)")
    try:
        with archive.open(info) as file:
            return _member(path, file.read(LIMIT + 1))
    except DAMAGE as error:
        return Member(path, None, f"it is damaged in the archive ({_words(error)})")


def _member(path: str, data: bytes) -> Member:
    """One file's bytes, those of a compressed one unpacked; whatever is an archive within that is refused."""
    kind = compressed.kind(data)
    try:
        if kind in ("gzip", "bzip2", "xz"):
            data = compressed.unpacked(kind, io.BytesIO(data)).read(LIMIT + 1)
            kind = compressed.kind(data)
    except Unreadable as error:
        return Member(path, None, str(error))
    except DAMAGE as error:
        return Member(path, None, f"it is damaged ({_words(error)})")
    if kind is None or (kind == "zip" and looks.like(data) != "a ZIP archive"):
        return Member(path, data)
    return Member(path, None, NESTED)


def _check(number: int) -> None:
    if number > MOST_MEMBERS:
        raise Unreadable(f"holds more than {MOST_MEMBERS:,} members; what came before was read, not the rest")


def _is_hidden(name: str) -> bool:
    """As in folders; `__MACOSX/` is what a Mac adds of its own to an archive."""
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") and part != ".." for part in parts) or parts[:1] == ("__MACOSX",)


def _shown(path: str, name: str) -> str:
    """The member's path; of a name that is no text, or none that can be shown in a line, what can be shown."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    plain = "".join(char if char.isprintable() else "\ufffd" for char in text)
    return f"{path}!{PurePosixPath(plain)}"


def _words(error: Exception) -> str:
    return " ".join(str(error).split()) or "it ends too early"
