"""Files and lines become articles: identities kept, arrivals right, bad lines reported by number, memory bounded."""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from domain.model import Article
from ingest.folder import read_paths, unreadable_folders
from ingest.jsonl import Rejected, digest, read_jsonl
from tests.ingest.builders import STORY, page
from tests.ingest.conftest import NOW

TEXT = "\n\n".join(STORY)


def _one(*, arrived_published: bool = False, **said: object) -> Article:
    line = json.dumps({"text": TEXT, **said})
    (found,) = read_jsonl([line], now=NOW, arrived_published=arrived_published)
    assert isinstance(found, Article), found
    return found


def test_a_line_gives_an_article_with_what_it_says() -> None:
    found = _one(
        id="7", url="https://a.example/x?utm_source=y", title="T", source="The Courier", author="A B", lang="en-GB",
        published="2024-10-30T10:46:00+01:00",
    )  # fmt: skip
    assert (found.id, found.keys, found.url) == ("7", ("id:7",), "https://a.example/x")
    assert (found.title, found.outlet, found.author, found.lang) == ("T", "The Courier", "A B", "en")
    assert (found.text, found.arrived) == (TEXT, NOW)
    assert found.published == datetime(2024, 10, 30, 9, 46, tzinfo=UTC)


def test_identity_is_the_id_else_the_address_else_the_text() -> None:
    assert _one(id=7).id == "7"
    assert _one(url="https://a.example/x").id == digest("https://a.example/x")
    assert _one(title="A").id == _one(title="A").id != _one(title="B").id


@pytest.mark.parametrize(
    ("published", "arrived"),
    [
        ("2024-10-30T10:46:00Z", datetime(2024, 10, 30, 10, 46, tzinfo=UTC)),
        ("2024-10-30", datetime(2024, 10, 30, tzinfo=UTC)),
        (None, NOW),
        ("soon", NOW),
        ("2031-01-01T00:00:00Z", NOW),
        ("0000-00-00", NOW),
    ],
)
def test_arrived_published_takes_the_published_time_or_now(published: str | None, arrived: datetime) -> None:
    assert _one(published=published, arrived_published=True).arrived == arrived
    assert _one(published=published).arrived == NOW


def test_a_day_alone_stays_a_day_and_a_time_to_come_is_unknown() -> None:
    assert _one(published="2024-10-30").published == date(2024, 10, 30)
    assert _one(published=(NOW + timedelta(days=2)).isoformat()).published is None


def test_bad_lines_are_reported_by_number_and_the_rest_is_read() -> None:
    lines = ["", "{", "[1]", '{"title": "no text"}', '{"text": 5}', json.dumps({"text": TEXT}), '{"text": "  "}']
    found = list(read_jsonl(lines, now=NOW, where="f.jsonl"))
    assert [f.line for f in found if isinstance(f, Rejected)] == [2, 3, 4, 5, 7]
    assert sum(isinstance(f, Article) for f in found) == 1
    assert all(f.where == "f.jsonl" and f.why for f in found if isinstance(f, Rejected))


def test_a_line_of_html_is_extracted_and_keeps_the_title_it_is_given() -> None:
    found = _one(html=page(), title="Given")
    assert (found.title, found.text) == ("Given", TEXT)


def test_lines_stream_in_bounded_memory() -> None:
    def lines() -> Iterator[str]:
        for n in range(400):
            yield json.dumps({"id": n, "text": STORY[n % 4] * 40})

    next(iter(read_jsonl(lines(), now=NOW)))  # tables are built once
    tracemalloc.start()
    count = sum(1 for _ in read_jsonl(lines(), now=NOW))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 400
    assert peak < 2 * 2**20


def test_folders_are_read_sorted_and_deep_and_files_that_are_no_text_are_reported(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.html").write_text(page("Second headline here"), "utf-8")
    (tmp_path / "a.txt").write_text(f"First headline here\n\n{TEXT}", "utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / ".hidden.txt").write_text(TEXT, "utf-8")
    (tmp_path / "picture.png").write_bytes(b"x")
    found = list(read_paths([tmp_path], now=NOW))
    assert [f.title if isinstance(f, Article) else f.why for f in found] == [
        "First headline here", "Second headline here", "it is not a text file",
    ]  # fmt: skip
    first = found[0]
    assert isinstance(first, Article)
    assert first.id == digest((tmp_path / "a.txt").resolve().as_posix())
    assert first.outlet == ""  # a folder is no outlet


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    (found,) = read_paths([tmp_path / "gone.txt"], now=NOW)
    assert isinstance(found, Rejected)
    assert "cannot be read" in found.why


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_texts_in_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    story = "Café owners on the quay said “never again” after the flood, and asked the council for sandbags.\n" * 3
    (tmp_path / "a.txt").write_bytes(story.encode(encoding))
    (found,) = read_paths([tmp_path / "a.txt"], now=NOW)
    assert isinstance(found, Article)
    assert found.text.startswith("Café owners on the quay said “never again”")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_cannot_be_looked_into_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "shut").mkdir()
    (tmp_path / "a" / "1.txt").write_text("Council repairs old bridge\n\n" + "\n\n".join(STORY), "utf-8")
    (tmp_path / "shut").chmod(0)
    try:
        found = list(read_paths([tmp_path], now=NOW))
    finally:
        (tmp_path / "shut").chmod(0o700)
    told = [one.where for one in found if isinstance(one, Rejected)]
    assert told == [str(tmp_path / "shut")]
    assert len(found) == 2


def test_what_hinders_looking_into_a_folder_is_told_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shut").mkdir()
    look = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root may look into every folder; the file system is the outside here
    assert unreadable_folders(tmp_path) == [(str(tmp_path / "shut"), "Permission denied")]
