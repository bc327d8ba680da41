"""`/search`: stories of the archive that hold the words, best first, page by page in one message. It ranks nothing."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.request import Reply
from bot.chat.rich import Rich, bold, clean, italic, join, link, opening, plain
from bot.chat.turn import Rows, Turn, change, quoted, say
from domain.lookup import folded
from storage.promises.search import Found

A_PAGE = 5
MOST_PAGES = 20
LONGEST_QUERY = 200  # characters
_OPENING = 160  # characters of a story's beginning that are shown


def search(turn: Turn) -> Reply:
    """The first page for the words."""
    words = " ".join(turn.argument.split())
    if not folded(words).strip():
        return say(turn.words("search-how" if not words else "search-no-word", said=quoted(words)))
    if len(words) > LONGEST_QUERY:
        return say(turn.words("search-long", most=LONGEST_QUERY))
    blocks, rows = _page(turn, words, 0)
    return say(*blocks, rows=rows)


def turn_page(turn: Turn) -> Reply:
    """Another page, in place: `2:the words`."""
    number, _, words = turn.argument.partition(":")
    blocks, rows = _page(turn, words, int(number))
    return change(*blocks, rows=rows)


def _page(turn: Turn, words: str, number: int) -> tuple[list[Rich], Rows]:
    store, place = turn.store, turn.request.place
    wanted = min((number + 1) * A_PAGE + 1, MOST_PAGES * A_PAGE)  # one more tells whether there is a next page
    found = store.search(words, limit=wanted, place=place)
    begun = not found
    if begun:
        found = store.search(words, limit=wanted, place=place, begun=True)
    shown = found[number * A_PAGE : (number + 1) * A_PAGE]
    if not shown:
        return [plain(turn.words("search-nothing", said=quoted(words)))], ()
    head = bold(turn.words("search-begun" if begun else "search-found", said=quoted(words)))
    first = number * A_PAGE + 1
    stories = [_story(turn, at, one) for at, one in enumerate(shown, start=first)]
    return [head, *stories], _ways(turn, words, number, more=len(found) > first + A_PAGE - 1)


def _story(turn: Turn, number: int, found: Found) -> Rich:
    title = clean(found.title)
    linked = link(title, found.url)
    head = plain(f"{number}  ") + Rich(linked.text, (*bold(title).marks, *linked.marks))
    told = [clean(found.outlet), _date(turn, found)]
    begins = opening(clean(found.opening), _OPENING)
    return join((head, plain(begins), italic(" · ".join(part for part in told if part))), "\n")


def _date(turn: Turn, found: Found) -> str:
    """The day it was published; that of its arrival where nobody knows."""
    day = found.published or found.arrived
    if isinstance(day, datetime):
        return turn.words.time(day.astimezone(ZoneInfo(turn.settings.zone)), "pattern-short-day-of-year")
    return turn.words.time(datetime(day.year, day.month, day.day), "pattern-short-day-of-year")  # noqa: DTZ001 - a day alone


def _ways(turn: Turn, words: str, number: int, *, more: bool) -> Rows:
    ways = [("search-back", number - 1)] * (number > 0) + [("search-more", number + 1)] * more
    return (tuple(turn.button(turn.words(key), f"search:{to}:{words}") for key, to in ways),) if ways else ()
