"""Whether a process and all that it started are asleep: no thread runs or waits for its turn. It reads /proc alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

SLEEPS = "SZ"  # waits for something to happen, or is dead and not yet buried


def asleep(process: int) -> bool:
    """Whether nothing of the process would go on by itself just now."""
    return all(_state(thread) in SLEEPS for thread in _threads(process))


def _threads(process: int) -> Iterator[Path]:
    """The threads of the process and of its children, and of theirs."""
    with suppress(FileNotFoundError, ProcessLookupError):  # it ended while it was looked at
        for thread in Path(f"/proc/{process}/task").iterdir():
            yield thread
            for child in _text(thread / "children").split():
                yield from _threads(int(child))


def _state(thread: Path) -> str:
    return (_text(thread / "stat").rpartition(")")[2].split() or ["Z"])[0]


def _text(file: Path) -> str:
    try:
        return file.read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return ""
