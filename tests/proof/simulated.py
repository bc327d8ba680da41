"""Simulated time, shared through a mapped file with every process under the shim. Only the harness moves it."""

from __future__ import annotations

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

FORM = "Qqqqd"  # turn, real, monotonic and wall nanoseconds, scale: `struct shared` in shim/clock.c
NANO = 1_000_000_000
FIRST_MONOTONIC = 1_000 * NANO


class Simulated:
    """A clock that runs `scale` times as fast as the real one, and may be moved on. Call it for the instant."""

    def __init__(self, path: Path, start: datetime, scale: float = 1.0) -> None:
        path.write_bytes(b"\0" * struct.calcsize(FORM))
        self.path, self.scale, self._turn = path, scale, 0
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), 0)
        self._real, self._mono, self._wall = time.monotonic_ns(), FIRST_MONOTONIC, int(start.timestamp()) * NANO
        self._write()

    def __call__(self) -> datetime:
        """The simulated instant, aware, UTC."""
        return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=self._now()[1] / 1000)

    def run(self, scale: float) -> None:
        """From now on it runs so fast."""
        self._mono, self._wall = self._now()
        self._real, self.scale = time.monotonic_ns(), scale
        self._write()

    def jump(self, span: timedelta) -> None:
        """Lets time pass at once, between two lives: both clocks move on."""
        self.leap(span)
        self._mono += int(span.total_seconds() * NANO)
        self._write()

    def leap(self, span: timedelta) -> None:
        """Moves the wall clock alone, forward or back, as an operator or a time server does."""
        self._mono, self._wall = self._now()
        self._real = time.monotonic_ns()
        self._wall += int(span.total_seconds() * NANO)
        self._write()

    def _now(self) -> tuple[int, int]:
        gone = int((time.monotonic_ns() - self._real) * self.scale)
        return self._mono + gone, self._wall + gone

    def _write(self) -> None:
        """An odd turn while the values change, so that a reader never takes half of them."""
        self._turn += 2
        self._map[0:8] = struct.pack("Q", self._turn - 1)
        self._map[8:] = struct.pack(FORM[1:], self._real, self._mono, self._wall, self.scale)
        self._map[0:8] = struct.pack("Q", self._turn)
