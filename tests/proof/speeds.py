"""Telegram's speeds, judged by when each send started in simulated time. It paces nothing."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.fake_telegram import Request

RECORD = struct.Struct("qq")  # shim/starts.c
OVERALL, PRIVATE, GROUP = (30, 1.0), (1, 1.0), (20, 60.0)  # starts, in any so many seconds


def starts(stamps: Path, requests: Sequence[Request]) -> list[tuple[float, str]]:
    """When each sendMessage left, in seconds, and to which chat, in order."""
    left: dict[int, list[float]] = defaultdict(list)
    for nanos, port in RECORD.iter_unpack(stamps.read_bytes() if stamps.exists() else b""):
        left[port].append(nanos / 1e9)
    found = []
    for request in requests:
        if request.method.lower() == "sendmessage" and request.chat and left[request.port]:
            at = bisect_right(left[request.port], _seconds(request.at) + 0.001)
            found.append((left[request.port][max(at - 1, 0)], request.chat))
    return sorted(found)


def _seconds(instant: datetime) -> float:
    return (instant - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(seconds=1)


def broken(sends: Iterable[tuple[float, str]]) -> list[str]:
    """Each start that came too soon, one sentence each."""
    last: dict[str, deque[float]] = defaultdict(deque)
    said = []
    for at, chat in sends:
        for who, (most, span) in (("all", OVERALL), (chat, GROUP if chat.startswith("-") else PRIVATE)):
            earlier = last[who]
            while earlier and earlier[0] <= at - span:
                earlier.popleft()
            if len(earlier) >= most:
                said.append(
                    f"more than {most} in {span:g} s to {who}, at {datetime.fromtimestamp(at, UTC):%H:%M:%S.%f}"
                )
            earlier.append(at)
    return said
