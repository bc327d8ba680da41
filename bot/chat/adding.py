"""`/add`: what was found at an address, three headlines of it, and keep or choose or cancel. It asks no network itself.

The address is looked at by an errand; what it found is kept with it, for the buttons under its answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from hashlib import sha256

from bot.chat.request import Asked, Document, Reply
from bot.chat.rich import Rich, bold, clean, join, plain
from bot.chat.turn import Rows, Turn, change, quoted, say
from bot.pipeline import Pulled
from bot.runner import FILE_LARGEST, FileTrouble
from bot.words.troubles import what_is_wrong, what_to_do
from domain.chats import ChatKind
from domain.ledger import Errand
from domain.message import Button
from domain.model import Origin, Reading, Source, SourceKind
from domain.trouble import Trouble
from ingest.discover import Candidate, NothingFound, spellings
from ingest.opml import Outline
from ingest.urls import host_of, url_key

LOOK, READ, IMPORT = "look", "read", "import"
"""The errands that this conversation asks for."""

AT_ONCE = 3
"""Addresses of one place that are looked at together; who sends more is asked to wait."""

SOON = timedelta(minutes=10)
"""When a new source is asked by a pull, if its first reading came to nothing."""

_LIST = re.compile(r"\.(?:opml|xml)$", re.IGNORECASE)


def add(turn: Turn) -> Reply:
    """`/add ADDRESS`: looks what is there. In the terminal also `/add list.opml`."""
    said = turn.argument.strip()
    if not said:
        return say(turn.words("add-how"))
    if refused := full(turn):
        return refused
    if turn.store.open_errands(turn.request.place) >= AT_ONCE:
        return say(turn.words("add-wait"))
    if turn.request.chat.kind is ChatKind.CONSOLE and _LIST.search(said) and "://" not in said:
        return asked_to_import(turn, said, said)
    where = next((host_of(url) for url in spellings(said)), "")
    if not where:
        return say(turn.words("add-no-address", said=quoted(clean(said))))
    return Reply(messages=say(turn.words("add-looking", where=where)).messages, asked=Asked(kind=LOOK, argument=said))


def asked_to_import(turn: Turn, file: str, name: str) -> Reply:
    """A list of feeds was sent: it is read, and what is in it kept."""
    said = say(turn.words("add-reading", name=quoted(clean(name))))
    return Reply(messages=said.messages, asked=Asked(kind=IMPORT, argument=file))


def sent(turn: Turn, file: Document) -> Reply:
    """A file was sent: a list of feeds is read; anything else is told what would be."""
    if not _LIST.search(file.name):
        return say(turn.words("import-not-a-list"))
    return say(turn.words("import-large")) if file.size > FILE_LARGEST else asked_to_import(turn, file.id, file.name)


def full(turn: Turn) -> Reply | None:
    """That no further source can be kept here; None while one can."""
    mine = len(turn.store.followed(turn.request.place))
    if mine >= turn.knobs.feeds:
        return say(turn.words("add-full", who=turn.who, n=mine))
    return say(turn.words("add-full-bot")) if turn.store.own_sources() >= turn.knobs.feeds_in_all else None


def looked(turn: Turn, errand: Errand, found: object) -> Reply:
    """What an errand found at an address."""
    match found:
        case NothingFound(trouble=trouble):
            return say(
                nothing_there(turn, trouble), rows=((turn.button(turn.words("again"), f"add-again:{errand.id}"),),)
            )
        case tuple() if found:
            reply = _shown(turn, errand.id, found, 0)
            return Reply(messages=reply.messages, outcome=json.dumps([asdict(one) for one in found]))
        case _:
            return say(turn.words("errand-failed"))


def nothing_there(turn: Turn, trouble: Trouble) -> str:
    """What is wrong with an address, and what can be done."""
    return f"{what_is_wrong(turn.words, trouble)} {what_to_do(turn.words, trouble)}"


def _shown(turn: Turn, errand: int, found: Sequence[Candidate], at: int) -> Reply:
    """One of the sources found, with its headlines, and what can be done with it."""
    one = found[at]
    lines = [f"· {clean(headline)}" for headline in one.headlines] or [turn.words("add-no-headlines")]
    known = _known(turn, one)
    question = turn.words(known or "add-question", who=turn.who)
    rows = [turn.button(turn.words("add-keep"), f"add-keep:{errand}:{at}")] if known is None else []
    if len(found) > 1:
        rows.append(turn.button(turn.words("add-choose", n=len(found) - 1), f"add-choose:{errand}"))
    rows.append(turn.button(turn.words("cancel"), f"add-cancel:{errand}"))
    return say(join((_named(turn, one), plain("\n".join(lines))), "\n"), question, rows=(tuple(rows),))


def _named(turn: Turn, one: Candidate) -> Rich:
    what = turn.words(f"kind-{one.kind.value}", where=host_of(one.url))
    return bold(clean(one.title)) + f" · {what}"


def _known(turn: Turn, one: Candidate) -> str | None:
    """Why there is nothing to keep: the place follows it already, or everybody here hears it; None where there is."""
    key = url_key(one.url)
    if any(url_key(mine.source.url) == key for mine in turn.store.followed(turn.request.place)):
        return "add-known"
    shared = (source for source, _ in turn.store.heard(turn.request.place) if not source.own)
    return "add-shared" if any(url_key(source.url) == key for source in shared) else None


def again(turn: Turn) -> Reply:
    """Looks once more at an address that was looked at."""
    errand = turn.store.errand(int(turn.argument))
    if errand is None or errand.place != turn.request.place:
        return too_old(turn)
    return add(turn.with_argument(errand.argument))


def choose(turn: Turn) -> Reply:
    """All that was found, a button each."""
    found = _found(turn)
    if found is None:
        return too_old(turn)
    errand, candidates, _ = found
    lines = [plain(f"{at}  ") + _named(turn, one) for at, one in enumerate(candidates, start=1)]
    rows: Rows = tuple(
        (turn.button(f"{at} · {clean(one.title)[:40]}", f"add-show:{errand}:{at - 1}"),)
        for at, one in enumerate(candidates, start=1)
    )
    cancel = turn.button(turn.words("cancel"), f"add-cancel:{errand}")
    return change(turn.words("add-found", n=len(candidates)), join(lines, "\n"), rows=(*rows, (cancel,)))


def show(turn: Turn) -> Reply:
    """One of those found."""
    found = _found(turn)
    return too_old(turn) if found is None else _edited(_shown(turn, *found))


def cancel(turn: Turn) -> Reply:
    """Nothing is kept."""
    return change(turn.words("add-cancelled"))


def keep(turn: Turn) -> Reply:
    """The source is this place's own from now on, and is read at once."""
    found = _found(turn)
    if found is None:
        return too_old(turn)
    _, candidates, at = found
    one = candidates[at]
    if known := _known(turn, one):
        return change(turn.words(known, who=turn.who))
    if refused := full(turn):
        return _edited(refused)
    source = own_source(one.kind, one.url, one.title)
    follow(turn, source)
    kept = change(turn.words("add-kept", who=turn.who, name=clean(one.title)))
    return Reply(edit=kept.edit, asked=Asked(kind=READ, argument=source.id))


def own_source(kind: SourceKind, url: str, title: str) -> Source:
    """A source of somebody's own; whoever gives the same address follows the same source."""
    identity = sha256(url.encode("utf-8", "replace")).hexdigest()[:16]
    return Source(id=f"own-{identity}", kind=kind, url=url, outlet=clean(title) or host_of(url), origin=Origin.OWN)


def follow(turn: Turn, source: Source) -> None:
    """The place follows the source. The errand reads a new one at once; a pull only if that comes to nothing."""
    known = any(one.id == source.id for one, _ in turn.store.sources())
    turn.store.follow(turn.request.place, source, turn.now)
    if not known:
        turn.store.put_reading(source.id, Reading(next_at=turn.now + SOON))


def was_read(turn: Turn, errand: Errand, found: object) -> Reply:
    """What came of reading a source, or several, for the first time or once more."""
    if not isinstance(found, tuple):
        return say(turn.words("errand-failed"))
    read = [one for one in found if isinstance(one, Pulled)]
    if len(read) == 1:
        return _one_read(turn, read[0])
    failed = sum(one.failed is not None for one in read)
    new = sum(one.new for one in read)
    return say(turn.words("add-all-read", n=len(read), articles=new, failed=failed))


def _one_read(turn: Turn, one: Pulled) -> Reply:
    name = clean(one.source.outlet)
    if one.failed is None:
        return say(turn.words("add-read", name=name, n=one.new))
    rows = (feed_buttons(turn, one.source.id, paused=False),) if one.source.own else ()
    return say(f"{name}: {what_is_wrong(turn.words, one.failed)} {what_to_do(turn.words, one.failed)}", rows=rows)


def feed_buttons(turn: Turn, source: str, *, paused: bool, page: int = 0, number: str = "") -> tuple[Button, ...]:
    """Pause or resume, try again, remove: one tap each. `number` is put after the words where several are listed."""
    first = ("feeds-resume", "feed-resume") if paused else ("feeds-pause", "feed-pause")
    actions = (first, ("feeds-retry", "feed-retry"), ("feeds-remove", "feed-remove"))
    return tuple(
        turn.button(f"{turn.words(label)} {number}".strip(), f"{action}:{source}:{page}") for label, action in actions
    )


def imported(turn: Turn, errand: Errand, found: object) -> Reply:
    """What came of a list of feeds: all of it is kept that can be."""
    if isinstance(found, FileTrouble):
        return say(turn.words("import-large" if found is FileTrouble.LARGE else "import-gone"))
    if not isinstance(found, tuple):
        return say(turn.words("import-not-a-list" if found is not None else "errand-failed"))
    added, known, left = _take(turn, [one for one in found if isinstance(one, Outline)])
    told = [turn.words("import-added", who=turn.who, n=len(added))]
    told += [turn.words("import-known", n=known)] if known else []
    told += [turn.words("import-left", n=left, most=turn.knobs.feeds)] if left else []
    asked = Asked(kind=READ, argument=" ".join(added)) if added else None
    return Reply(messages=say(" ".join(told)).messages, asked=asked)


def _take(turn: Turn, outlines: Sequence[Outline]) -> tuple[list[str], int, int]:
    """(ids of sources that the place follows now, how many it heard already, how many were too many)."""
    heard = {url_key(source.url) for source, _ in turn.store.heard(turn.request.place)}
    heard |= {url_key(mine.source.url) for mine in turn.store.followed(turn.request.place)}
    added: list[str] = []
    known = left = 0
    for outline in outlines:
        if url_key(outline.url) in heard:
            known += 1
        elif full(turn):
            left += 1
        else:
            source = own_source(SourceKind.FEED, outline.url, outline.title)
            follow(turn, source)
            heard.add(url_key(outline.url))
            added.append(source.id)
    return added, known, left


def too_old(turn: Turn) -> Reply:
    """The button's errand is forgotten."""
    return Reply(notice=turn.words("button-old"))


def _edited(reply: Reply) -> Reply:
    return Reply(edit=reply.messages[0])


def _found(turn: Turn) -> tuple[int, tuple[Candidate, ...], int] | None:
    """(errand, what it found, which is meant) by the button's argument; None where that is forgotten."""
    number, _, at = turn.argument.partition(":")
    errand = turn.store.errand(int(number))
    if errand is None or errand.place != turn.request.place or not errand.outcome:
        return None
    rows = json.loads(errand.outcome)
    candidates = tuple(
        Candidate(kind=SourceKind(row["kind"]), url=row["url"], title=row["title"], headlines=tuple(row["headlines"]))
        for row in rows
    )
    return errand.id, candidates, int(at or 0)
