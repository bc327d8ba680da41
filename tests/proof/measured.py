"""Says what a proof found, on the screen and, for a long form, in docs/measured.md. It measures nothing."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "measured.md"
HEAD = """# What the long forms measured

Each line is written by its `make` target and by nothing else: seed, commit and day, then the figures.

"""


@dataclass(slots=True, kw_only=True)
class Report:
    """The figures of one proof and what is wrong. `command` prints it again."""

    command: str
    seed: int
    figures: dict[str, object] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def line(self) -> str:
        """One line, figures first."""
        said = ", ".join(f"{value} {name}" for name, value in self.figures.items())
        return f"{said}; {len(self.wrong)} violations"

    def show(self, *, keep: bool) -> int:
        """Prints it, keeps it where asked to; the exit code."""
        print(f"{self.command} (seed {self.seed}): {self.line()}")
        for said in self.wrong[:20]:
            print(f"  {said}")
        if keep:
            record(self.command, f"seed {self.seed}, {_commit()}, {datetime.now(UTC):%Y-%m-%d}: {self.line()}")
        return int(bool(self.wrong))


def _commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, check=False)  # noqa: S607 - git, wherever it is
    return done.stdout.decode().strip() or "no commit"


def record(command: str, said: str) -> None:
    """Rewrites the line of this command."""
    text = PAGE.read_text("utf-8") if PAGE.exists() else HEAD
    start = f"- `{command}`: "
    lines = [line for line in text.splitlines() if not line.startswith(start)]
    PAGE.write_text("\n".join([*lines, start + said]) + "\n", "utf-8")
