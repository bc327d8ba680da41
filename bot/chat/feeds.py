"""`/feeds` and `/remove`: what this place hears, how each source is, and pause, try again, remove with one tap.

Shows names and hosts, never a whole address: it may hold a secret, and in a group anyone may read.
"""

from __future__ import annotations

from datetime import datetime

from bot.chat.access import refusal
from bot.chat.adding import READ, feed_buttons, nothing_there
from bot.chat.request import Asked, Reply
from bot.chat.rich import Rich, bold, clean, join, plain
from bot.chat.saying import say_when
from bot.chat.turn import Rows, Turn, change, quoted, say
from domain.chats import Role
from domain.message import Document, Message
from domain.model import Reading, Source, SourceKind
from ingest.opml import Outline, write_opml
from ingest.urls import host_of
from storage.store import Followed

A_PAGE = 5
"""Sources of one page: three buttons each are as many as a hand finds."""

SHARED_A_PAGE = 10

_UNHEARD = (SourceKind.SAMPLE, SourceKind.IMPORT)


def feeds(turn: Turn) -> Reply:
    """`/feeds`, `/feeds shared`, `/feeds export`."""
    said = turn.argument.casefold().strip()
    if said == "export":
        return export(turn)
    if said == "shared":
        return _shared(turn, 0)
    if said:
        return say(turn.words("feeds-how", said=quoted(clean(turn.argument))))
    return _own(turn, 0)


def page(turn: Turn) -> Reply:
    """Another page of this place's own sources."""
    return _edited(_own(turn, int(turn.argument or 0)))


def shared_page(turn: Turn) -> Reply:
    """Another page of the shared sources."""
    return _edited(_shared(turn, int(turn.argument or 0)))


def _own(turn: Turn, at: int, before: str = "") -> Reply:
    """A page of the place's own sources, each with its buttons."""
    mine = turn.store.followed(turn.request.place)
    at = max(0, min(at, (len(mine) - 1) // A_PAGE))
    listed = list(enumerate(mine, start=1))[at * A_PAGE : (at + 1) * A_PAGE]
    head = turn.words("feeds-head", who=turn.who, own=len(mine), shared=len(_all_shared(turn)))
    lines = [_line(turn, number, one) for number, one in listed]
    rows: Rows = tuple(
        feed_buttons(turn, one.source.id, paused=one.paused, page=at, number=str(number)) for number, one in listed
    )
    shared = (turn.button(turn.words("feeds-shared"), "feeds-shared:0"),)
    hint = turn.words("feeds-hint") if not mine else ""
    return say(
        *(text for text in (before, head) if text),
        join(lines, "\n") if lines else plain(hint),
        rows=(*rows, *_turning(turn, "feeds-page", at, len(mine), A_PAGE), shared),
    )


def _line(turn: Turn, number: int, one: Followed) -> Rich:
    """`1  The Courier · example.org`, and how it is."""
    head = plain(f"{number}  ") + bold(clean(one.source.outlet)) + f" · {host_of(one.source.url)}"
    return head + f"\n{_state(turn, one.reading, paused=one.paused)}"


def _state(turn: Turn, reading: Reading, *, paused: bool) -> str:
    if paused:
        return turn.words("feeds-is-paused")
    if reading.trouble is not None:
        since = _when(turn, reading.troubled_since) if reading.troubled_since else ""
        return (
            f"{nothing_there(turn, reading.trouble)} {turn.words('feeds-since', when=since) if since else ''}".strip()
        )
    return turn.words("feeds-read", when=_when(turn, reading.read_at)) if reading.read_at else turn.words("feeds-new")


def _when(turn: Turn, instant: datetime) -> str:
    return say_when(instant, turn.now, turn.settings.zone, turn.words)


def _turning(turn: Turn, action: str, at: int, count: int, size: int) -> Rows:
    """Buttons to the pages before and after."""
    row = [turn.button(turn.words("page-before"), f"{action}:{at - 1}")] if at else []
    row += [turn.button(turn.words("page-after"), f"{action}:{at + 1}")] if (at + 1) * size < count else []
    return (tuple(row),) if row else ()


def _all_shared(turn: Turn) -> list[Source]:
    listed = [source for source, _ in turn.store.sources() if not source.own and source.kind not in _UNHEARD]
    return sorted(listed, key=lambda source: (source.outlet.casefold(), source.id))


def _shared(turn: Turn, at: int) -> Reply:
    """A page of the shared sources, each a button that switches it off or on for this place."""
    listed, off = _all_shared(turn), turn.store.switched_off(turn.request.place)
    at = max(0, min(at, (len(listed) - 1) // SHARED_A_PAGE))
    rows: Rows = tuple(
        (turn.button(f"{'' if one.id in off else '✓ '}{_shared_name(one, listed)}", f"feeds-switch:{one.id}:{at}"),)
        for one in listed[at * SHARED_A_PAGE : (at + 1) * SHARED_A_PAGE]
    )
    back = (turn.button(turn.words("feeds-own"), "feeds-page:0"),)
    head = turn.words("feeds-shared-head", who=turn.who, n=len(listed), off=len(off))
    return say(head, rows=(*rows, *_turning(turn, "feeds-shared", at, len(listed), SHARED_A_PAGE), back))


def _shared_name(one: Source, listed: list[Source]) -> str:
    """The outlet, with the topics where the outlet has several sources."""
    several = sum(other.outlet == one.outlet for other in listed) > 1
    return clean(one.outlet) + (f" · {', '.join(one.topics) or one.id}" if several else "")


def switch(turn: Turn) -> Reply:
    """A shared source was tapped."""
    source, _, at = turn.argument.rpartition(":")
    off = source in turn.store.switched_off(turn.request.place)
    turn.store.switch(turn.request.place, source, on=off)
    return _edited(_shared(turn, int(at)))


def pause(turn: Turn) -> Reply:
    """The place hears a source of its own no more, for now."""
    return _paused(turn, paused=True)


def resume(turn: Turn) -> Reply:
    """It hears it again."""
    return _paused(turn, paused=False)


def _paused(turn: Turn, *, paused: bool) -> Reply:
    one, at = _meant(turn)
    if one is None:
        return _gone(turn)
    turn.store.pause_follow(turn.request.place, one.source.id, paused=paused)
    key = "feeds-now-paused" if paused else "feeds-now-resumed"
    return _edited(_own(turn, at, turn.words(key, who=turn.who, name=clean(one.source.outlet))))


def retry(turn: Turn) -> Reply:
    """The source is asked at once."""
    one, _ = _meant(turn)
    if one is None:
        return _gone(turn)
    said = say(turn.words("feeds-asking", name=clean(one.source.outlet)))
    return Reply(messages=said.messages, asked=Asked(kind=READ, argument=one.source.id))


def drop(turn: Turn) -> Reply:
    """The source is this place's no more."""
    one, at = _meant(turn)
    return _gone(turn) if one is None else _edited(_removed(turn, one, at))


def _removed(turn: Turn, one: Followed, at: int) -> Reply:
    turn.store.unfollow(turn.request.place, one.source.id)
    return _own(turn, at, turn.words("feeds-removed", who=turn.who, name=clean(one.source.outlet)))


def retry_shared(turn: Turn) -> Reply:
    """The owner has a shared source asked at once."""
    one = _meant_shared(turn)
    if one is None:
        return _gone(turn)
    said = say(turn.words("feeds-asking", name=clean(one.outlet)))
    return Reply(messages=said.messages, asked=Asked(kind=READ, argument=one.id))


def pause_shared(turn: Turn) -> Reply:
    """The owner pauses a shared source, for everybody."""
    return _paused_shared(turn, paused=True)


def resume_shared(turn: Turn) -> Reply:
    """It is asked again."""
    return _paused_shared(turn, paused=False)


def _paused_shared(turn: Turn, *, paused: bool) -> Reply:
    one = _meant_shared(turn)
    if one is None:
        return _gone(turn)
    turn.store.pause_source(one.id, paused=paused)
    key = "feeds-shared-paused" if paused else "feeds-now-resumed"
    label, action = ("feeds-resume", "source-resume") if paused else ("feeds-pause", "source-pause")
    rows = ((turn.button(turn.words(label), f"{action}:{one.id}:0"),),)
    return change(turn.words(key, name=clean(one.outlet)), rows=rows)


def _meant_shared(turn: Turn) -> Source | None:
    """The shared source that a button means; None for anybody but the owner."""
    source = turn.argument.rpartition(":")[0]
    listed = _all_shared(turn) if turn.role is Role.OWNER else []
    return next((one for one in listed if one.id == source), None)


def remove(turn: Turn) -> Reply:
    """`/remove`, `/remove 2`, `/remove example.org`: by its number in `/feeds`, its name, host or address."""
    said = clean(turn.argument).casefold()
    if not said:
        return _own(turn, 0, turn.words("remove-which"))
    mine = turn.store.followed(turn.request.place)
    if said.isdecimal() and 0 < int(said[:6]) <= len(mine):
        return _removed(turn, mine[int(said) - 1], 0)
    named = [one for one in mine if said in (one.source.url.casefold(), one.source.outlet.casefold())]
    found = named or [one for one in mine if said in f"{one.source.outlet} {one.source.url}".casefold()]
    if len(found) == 1:
        return _removed(turn, found[0], 0)
    key = "remove-several" if found else "remove-none"
    return _own(turn, 0, turn.words(key, said=quoted(clean(turn.argument)), n=len(found)))


def export(turn: Turn) -> Reply:
    """The place's own sources as a list that other readers take. Addresses may hold secrets: only who may change."""
    if refused := refusal(turn, "remove"):
        return refused
    mine = turn.store.followed(turn.request.place)
    if not mine:
        return say(turn.words("export-none"), turn.words("feeds-hint"))
    listed = [Outline(url=one.source.url, title=one.source.outlet) for one in mine]
    text = write_opml(listed, turn.words("export-title"))
    caption = turn.words("export-here", n=len(mine))
    return Reply(messages=(Message(text=caption, document=Document(name="feeds.opml", content=text)),))


def _meant(turn: Turn) -> tuple[Followed | None, int]:
    """The source that a button means, and the page it stood on."""
    source, _, at = turn.argument.rpartition(":")
    mine = turn.store.followed(turn.request.place)
    return next((one for one in mine if one.source.id == source), None), int(at or 0)


def _gone(turn: Turn) -> Reply:
    return Reply(notice=turn.words("feeds-gone"))


def _edited(reply: Reply) -> Reply:
    return Reply(edit=reply.messages[0])
