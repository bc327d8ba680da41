"""A folder as a source: its files as entries, each known by its place in the folder. Only reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC
from hashlib import sha256
from pathlib import Path

from domain.model import Entry, Source
from domain.trouble import TroubleKind
from ingest.characters import one_line
from ingest.dates import read_date
from ingest.entries import said
from ingest.extract import decode
from ingest.folder import FILE_LARGEST, HTML, LINES, bounded_lines, list_files
from ingest.urls import canonical


def list_folder(
    folder: Path, source: Source, known_hash: str | None
) -> tuple[tuple[Entry, ...], str] | TroubleKind | None:
    """(entries, hash of the folder's state); None where the state is `known_hash`; else what is wrong."""
    if not folder.is_dir():
        return TroubleKind.NO_FOLDER
    try:
        files = list(list_files(folder))
        state = sha256("\n".join(_state(file) for file in files).encode("utf-8", "replace")).hexdigest()
        if state == known_hash:
            return None
        return tuple(entry for file in files for entry in _entries(file, folder, source)), state
    except OSError:
        return TroubleKind.FOLDER


def _state(file: Path) -> str:
    found = file.stat()
    return f"{file} {found.st_size} {found.st_mtime_ns}"


def _entries(file: Path, folder: Path, source: Source) -> Iterator[Entry]:
    place = file.relative_to(folder).as_posix()
    if file.suffix.lower() in LINES:
        with file.open(encoding="utf-8-sig", errors="replace") as handle:
            for line in bounded_lines(handle):
                yield from _line(line, source)
    elif file.stat().st_size <= FILE_LARGEST:
        text = decode(file.read_bytes())
        page = file.suffix.lower() in HTML
        key = f"guid:{source.id}:{place}"
        yield Entry(
            source=source.id,
            keys=(key,),
            url=None,
            title="",
            html=text if page else "",
            text="" if page else text,
            lang=source.lang,
            topics=source.topics,
            said=said("", text),
        )


def _line(line: str, source: Source) -> Iterator[Entry]:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return
    if not isinstance(raw, dict) or not (raw.get("text") or raw.get("html")):
        return
    row = {
        name: str(raw.get(name) or "") for name in ("id", "url", "title", "text", "html", "author", "published", "lang")
    }
    identity = row["id"] or row["url"] or sha256(line.strip().encode("utf-8", "replace")).hexdigest()[:16]
    yield Entry(
        source=source.id,
        keys=(f"guid:{source.id}:{one_line(identity, 500)}",),
        url=canonical(row["url"]),
        title=one_line(row["title"]),
        html=row["html"],
        text=row["text"],
        author=one_line(row["author"], 200) or None,
        published=read_date(row["published"], zone=UTC),
        lang=row["lang"] or source.lang,
        topics=source.topics,
        said=said(row["title"], row["html"] or row["text"]),
    )
