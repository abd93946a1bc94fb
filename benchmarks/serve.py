"""Requests a second of the service's addresses, against a bare Flask route that returns the same bytes.

    python benchmarks/serve.py DATABASE_URL [--seconds 3] [ADDRESS…]

Both run under the same server with the same threads, one after the other, in turns; the ratio is what counts. Each
address is asked once before it is timed (`first`: in milliseconds, nothing kept yet), then again and again.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ADDRESSES = (
    "/topics/online-safety.json",
    "/api/v1/topics/china-policy/timeline?by=role&bucket=month",
    "/topics/online-safety",
    "/",
    "/search?q=housing",
    "/about",
)
SERVE = """
import sys
from granian.constants import Interfaces
from granian.server import Server
target, port = sys.argv[1:]
Server(target, factory=True, address="127.0.0.1", port=int(port), interface=Interfaces.WSGI, blocking_threads=4,
       log_enabled=False).serve()
"""
CLIENTS = 4
ROUNDS = 3


@contextmanager
def serving(target: str, environment: dict[str, str]) -> Iterator[int]:
    """A server process of that application; its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SERVE, target, str(port)]
    process = subprocess.Popen(command, env=os.environ | environment, cwd=Path(__file__).parent)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def asked(port: int, address: str, until: float) -> int:
    """How many whole answers one connection gets until then."""
    request = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    answers = 0
    with socket.create_connection(("127.0.0.1", port)) as line, line.makefile("rb") as read:
        while time.perf_counter() < until:
            line.sendall(request)
            length = 0
            while (header := read.readline()) not in (b"\r\n", b""):
                if header.lower().startswith(b"content-length:"):
                    length = int(header.split(b":")[1])
            read.read(length)
            answers += 1
    return answers


def rate(port: int, address: str, seconds: float) -> float:
    """Requests a second from several connections at once."""
    counts: list[int] = []
    until = time.perf_counter() + seconds
    threads = [threading.Thread(target=lambda: counts.append(asked(port, address, until))) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def main() -> None:
    """Print a line for each address: bytes, first answer, requests a second, the floor's, and the ratio."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("database")
    arguments.add_argument("addresses", nargs="*", default=ADDRESSES)
    arguments.add_argument("--seconds", type=float, default=3)
    given = arguments.parse_intermixed_args()
    store = {"HANSARD_DATABASE_URL": given.database, "HANSARD_LOG": "none"}
    print(f"{'address':60} {'bytes':>8} {'first ms':>9} {'req/s':>8} {'bare':>8} {'ratio':>6}")
    with serving("web.wsgi:application", store) as port, tempfile.TemporaryDirectory() as folder:
        for address in given.addresses:
            began = time.perf_counter()
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}") as answer:
                body = answer.read()
            first = 1000 * (time.perf_counter() - began)
            file = Path(folder) / "bytes"
            file.write_bytes(body)
            with serving("bare:application", {"BARE_BYTES": str(file)}) as bare:
                pairs = [(rate(port, address, given.seconds), rate(bare, "/", given.seconds)) for _ in range(ROUNDS)]
            ours, floor = (statistics.median(each) for each in zip(*pairs, strict=True))
            print(f"{address:60} {len(body):8,} {first:9.1f} {ours:8.0f} {floor:8.0f} {ours / floor:6.2f}")


if __name__ == "__main__":
    main()
