"""Builds the C shim once for each version of its source. It loads nothing; `subject.py` does."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

SOURCES = tuple(sorted((Path(__file__).parent / "shim").glob("*.c")))


def have_compiler() -> bool:
    """Whether the shim can be built here."""
    return shutil.which("cc") is not None


def shim_library() -> Path:
    """The built library. CalledProcessError where the compiler refuses it."""
    known = hashlib.sha256(b"".join(source.read_bytes() for source in SOURCES)).hexdigest()[:16]
    library = Path(tempfile.gettempdir()) / f"briefing-proof-{known}.so"
    if not library.exists():
        with tempfile.TemporaryDirectory() as scratch:
            made = Path(scratch) / "shim.so"
            command = ["cc", "-O2", "-Wall", "-shared", "-fPIC", "-o", str(made), *map(str, SOURCES)]
            subprocess.run([*command, "-ldl", "-lpthread"], check=True)  # noqa: S603 - our own sources
            shutil.copy(made, library.with_suffix(".new"))
            library.with_suffix(".new").replace(library)
    return library
