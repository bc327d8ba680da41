"""Hostile bytes are parsed in children that can be killed: by time, memory, open files. The parent never parses them.

A child is `python -m ingest.sandbox_child`, fed through pipes. What it gives back is read with an unpickler that makes
values of our own rooms only: a child that was taken over can lie, not run code here.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar, TypeVarTuple

from ingest.sandbox_child import LENGTH, Answer, loads

CHILDREN: Final = 2
"""Children at once: extraction is what a pull costs, so one for each core of a small server."""

SECONDS: Final = 3.0
"""Of wall time to parse one document."""

RUNS_EACH: Final = 500
"""Runs after which a child is replaced: what a parser leaks does not add up."""

ANSWER_LARGEST: Final = 64 * 1024 * 1024
"""Bytes of an answer: many times what an honest document gives."""

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
    """A pool of children, started when first needed. Use as an async context manager; runs wait for a free child."""

    children: int = CHILDREN
    seconds: float = SECONDS
    _free: asyncio.Queue[_Child | None] = field(default_factory=asyncio.Queue)

    async def __aenter__(self) -> Self:
        for _ in range(self.children):
            self._free.put_nowait(None)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while not self._free.empty():
            if child := self._free.get_nowait():
                await child.stop()

    async def run(self, fn: Callable[[*_Args], _T], *args: *_Args, seconds: float | None = None) -> _T | Killed:
        """`fn(*args)` in a child, or Killed after `seconds` of wall time. `fn` is a function of a module of ours."""
        child = await self._free.get()
        try:
            if child is None:
                child = await _Child.start()
            answer = await child.ask((fn, args), self.seconds if seconds is None else seconds)
            if isinstance(answer, Killed) or child.runs >= RUNS_EACH:
                await child.stop()
                child = None
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            answer, child = Killed(why="the reader could not be started"), None
        except asyncio.CancelledError:
            if child is not None:
                await child.stop()
            child = None
            raise
        finally:
            self._free.put_nowait(child)
        if isinstance(answer, Killed):
            return answer
        ok, value = answer
        return value if ok else Killed(why=str(value))  # type: ignore[return-value]  # fn says what it is


@dataclass(slots=True)
class _Child:
    """One child and its pipes."""

    process: asyncio.subprocess.Process
    runs: int = 0

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
        try:
            async with asyncio.timeout(START):
                await child._read()
        except BaseException:
            await child.stop()
            raise
        return child

    async def ask(self, question: object, seconds: float) -> Answer | Killed:
        """The answer to one pickled call, or why there is none."""
        packed = pickle.dumps(question)
        assert self.process.stdin is not None  # noqa: S101 - it was opened as a pipe
        self.runs += 1
        try:
            async with asyncio.timeout(seconds):
                self.process.stdin.write(struct.pack(LENGTH, len(packed)) + packed)
                await self.process.stdin.drain()
                return await self._read()
        except TimeoutError:
            return Killed(why=f"it took longer than {seconds:g} seconds to read")
        except (asyncio.IncompleteReadError, ConnectionError):
            return Killed(why="it made the reader crash")
        except (pickle.UnpicklingError, ValueError):
            return Killed(why="it made the reader answer nonsense")

    async def stop(self) -> None:
        """Ends the child, whatever it does, and waits until it is gone."""
        if self.process.returncode is None:
            self.process.kill()
        if self.process.stdin is not None:
            self.process.stdin.close()
        await self.process.wait()

    async def _read(self) -> Answer:
        assert self.process.stdout is not None  # noqa: S101 - it was opened as a pipe
        size = struct.unpack(LENGTH, await self.process.stdout.readexactly(struct.calcsize(LENGTH)))[0]
        if size > ANSWER_LARGEST:
            raise ValueError(size)
        return loads(await self.process.stdout.readexactly(size))
