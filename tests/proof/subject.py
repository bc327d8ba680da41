"""The bot under test: `briefing-bot run`, unchanged, in a process that can be killed. It plays no part of Telegram.

A process of Python with the bot's modules loaded takes seconds to start; so one is started once, under the shim, and
forked for each life. `die_at` is the step at which that life ends (shim/steps.c).
"""

from __future__ import annotations

import ctypes
import faulthandler
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

LOADED = ["bot.cli", "bot.telegram.run", "httpx", "httpcore", "anyio", "tests.proof.__main__", "tests.proof.warm"]


@contextmanager
def under_shim(library: Path, *, clock: Path, starts: Path) -> Iterator[ForkServerContext]:
    """Where lives come from. Only one of these in a process: the server of forks is started once."""
    before = dict(os.environ)
    os.environ |= {"LD_PRELOAD": str(library), "OPENBLAS_NUM_THREADS": "1"}
    os.environ |= {"PROOF_CLOCK": str(clock), "PROOF_STARTS": str(starts)}
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    try:
        _life(context, _nothing)  # starts the server while the variables stand
    finally:
        os.environ.clear()
        os.environ.update(before)
    yield context


def _life(context: ForkServerContext, errand: object) -> None:
    process = context.Process(target=errand)  # type: ignore[arg-type]  # typeshed: any callable
    process.start()
    process.join()


def _nothing() -> None:
    """A life without a purpose."""


def begin(
    context: ForkServerContext, settings: Mapping[str, str], log: Path, *, die_at: int = -1, probe: Path | None = None
) -> BaseProcess:
    """One life of the bot with these environment variables; what it says goes to `log`."""
    process = context.Process(target=_live, args=(dict(settings), log, die_at, probe), daemon=True)
    process.start()
    return process


def _live(settings: dict[str, str], log: Path, die_at: int, probe: Path | None) -> None:
    for name in [name for name in os.environ if name.startswith(("BRIEFING_", "LD_PRELOAD"))]:
        del os.environ[name]
    os.environ.update(settings)
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(said, 1)
    os.dup2(said, 2)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    faulthandler.register(signal.SIGUSR1, all_threads=True)
    from bot.cli import main  # noqa: PLC0415 - loaded by the server of forks
    from tests.proof import probe as probes  # noqa: PLC0415 - as above

    if probe is not None:
        probes.install(probe)
    ctypes.CDLL(None).proof_die_at(ctypes.c_long(die_at))
    sys.argv = ["briefing-bot", "run"]
    main()
