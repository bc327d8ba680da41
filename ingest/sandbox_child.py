"""The child of the sandbox: reads calls from stdin, writes answers to stdout, within limits. Opens no file, no socket.

Everything a parser needs is loaded first, then the limits close: address space above what the interpreter has then,
a few file descriptors, no file of any size. Each call has its own seconds of CPU time.
"""

from __future__ import annotations

import io
import os
import pickle
import resource
import signal
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO, Final

from domain.model import Entry

LENGTH: Final = ">Q"
MEMORY: Final = 512 * 1024 * 1024
"""Bytes of address space above the interpreter with its imports."""

TOO_LONG: Final = signal.SIGPROF
"""What ends a child that computed for too long: the kernel's timer of CPU time, which no parser can hold up."""

FILES: Final = 64
"""Open files: the language tables of dateparser and trafilatura are read one at a time."""

_ROOMS: Final = ("ingest.", "domain.", "datetime")
_PLAIN: Final = frozenset({"set", "frozenset", "bytearray", "complex", "range", "slice"})


Answer = tuple[bool, object]
"""(True, what the call returned) or (False, one sentence about what went wrong)."""


class _Unpickler(pickle.Unpickler):
    """Makes values of our own rooms, dates and plain containers; refuses every other name."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_ROOMS) or (module == "builtins" and name in _PLAIN):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def loads(packed: bytes) -> Answer:
    """The answer in `packed`. Raises UnpicklingError for anything but values."""
    answer = _Unpickler(io.BytesIO(packed)).load()
    match answer:
        case (bool() as ok, value):
            return ok, value
    raise pickle.UnpicklingError("not an answer")


def serve(calls: BinaryIO, answers: BinaryIO) -> None:
    """Answers one call after the other until stdin ends. An error that is no limit ends the child: it is replaced."""
    _send(answers, (True, "ready"))
    while header := calls.read(struct.calcsize(LENGTH)):
        packed = calls.read(struct.unpack(LENGTH, header)[0])
        fn, args, seconds = pickle.loads(packed)  # noqa: S301 - written by the parent
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            answer: Answer = (True, fn(*args))
        except MemoryError:
            answer = (False, "it needed too much memory to read")
        except RecursionError:
            answer = (False, "it is nested too deeply to read")
        _send(answers, answer)
        signal.setitimer(signal.ITIMER_PROF, 0)


def _send(answers: BinaryIO, answer: Answer) -> None:
    packed = pickle.dumps(answer)
    answers.write(struct.pack(LENGTH, len(packed)) + packed)
    answers.flush()


def _load_parsers() -> None:
    """Imports and warms what calls need, so that no call pays for it and no limit hits it."""
    from ingest.extract import extract_html, extract_text  # noqa: PLC0415 - only in the child
    from ingest.extracting import extract_snippet  # noqa: PLC0415 - as above
    from ingest.feed import read_feed  # noqa: PLC0415 - as above

    body = "The council met on Tuesday and agreed to repair the bridge before the winter comes. " * 5
    extract_html(f"<html><body><article><h1>A title</h1><p>{body}</p></article></body></html>")
    extract_text(body)
    extract_snippet(Entry(source="", keys=("",), url=None, title="A title", html=f"<p>{body}</p>"))
    read_feed(b"<rss><channel><item><title>A</title></item></channel></rss>", "http://localhost/")


def _close_limits() -> None:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0]) if Path("/proc/self/statm").exists() else 0
    room = pages * resource.getpagesize() + MEMORY
    for name, limit in (
        (resource.RLIMIT_AS, room if pages else resource.RLIM_INFINITY),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(name)[1]
        resource.setrlimit(name, (limit, limit if hard == resource.RLIM_INFINITY else min(limit, hard)))


def main() -> None:
    """Loads, closes the limits, serves. Anything printed by a library goes to stderr, never into the answers."""
    signal.signal(TOO_LONG, signal.SIG_DFL)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _load_parsers()
    _close_limits()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
