"""Articles from files: plain text, HTML, JSONL, and folders. Only reads; a file that cannot be used is a value."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, TextIO

from domain.model import Article
from ingest.extract import decode, extract_html, extract_text
from ingest.jsonl import LINE_LONGEST, Import, Rejected, digest, imported, read_jsonl

TEXT: Final = frozenset({".txt", ".text", ".md", ""})
HTML: Final = frozenset({".html", ".htm", ".xhtml"})
LINES: Final = frozenset({".jsonl", ".ndjson"})

FILE_LARGEST: Final = 4 * 1024 * 1024
"""Bytes of one text or HTML file: the cap of a page. JSONL files may have any size."""


def read_paths(
    paths: Sequence[Path], *, now: datetime, arrived_published: bool = False
) -> Iterator[Article | Rejected]:
    """An Article or a Rejected for each file and line under `paths`, folders sorted by name. One is held at a time."""
    for path in paths:
        if path.is_dir():
            yield from map(_unreadable, unreadable_folders(path))
        files = list_files(path) if path.is_dir() else iter([path])
        for file in files:
            yield from read_file(file, now=now, arrived_published=arrived_published)


def unreadable_folders(folder: Path) -> list[tuple[str, str]]:
    """(path, why) of each folder at or under `folder` that cannot be looked into; hidden ones are not tried."""
    found: list[tuple[str, str]] = []

    def note(error: OSError) -> None:
        found.append((str(error.filename), error.strerror or str(error)))

    for _, inner, _ in os.walk(folder, onerror=note):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
    return found


def _unreadable(found: tuple[str, str]) -> Rejected:
    return Rejected(where=found[0], line=None, why=f"it cannot be looked into: {found[1]}")


def list_files(folder: Path) -> Iterator[Path]:
    """The files under `folder` that may hold articles, sorted by path; hidden ones and links out of it are left out."""
    inside = folder.resolve()
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        known = file.suffix.lower() in TEXT | HTML | LINES
        if known and not hidden and file.is_file() and file.resolve().is_relative_to(inside):
            yield file


def read_file(file: Path, *, now: datetime, arrived_published: bool = False) -> Iterator[Article | Rejected]:
    """What one file holds: an article, or with JSONL one for each line."""
    try:
        if file.suffix.lower() in LINES:
            with file.open(encoding="utf-8-sig", errors="replace") as handle:
                lines = bounded_lines(handle)
                yield from read_jsonl(lines, now=now, arrived_published=arrived_published, where=str(file))
        else:
            yield _one_article(file, Import(now=now, by_published=arrived_published))
    except OSError as error:
        yield Rejected(where=str(file), line=None, why=f"it cannot be read: {error.strerror or error}")


def bounded_lines(handle: TextIO) -> Iterator[str]:
    """The lines of `handle`; of one that is too long only the first LINE_LONGEST characters."""
    while line := handle.readline(LINE_LONGEST):
        yield line
        while len(line) == LINE_LONGEST and not line.endswith("\n"):
            line = handle.readline(LINE_LONGEST)
            if len(line) < LINE_LONGEST:
                break


def _one_article(file: Path, how: Import) -> Article | Rejected:
    if file.stat().st_size > FILE_LARGEST:
        return Rejected(where=str(file), line=None, why=f"it is larger than {FILE_LARGEST // 2**20} MiB")
    body = file.read_bytes()
    if b"\x00" in body[:4096] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Rejected(where=str(file), line=None, why="it is not a text file")
    text = decode(body)
    found = extract_html(text) if file.suffix.lower() in HTML else extract_text(text)
    if not found.text:
        return Rejected(where=str(file), line=None, why="no article was found in it")
    path = file.resolve()
    return imported(found, how, identity=digest(path.as_posix()), outlet=found.outlet or "")
