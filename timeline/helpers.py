"""Processes that read for others, each bounded in time and in memory, and replaced when it passes a bound.

A thread cannot be stopped, and a signal is not seen inside a C library: only a process can be ended whatever it does.
A helper is started when it is first needed and then kept, so that the register is loaded once. It is asked by one
thread at a time. It ends with the process that started it, be that stopped or killed: its end of the pipe tells it.
"""

from __future__ import annotations

import resource
import signal
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import BoundedSemaphore
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar, cast

from hansard.errors import HansardError

START_SECONDS = 60.0
"""A helper that has not loaded the register by then never will."""

QUEUE_SECONDS = 1.0
"""So long a reader waits for a helper to be free before being told to come again."""

MOST_MEMORY = 1536 * 2**20
"""Bytes of address space; a helper needs a fifth of it for itself."""

SPAWN = get_context("spawn")  # a fork would copy the locks of a server's other threads as they happen to stand

P = ParamSpec("P")
T = TypeVar("T")
Ended = Literal["done", "refused", "failed"]


class Busy(Exception):
    """All helpers are at work; the text says so."""


class TooLong(Exception):
    """The work was not done within its time, or memory, and was given up."""


class Refused(ValueError):
    """The input cannot be read; the text is the sentence of the `HansardError` that said so."""


@dataclass(frozen=True, slots=True)
class _Helper:
    process: BaseProcess
    pipe: Connection

    def ask(self, job: Callable[..., Any], args: tuple[Any, ...], seconds: float) -> tuple[Ended, Any]:
        self.pipe.send((job, args))
        return self.answer(seconds)

    def answer(self, seconds: float) -> tuple[Ended, Any]:
        """Raises `TooLong` where none came, or the helper ended, as it does when it has no more memory."""
        try:
            if self.pipe.poll(seconds):
                return cast(tuple[Ended, Any], self.pipe.recv())
        except (EOFError, OSError) as error:
            raise TooLong("it took more memory than one reader may have") from error
        raise TooLong(f"it took longer than {seconds:g} seconds")

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Helpers:
    """At most `most` helpers, each made ready by `prepare(*args)`; may be used from several threads."""

    def __init__(self, most: int, seconds: float, prepare: Callable[..., Any], *args: Any) -> None:
        self.seconds = seconds
        self._prepare, self._args = prepare, args
        self._free = BoundedSemaphore(most)
        self._idle: deque[_Helper] = deque()

    def run(self, job: Callable[Concatenate[Any, P], T], /, *args: P.args, **_: P.kwargs) -> T:
        """`job(what prepare gave, *args)`, done by a helper; the job, its arguments and what it gives are pickled.

        Raises `Refused`, `TooLong`, `Busy`, and `RuntimeError` with the traceback where the job failed.
        """
        if not self._free.acquire(timeout=QUEUE_SECONDS):
            raise Busy("other texts are being read just now")
        try:
            ended, value = self._asked(job, args)
        finally:
            self._free.release()
        if ended == "refused":
            raise Refused(value)
        if ended == "failed":
            raise RuntimeError(value)
        return cast(T, value)

    def _asked(self, job: Callable[..., Any], args: tuple[Any, ...]) -> tuple[Ended, Any]:
        helper = self._ready()
        try:
            answer = helper.ask(job, args, self.seconds)
        except BaseException:
            helper.end()
            raise
        self._idle.append(helper)
        return answer

    def _ready(self) -> _Helper:
        """One that waits for work, else a new one."""
        while self._idle:
            helper = self._idle.pop()
            if helper.process.is_alive():
                return helper
            helper.end()
        return self._started()

    def _started(self) -> _Helper:
        ours, theirs = SPAWN.Pipe()
        # A daemon is ended by multiprocessing when the process that started it ends in order.
        process = SPAWN.Process(target=_serve, args=(theirs, self._prepare, self._args), daemon=True)
        process.start()
        theirs.close()
        helper = _Helper(process, ours)
        ended, value = helper.answer(START_SECONDS)
        if ended != "done":
            helper.end()
            raise RuntimeError(f"a helper cannot start: {value}")
        return helper

    def close(self) -> None:
        """End the helpers that wait; one at work ends with its work, or with this process."""
        while self._idle:
            self._idle.pop().end()


def _serve(pipe: Connection, prepare: Callable[..., Any], args: tuple[Any, ...]) -> None:
    """The life of a helper: whatever is asked, until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the server decides what ends
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    ended, known = _done(prepare, args)
    pipe.send((ended, None if ended == "done" else known))
    while ended == "done":
        try:
            job, given = pipe.recv()
            pipe.send(_done(job, (known, *given)))
        except (EOFError, OSError):
            return


def _done(job: Callable[..., Any], args: tuple[Any, ...]) -> tuple[Ended, Any]:
    try:
        return "done", job(*args)
    except HansardError as error:
        return "refused", str(error)
    except MemoryError:
        return "refused", "it takes more memory to read than one reader may have"
    except Exception:
        return "failed", traceback.format_exc()
