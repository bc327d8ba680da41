"""Hostile bytes are parsed in children that can be killed: by time, memory, open files. The parent never parses them.

A child is `python -m ingest.sandbox_child`, fed through pipes. What it gives back is read with an unpickler that makes
values of our own rooms only: a child that was taken over can lie, not run code here.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import pickle
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar, TypeVarTuple

from ingest.sandbox_child import LENGTH, TOO_LONG, Answer, loads

CHILDREN: Final = 2
"""Children at once: extraction is what a pull costs, so one for each core of a small server."""

SECONDS: Final = 2.0
"""Of computing to parse one document. With every core at work it is then done with in three seconds by the clock."""

WAIT: Final = 5.0
"""Times as long by the clock a child may take: a busy machine is no fault of the document."""

RUNS_EACH: Final = 5_000
"""Runs after which a child is replaced: what a parser leaks does not add up. To start one costs as much as 12 pages."""

ANSWER_LARGEST: Final = 64 * 1024 * 1024
"""Bytes of an answer: many times what an honest document gives."""

PIPE: Final = 2**20
"""Bytes of a pipe to a child: most pages fit, and no more is given to a user without rights."""

START: Final = 30.0
"""Seconds a child may take to start and load the parsers, on a busy machine."""

_ROOT: Final = str(Path(__file__).resolve().parent.parent)
_T = TypeVar("_T")
_Args = TypeVarTuple("_Args")


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """No result: the child was stopped or died. `why` is a plain sentence."""

    why: str


@dataclass(slots=True)
class Sandbox:
    """A pool of children, started when first needed. Use as an async context manager; runs wait for a free child.

    From the first child that had to be stopped on, a spare one stands ready and takes the next one's place: to start a
    child costs most of a second.
    """

    children: int = CHILDREN
    seconds: float = SECONDS
    wait: float = WAIT
    _free: asyncio.Queue[_Child | None] = field(default_factory=asyncio.Queue)
    _spare: asyncio.Task[_Child | None] | None = None
    _renewing: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        for _ in range(self.children):
            self._free.put_nowait(None)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.gather(*self._renewing)
        if self._spare is not None and (spare := await self._spare):
            await spare.stop()
        while not self._free.empty():
            if child := self._free.get_nowait():
                await child.stop()

    async def run(self, fn: Callable[[*_Args], _T], *args: *_Args, seconds: float | None = None) -> _T | Killed:
        """`fn(*args)` in a child, or Killed after `seconds` of computing. `fn` is a function of a module of ours."""
        child, good = await self._free.get(), False
        try:
            if child is None:
                child = await _Child.start()
            answer = await child.ask(fn, args, self.seconds if seconds is None else seconds, self.wait)
            good = not isinstance(answer, Killed) and child.runs < RUNS_EACH
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            answer = Killed(why="the reader could not be started")
        except asyncio.CancelledError:
            if child is not None:
                await child.stop()
                child = None
            raise
        finally:
            if child is None or good:
                self._free.put_nowait(child)
            else:
                self._renew(child)
        if isinstance(answer, Killed):
            return answer
        ok, value = answer
        return value if ok else Killed(why=str(value))  # type: ignore[return-value]  # fn says what it is

    def _renew(self, child: _Child) -> None:
        """Stops the child and puts the spare one in its place, beside whatever else goes on."""
        child.kill()
        next_one = self._spare or asyncio.create_task(_start())
        self._spare = asyncio.create_task(_start())
        task = asyncio.create_task(self._take_place(child, next_one))
        self._renewing.add(task)
        task.add_done_callback(self._renewing.discard)

    async def _take_place(self, child: _Child, next_one: asyncio.Task[_Child | None]) -> None:
        try:
            await child.stop()
        finally:
            self._free.put_nowait(await next_one)


async def _start() -> _Child | None:
    """A child that is ready, or None: then whoever needs one tries again, and says what came of it."""
    try:
        return await _Child.start()
    except (OSError, TimeoutError, asyncio.IncompleteReadError):
        return None


@dataclass(slots=True)
class _Child:
    """One child and its pipes."""

    process: asyncio.subprocess.Process
    runs: int = 0
    killed: bool = False

    @classmethod
    async def start(cls) -> _Child:
        environment = {
            "PYTHONPATH": os.pathsep.join([_ROOT, *filter(None, sys.path)]),
            "PATH": os.environ.get("PATH", ""),
            "LANG": "C.UTF-8",
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-X", "utf8", "-m", "ingest.sandbox_child"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment,
            cwd="/",
            start_new_session=True,  # an interrupt at the terminal is for the parent, which stops its children itself
        )
        child = cls(process)
        child._widen()
        try:
            async with asyncio.timeout(START):
                await child._read()
        except BaseException:
            await child.stop()
            raise
        return child

    def _widen(self) -> None:
        """Makes the pipe to the child as wide as a page, where the system can, so that one write hands it over."""
        assert self.process.stdin is not None  # noqa: S101 - it was opened as a pipe
        pipe = self.process.stdin.transport.get_extra_info("pipe")
        with contextlib.suppress(AttributeError, OSError):  # Linux alone has wider pipes, and a user only so many
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, PIPE)

    async def ask(self, fn: object, args: object, seconds: float, wait: float) -> Answer | Killed:
        """The answer to one pickled call, or why there is none: after `seconds` of computing, or `wait` times those."""
        packed = pickle.dumps((fn, args, seconds), pickle.HIGHEST_PROTOCOL)
        assert self.process.stdin is not None  # noqa: S101 - it was opened as a pipe
        self.runs += 1
        try:
            async with asyncio.timeout(seconds * wait):
                self.process.stdin.write(struct.pack(LENGTH, len(packed)))
                self.process.stdin.write(packed)  # apart: documents are large, and each copy of one stays in memory
                del packed
                await self.process.stdin.drain()
                return await self._read()
        except TimeoutError:
            return Killed(why=f"it took longer than {seconds * wait:g} seconds by the clock to read")
        except (asyncio.IncompleteReadError, ConnectionError):
            if await self._ended() == -TOO_LONG:
                return Killed(why=f"it took longer than {seconds:g} seconds to read")
            return Killed(why="it made the reader crash")
        except (pickle.UnpicklingError, ValueError):
            return Killed(why="it made the reader answer nonsense")

    async def _ended(self) -> int | None:
        """How a child ended that closed its pipe."""
        try:
            async with asyncio.timeout(1):
                return await self.process.wait()
        except TimeoutError:
            return None

    def kill(self) -> None:
        """Ends the child, whatever it does. Only once: a second signal would take its end from whoever waits for it."""
        if not self.killed and self.process.returncode is None:
            self.killed = True
            self.process.kill()

    async def stop(self) -> None:
        """Ends the child and waits until it is gone."""
        self.kill()
        if self.process.stdin is not None:
            self.process.stdin.close()
        await self.process.wait()

    async def _read(self) -> Answer:
        assert self.process.stdout is not None  # noqa: S101 - it was opened as a pipe
        size = struct.unpack(LENGTH, await self.process.stdout.readexactly(struct.calcsize(LENGTH)))[0]
        if size > ANSWER_LARGEST:
            raise ValueError(size)
        return loads(await self.process.stdout.readexactly(size))
