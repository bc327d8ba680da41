"""Runs the command line in this process, as its entry point does: arguments, standard input, environment, exit code."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
from config.settings import NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def json(self) -> dict[str, list[dict[str, object]]]:
        """The one JSON document on standard output; an error where there is anything else."""
        found: dict[str, list[dict[str, object]]] = json.loads(self.out)
        return found

    def counts(self) -> dict[str, int]:
        """The one JSON document on standard output, where it holds numbers only."""
        found: dict[str, int] = json.loads(self.out)
        return found

    def rows(self) -> list[dict[str, object]]:
        """The JSON object of each line of standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The data folder."""
    return tmp_path / "home"


@pytest.fixture
def briefing_bot(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """`briefing_bot("brief", "--json", said="…", BRIEFING_ZONE="UTC")` is the command with that standard input."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BRIEFING_HOME", str(home))
    root = logging.getLogger()
    before, level = list(root.handlers), root.level

    def run(*arguments: str | Path, said: str = "", **environment: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["briefing-bot", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(said.encode()), encoding="utf-8"))
        with pytest.MonkeyPatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
        captured = capsys.readouterr()
        return Ran(code=int(ended.value.code or 0), out=captured.out, err=captured.err)

    yield run
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)


def line(**fields: object) -> str:
    """One line of JSONL."""
    return json.dumps(fields) + "\n"
