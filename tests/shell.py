"""The `hansard` command run by tests: in a child forked from a server that has imported every command already.

A new Python takes a second or more to import what a command needs. The child is a process of its own all the same:
its standard streams are files, its environment and arguments are its own, and it ends with the command's exit status.
What is to be shown of the start of a process, or of how it is ended, is shown by `fresh`.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
FRESH = [sys.executable, "-c", "import sys; from web.cli import main; sys.argv[0] = 'hansard'; main()"]
PATIENCE = 120
STREAMS = ("stdin", "stdout", "stderr")
COMMANDS = [f"web.commands.{path.stem}" for path in sorted((ROOT / "web/commands").glob("[a-z]*.py"))]

Done = subprocess.CompletedProcess[str]

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["__main__", "web.cli", *COMMANDS])


class Shell:
    """Runs `hansard` as a process of its own, on the store at the address and with the invented register."""

    def __init__(self, url: str) -> None:
        self.env = os.environ | {
            "HANSARD_DATABASE_URL": url,
            "HANSARD_REGISTER": str(ROOT / "fixtures/register.jsonl"),
            "PYTHONPATH": str(ROOT),
        }

    def __call__(self, *args: str | Path, stdin: bytes = b"", **env: str) -> Done:
        words = list(map(str, args))
        with tempfile.TemporaryDirectory(prefix="hansard-shell-") as folder:
            Path(folder, "stdin").write_bytes(stdin)
            status = _forked(words, self.env | env, folder)
            out, err = (Path(folder, stream).read_bytes() for stream in STREAMS[1:])
        return _done(words, status, out, err)

    def fresh(self, *args: str | Path, stdout: int = subprocess.PIPE) -> Done:
        """The same in a new Python, as a user starts it."""
        words, pipe = list(map(str, args)), subprocess.PIPE
        found = subprocess.run([*FRESH, *words], input=b"", stdout=stdout, stderr=pipe, env=self.env, timeout=PATIENCE)
        return _done(words, found.returncode, found.stdout or b"", found.stderr)


def _done(words: list[str], status: int, out: bytes, err: bytes) -> Done:
    """What came of it. Whatever is wrong, no user is shown a traceback."""
    assert b"Traceback" not in err, err.decode()
    return subprocess.CompletedProcess(words, status, out.decode(), err.decode())


def _forked(words: list[str], env: Mapping[str, str], folder: str) -> int:
    """The exit status of a child that runs the command; its streams are the files in the folder."""
    child = SERVER.Process(target=_run, args=(words, dict(env), folder))
    child.start()
    child.join(PATIENCE)
    if child.exitcode is None:
        child.kill()
        child.join()
        raise subprocess.TimeoutExpired(words, PATIENCE)
    return child.exitcode


def _run(words: list[str], env: dict[str, str], folder: str) -> None:
    """In the child: take over the streams, the environment and the arguments, and be `hansard`."""
    gc.freeze()  # what the server has imported is never looked through: doing so would copy all its memory
    for number, stream in enumerate(STREAMS):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT
        os.dup2(os.open(Path(folder, stream), flags), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 (it is this process's until it ends)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["hansard", *words]
    status = _status()
    gc.collect()  # what the command left open is closed, as a Python that ends does and a child of a server does not
    sys.exit(status)


def _status() -> str | int | None:
    from web.cli import main

    try:
        main()
    except SystemExit as ended:
        return ended.code
    return None
