"""Compressed bytes → the plain ones, a block at a time, within limits that a hostile file cannot pass.

packed file ──gzip, bzip2 or xz──▶ blocks ──measured──▶ plain file that can be read once, from start to end
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from typing import IO, Literal

from hansard.errors import HansardError

HEAD = 512
"""As many of its first bytes tell an archive: a tar archive's mark stands at 257."""

MOST_UNPACKED = 16 * 1024**3
"""Bytes that one archive may hold: some twenty thousand sitting days."""

MOST_RATIO = 200
"""Unpacked bytes for each packed one. Transcripts in xz have some six; what has hundreds was made to do harm."""

RATIO_FREE = 8 * 1024 * 1024
"""So many unpacked bytes may have any ratio: a small file of blanks does no harm."""

XZ_MEMORY = 256 * 1024 * 1024
"""Bytes that unpacking xz may take; its strongest preset takes 65 MiB, and a hostile file could ask for 4 GiB."""

BLOCK = 64 * 1024
SMALL = 4096  # where a file breaks off, the block in hand is lost: a small one

Kind = Literal["zip", "tar", "gzip", "bzip2", "xz"]

DAMAGE = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError)
"""What the standard library raises where an archive is damaged; an `OSError` with a number is the disk's own."""


class Unreadable(HansardError):
    """An archive cannot be read, or not further; the text says why, and what would be right."""


def kind(head: bytes) -> Kind | None:
    """Which archive begins with these bytes (`HEAD` of them are enough); None for any other file."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\x1f\x8b\x08"):
        return "gzip"
    if head.startswith(b"\xfd7zXZ\x00"):
        return "xz"
    if head.startswith(b"BZh") and head[4:10] in (b"1AY&SY", b"\x17rE8P\x90"):  # a block, or none: π and its root
        return "bzip2"
    return "tar" if head[257:262] == b"ustar" else None


class Measured(io.RawIOBase):
    """What a compressed file holds; raises `Unreadable` where that becomes too much for its size."""

    def __init__(self, kind: Kind, packed: IO[bytes]) -> None:
        self._packed, self._plain, self._unpacked = packed, _plain(kind, packed), 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._plain.read(len(buffer))
        self._unpacked += len(data)
        check(self._unpacked, self._packed.tell())
        buffer[: len(data)] = data
        return len(data)


def check(unpacked: int, packed: int) -> None:
    """Raises `Unreadable` where so many bytes are too many, or too many to have come from so few."""
    if unpacked > MOST_UNPACKED:
        raise Unreadable(f"holds more than {MOST_UNPACKED:,} bytes; what came before was read, not the rest")
    if unpacked > RATIO_FREE and unpacked > MOST_RATIO * packed:
        expected = f"at most {MOST_RATIO} times its size is read"
        raise Unreadable(f"holds {unpacked:,} bytes in {packed:,}, as only a file made to do harm does; {expected}")


def unpacked(kind: Kind, packed: IO[bytes]) -> io.BufferedReader:
    """The plain bytes of a gzip, bzip2 or xz file, to be read once."""
    return io.BufferedReader(Measured(kind, packed), SMALL)


def _plain(kind: Kind, packed: IO[bytes]) -> io.BufferedIOBase:
    if kind == "gzip":
        return gzip.GzipFile(mode="rb", fileobj=packed)
    return bz2.BZ2File(packed) if kind == "bzip2" else io.BufferedReader(_Xz(packed), BLOCK)


class _Xz(io.RawIOBase):
    """`lzma.LZMAFile` with a limit on memory, which that cannot be given."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed, self._decoder = packed, _decoder()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while True:
            block = self._block()
            if block is None:
                return 0
            if data := self._decoder.decompress(block, len(buffer)):
                buffer[: len(data)] = data
                return len(data)

    def _block(self) -> bytes | None:
        """What the decoder needs next; None at the end of the last stream (a file may have several, and padding)."""
        if not self._decoder.eof:
            block = self._packed.read(BLOCK) if self._decoder.needs_input else b""
            if self._decoder.needs_input and not block:
                raise EOFError("the file ends in the middle")
            return block
        rest = self._decoder.unused_data.lstrip(b"\0")
        while not rest and (block := self._packed.read(BLOCK)):
            rest = block.lstrip(b"\0")
        if not rest:
            return None
        self._decoder = _decoder()
        return rest


def _decoder() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY)
