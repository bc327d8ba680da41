"""`summarise` and `extract`: text in, text out; no database, no settings, nothing remembered."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from domain.errors import InputError
from domain.model import published_text
from ingest.dates import read_date
from ingest.extract import Extracted, extract_html, extract_text
from ingest.folder import read_paths
from ingest.jsonl import Rejected
from ingest.language import language
from summarise.extract import Doc, choose

Record = dict[str, object]

JSONL = click.option("--jsonl", is_flag=True, help="One JSON object a line, in and out (files, or standard input).")
FILES = click.argument("files", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=Path))


@click.command(epilog="Example: briefing-bot summarise --sentences 2 report.txt wire.txt")
@FILES
@JSONL
@click.option("--sentences", type=click.IntRange(1), help="How many sentences (3 where no --words is given).")
@click.option("--words", type=click.IntRange(1), help="At most so many words.")
@click.option("--characters", type=click.IntRange(1), help="At most so many characters, one between sentences.")
def summarise(
    files: Sequence[Path], jsonl: bool, sentences: int | None, words: int | None, characters: int | None
) -> None:
    """Choose the sentences that tell a story. The files are one story; with --jsonl each line is one.

    A line is {"id","docs":[{"title","text","published"?}],"seen"?,"sentences"?,"words"?,"characters"?}; the answer is
    {"id","sentences":[{"text","doc"}]}.
    """
    if jsonl:
        _stream(files, _summarised)
        return
    _named(files)
    articles = []
    for found in read_paths(list(files), now=datetime.now(UTC)):
        if isinstance(found, Rejected):
            raise InputError(f"{found.where}: {found.why}")
        articles.append(found)
    docs = [Doc(title=a.title, text=a.text, published=a.published, lang=a.lang) for a in articles]
    for pick in choose(docs, sentences=sentences, words=words, characters=characters):
        click.echo(pick.text)


def _named(files: Sequence[Path]) -> None:
    if not files:
        raise click.UsageError("Name at least one file, or say --jsonl to read lines of JSON.")


def _summarised(record: Record) -> Record:
    docs = [_doc(raw) for raw in _list(record, "docs")]
    seen = [_doc(raw) for raw in _list(record, "seen")]
    limits = {name: _number(record, name) for name in ("sentences", "words", "characters")}
    chosen = choose(docs, **limits, seen=seen)
    return {"id": record.get("id"), "sentences": [{"text": pick.text, "doc": pick.doc} for pick in chosen]}


def _doc(raw: object) -> Doc:
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise ValueError('each document is an object with a "text"')
    title, text, said = str(raw.get("title") or ""), raw["text"], raw.get("published")
    return Doc(title=title, text=text, published=read_date(str(said)) if said else None, lang=language(text))


def _list(record: Record, key: str) -> list[object]:
    value = record.get(key) or []
    if not isinstance(value, list):
        raise ValueError(f'"{key}" is a list')
    return value


def _number(record: Record, key: str) -> int | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or value < 1:
        raise ValueError(f'"{key}" is a whole number from 1')
    return value


@click.command(epilog="Example: briefing-bot extract page.html")
@FILES
@JSONL
def extract(files: Sequence[Path], jsonl: bool) -> None:
    """Take the article out of HTML pages or plain texts: title, text, author, time, language, address.

    With --jsonl a line is {"id","html"|"text","url"?}; the answer is
    {"id","title","text","author","published","language","url"}.
    """
    if jsonl:
        _stream(files, _extracted)
        return
    _named(files)
    for file in files:
        if file.is_dir():
            raise InputError(f"{file}: it is a folder; name the files in it")
        body = file.read_bytes() if str(file) != "-" else sys.stdin.buffer.read()
        looks_html = file.suffix.lower() in (".html", ".htm", ".xhtml") or body.lstrip()[:1] == b"<"
        found = extract_html(body) if looks_html else extract_text(body.decode("utf-8", "replace"))
        click.echo(json.dumps(_fields(str(file), found), ensure_ascii=False, indent=2))


def _extracted(record: Record) -> Record:
    url = str(record["url"]) if record.get("url") else None
    html, text = record.get("html"), record.get("text")
    if isinstance(html, str) and html:
        return _fields(record.get("id"), extract_html(html, url))
    if isinstance(text, str):
        return _fields(record.get("id"), extract_text(text, url))
    raise ValueError('"html" or "text" is needed')


def _fields(identity: object, found: Extracted) -> Record:
    return {
        "id": identity,
        "title": found.title,
        "text": found.text,
        "author": found.author,
        "published": published_text(found.published),
        "language": found.lang,
        "url": found.url,
    }


def _stream(files: Sequence[Path], answer: Callable[[Record], Record]) -> None:
    """A line of JSON for a line of JSON, as they come; a bad line is told on standard error and skipped."""
    for number, line in enumerate(_lines(files), start=1):
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ValueError("it is no JSON object")
            answered = answer(record)
        except ValueError as error:
            click.echo(f"line {number}: {error}", err=True)
            continue
        click.echo(json.dumps(answered, ensure_ascii=False))
        sys.stdout.flush()


def _lines(files: Iterable[Path]) -> Iterator[str]:
    for file in list(files) or [Path("-")]:
        with click.open_file(str(file), encoding="utf-8", errors="replace") as handle:
            yield from (line for line in handle if line.strip())
