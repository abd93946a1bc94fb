"""Archives: told by their bytes, read member by member, and never trusted."""

import bz2
import gzip
import io
import lzma
import random
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hansard.model import Hints
from timeline import queries
from timeline.filters import Filter
from timeline.ingest import Knowledge, Outcome, ingest
from timeline.sources import Input, archives, compressed, inputs
from timeline.sources import paths as sources
from timeline.store import Store

Take = Callable[..., list[Outcome]]

FILES = {"day/b.xml": b"<publicwhip/>", "a.txt": b"A page"}


def tarred(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


PACKED: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "zip": zipped,
    "tar": tarred,
    "tar.gz": lambda files: gzip.compress(tarred(files)),
    "tar.xz": lambda files: lzma.compress(tarred(files)),
    "tar.bz2": lambda files: bz2.compress(tarred(files)),
}


def read(tmp_path: Path, data: bytes) -> list[Input]:
    """The documents in an archive of those bytes, whose name says nothing; their paths without the folder's."""
    path = tmp_path / "given"
    path.write_bytes(data)
    return [Input(i.path.removeprefix(f"{tmp_path}/"), i.data, i.problem) for i in inputs([str(path)])]


def problem(tmp_path: Path, data: bytes) -> str:
    (found,) = read(tmp_path, data)
    assert found.data is None and "\n" not in found.problem
    return f"{found.path}: {found.problem}"


@pytest.mark.parametrize("kind", PACKED)
def test_the_members_of_an_archive_come_in_its_order(kind: str, tmp_path: Path) -> None:
    assert read(tmp_path, PACKED[kind](FILES)) == [
        Input("given!day/b.xml", b"<publicwhip/>"),
        Input("given!a.txt", b"A page"),
    ]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_is_one_document_alone_or_in_an_archive(
    pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    assert read(tmp_path, pack(b"A page")) == [Input("given", b"A page")]
    assert read(tmp_path, pack(b"A ") + pack(b"page")) == [Input("given", b"A page")]
    assert read(tmp_path, tarred({"a.gz": pack(b"A page")})) == [Input("given!a.gz", b"A page")]
    assert read(tmp_path, zipped({"a.gz": pack(b"A page")})) == [Input("given!a.gz", b"A page")]


def test_empty_archives_and_files(tmp_path: Path) -> None:
    assert read(tmp_path, b"") == [Input("given", b"")]
    assert read(tmp_path, gzip.compress(b"")) == read(tmp_path, lzma.compress(b"")) == [Input("given", b"")]
    assert "given: the archive holds no file" in problem(tmp_path, zipped({}))


@pytest.mark.parametrize("kind", PACKED)
def test_what_a_folder_would_leave_out_is_left_out(kind: str, tmp_path: Path) -> None:
    hidden = {".hidden": b"x", "day/.git/b": b"x", "__MACOSX/._a.txt": b"x"}
    assert len(read(tmp_path, PACKED[kind](hidden | FILES))) == 2


@pytest.mark.parametrize("kind", PACKED)
def test_names_that_lead_out_of_a_folder_are_names_only(kind: str, tmp_path: Path) -> None:
    paths = [i.path for i in read(tmp_path, PACKED[kind]({"../a.txt": b"x", "/etc/b": b"x", "./c": b"x"}))]
    assert paths == ["given!../a.txt", "given!/etc/b", "given!c"]


def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    assert read(tmp_path, tarred({"a\udce9\nb": b"x"})) == [Input("given!a\ufffd\ufffdb", b"x")]


def test_links_and_devices_are_left_out(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for number, kind in enumerate((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE)):
            info = tarfile.TarInfo(f"link{number}")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert "holds no file" in problem(tmp_path, packed.getvalue())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zip:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        zip.writestr(link, "/etc/passwd")
        zip.mkdir("folder")
    assert "holds no file" in problem(tmp_path, packed.getvalue())


@pytest.mark.parametrize("kind", PACKED)
def test_an_archive_in_an_archive_is_refused(kind: str, tmp_path: Path) -> None:
    for inner in (*PACKED.values(), lambda files: gzip.compress(gzip.compress(b"A page"))):
        found = read(tmp_path, PACKED[kind]({"inner": inner(FILES), "a.txt": b"A page"}))
        assert [i.problem for i in found] == [archives.NESTED, ""]
        assert problem(tmp_path, gzip.compress(zipped(FILES))) == f"given: {archives.NESTED}"


def test_a_word_document_is_no_archive(tmp_path: Path) -> None:
    document = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    assert read(tmp_path, document) == [Input("given", document)]
    assert read(tmp_path, tarred({"a.docx": document})) == [Input("given!a.docx", document)]


def test_a_member_that_is_too_large_is_refused_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "LIMIT", 10)
    for pack in PACKED.values():
        first, second = read(tmp_path, pack(FILES))
        assert first.data is None and "13 bytes; at most 10" in first.problem
        assert second.data == b"A page"
    assert read(tmp_path, gzip.compress(b"A page of many words"))[0].data == b"A page of m"  # refused when it is read


def test_an_archive_of_too_many_members_is_read_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    for pack in PACKED.values():
        first, rest = read(tmp_path, pack(FILES))
        assert first.data and rest.path == "given" and "holds more than 1 members" in rest.problem


def test_a_bomb_is_left_after_a_few_bytes(tmp_path: Path) -> None:
    bomb = {f"{n}.txt": b" " * 3_000_000 for n in range(9)}
    for kind in ("zip", "tar.gz", "tar.xz", "tar.bz2"):
        *before, rest = read(tmp_path, PACKED[kind](bomb))
        assert 0 < len(before) < 9 and rest.path == "given" and "as only a file made to do harm does" in rest.problem
    assert "made to do harm" in problem(tmp_path, gzip.compress(b" " * 30_000_000))
    assert "made to do harm" in problem(tmp_path, lzma.compress(tarred({"a": lzma.compress(b" " * 30_000_000)})))


def test_an_archive_that_holds_too_much_is_read_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "MOST_UNPACKED", 1_500_000)
    noise = random.Random(0)
    files = {name: noise.randbytes(1_000_000) for name in "abc"}
    for kind in ("zip", "tar.gz", "tar.xz"):
        *_, rest = read(tmp_path, PACKED[kind](files))
        assert "holds more than 1,500,000 bytes" in rest.problem


def test_xz_that_asks_for_much_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "XZ_MEMORY", 1_000_000)
    assert "Memory usage limit" in problem(tmp_path, lzma.compress(b"A page"))


def test_headers_that_ask_for_much_memory_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "a header of " in problem(tmp_path, tarred({"x" * 100_000: b"x"}))
    monkeypatch.setattr(archives, "MOST_DIRECTORY", 50)
    assert "its list of members has" in problem(tmp_path, zipped(FILES))


def test_encrypted_members_and_odd_methods_are_refused_by_name(tmp_path: Path) -> None:
    page = {"a.txt": b"A page"}
    packed = bytearray(zipped(page))
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    assert "given!a.txt: it is encrypted" in problem(tmp_path, bytes(packed))
    assert "given!a.txt: it is packed by method 12" in problem(
        tmp_path, zipped({"a.txt": b"A page"}, zipfile.ZIP_BZIP2)
    )


def test_a_damaged_member_of_a_zip_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    packed = zipped(FILES, zipfile.ZIP_STORED).replace(b"<publicwhip/>", b"<publicwhap/>", 1)
    first, second = read(tmp_path, packed)
    assert first.path == "given!day/b.xml" and "damaged" in first.problem and second.data == b"A page"


@pytest.mark.parametrize("kind", PACKED)
def test_a_truncated_archive_says_so(kind: str, tmp_path: Path) -> None:
    noise = random.Random(0)
    whole = PACKED[kind]({f"{n}.txt": noise.randbytes(20_000) for n in range(5)})
    *before, rest = read(tmp_path, whole[: len(whole) // 2])
    assert rest.path == "given" and "the archive is damaged" in rest.problem
    assert bool(before) == (kind not in ("zip", "tar.bz2"))  # one has its list at its end, the other one large block


def test_a_tar_archive_without_its_end_or_with_a_damaged_header_says_so(tmp_path: Path) -> None:
    whole = tarred(FILES)
    for packed in (whole[:1024], whole[:1200], whole[:1024] + b"x" * 512 + whole[1536:]):
        first, rest = read(tmp_path, packed)
        assert first.data == b"<publicwhip/>" and "the archive is damaged" in rest.problem


@pytest.mark.parametrize("kind", [*PACKED, "gz"])
def test_whatever_is_done_to_an_archive_ends_in_documents_or_a_sentence(kind: str, tmp_path: Path) -> None:
    chance = random.Random(kind)
    whole = PACKED[kind](FILES) if kind in PACKED else gzip.compress(b"A page")
    for _ in range(150):
        packed = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            start = chance.randint(0, len(packed))
            packed[start : start + chance.choice([1, 1, 4, 600])] = chance.randbytes(chance.choice([0, 1, 1, 4, 9]))
        for found in read(tmp_path, bytes(packed)):
            assert (found.data is None) == bool(found.problem) and "\n" not in found.problem


def test_an_archive_of_a_folder_is_ingested_like_the_folder(
    store: Store, take: Take, fixtures: Path, tmp_path: Path
) -> None:
    days = sorted((fixtures / "demo").glob("debates2025*.xml"))
    path = tmp_path / "days.tar.xz"
    path.write_bytes(PACKED["tar.xz"]({f"days/{day.name}": day.read_bytes() for day in days} | {"a.txt": b"Bees"}))
    outcomes = take(store, path)
    assert [outcome.status for outcome in outcomes[-2:]] == ["new", "refused"]
    assert outcomes[-1].path.endswith("days.tar.xz!a.txt") and "plain text" in outcomes[-1].reason
    assert {outcome.status for outcome in take(store, *days)} == {"unchanged"}
    (speech, *_) = queries.speeches(store, Filter(), limit=1).items
    assert speech.sources[0].name == "debates2025-11-19a.xml"


def test_several_processes_read_an_archive(
    sqlite_store: Store, invented: Knowledge, fixtures: Path, tmp_path: Path
) -> None:
    path = tmp_path / "days.zip"
    path.write_bytes(zipped({day.name: day.read_bytes() for day in (fixtures / "demo").glob("debates2024*.xml")}))
    outcomes = list(ingest(sqlite_store, inputs([str(path)]), invented, Hints(), jobs=2))
    assert {outcome.status for outcome in outcomes} == {"new"} and len(outcomes) == 4


@pytest.mark.parametrize("kind", PACKED)
def test_an_archive_comes_through_standard_input(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PACKED[kind](FILES))))
    assert [i.path for i in inputs(["-"])] == ["-!day/b.xml", "-!a.txt"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PACKED[kind](FILES))))
    monkeypatch.setattr(sources, "MOST_PIPED", 100)
    assert [i.problem for i in inputs(["-"])] == ["the archive has more than 100 bytes; expected its path instead"]
