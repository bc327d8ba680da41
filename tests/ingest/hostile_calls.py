"""Functions that misbehave, for a child to run. Test support, no tests."""

from __future__ import annotations

import importlib
import os
import time
from pathlib import Path


def double(number: int) -> int:
    """Behaves."""
    return number * 2


def spin() -> None:
    """Never ends."""
    while True:
        pass


def fill(mebibytes: int) -> int:
    """Takes memory and tells how much."""
    return len(bytearray(mebibytes * 2**20)) // 2**20


def idle(seconds: float) -> None:
    """Takes its time without computing, as on a machine that is busy with others."""
    time.sleep(seconds)


def work(seconds: float) -> None:
    """Computes for so long."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def who() -> int:
    """Tells which process answers."""
    return os.getpid()


def nest() -> int:
    """Recurses without end."""
    return nest() + 1


def crash() -> None:
    """Dies without a word."""
    os._exit(3)


def write(path: str) -> int:
    """Tries to keep a file."""
    return Path(path).write_bytes(b"x" * 1000)


class _Poison:
    """Unpickled without care, it would import a module."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return importlib.import_module, ("antigravity",)


def poison() -> object:
    """Answers with a pickle that runs code where it is read."""
    return _Poison()
