"""`/mute` and `/only`: lists of literal words and phrases, listed and removable by button. It looks none up."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.chat.choosing import in_rows
from bot.chat.request import Reply
from bot.chat.turn import Rows, Turn, change, quoted, say
from domain.lookup import folded

MOST_PHRASES = 100
"""Of one list: more than a person can keep in mind, few enough to be looked up at every briefing."""

LONGEST_PHRASE = 80
_A_PAGE = 10
_PARTED = re.compile(r"[,;\n]+")
_QUOTES = " \t\"'“”„«»"


def said(kind: str) -> Callable[[Turn], Reply]:
    """The answer to `/mute` or `/only`: with words they are added, alone the list is shown. `kind`: muted or only."""

    def answer(turn: Turn) -> Reply:
        if not turn.argument:
            return say(_summary(turn, kind), rows=_rows(turn, kind, 0))
        phrases = [phrase for part in _PARTED.split(turn.argument) if (phrase := " ".join(part.strip(_QUOTES).split()))]
        wrong = _wrong(turn, kind, phrases)
        if wrong:
            return say(wrong)
        before = _phrases(turn, kind)
        known = {folded(phrase) for phrase in before}
        new = list({folded(phrase): phrase for phrase in phrases if folded(phrase) not in known}.values())
        _keep(turn, kind, (*before, *new))
        added = ", ".join(turn.words("quoted", said=phrase) for phrase in new)
        done = turn.words(f"words-{kind}-added", said=added) if new else turn.words("words-known")
        return say(f"{done} {_summary(turn, kind)}", rows=_rows(turn, kind, _last_page(turn, kind)))

    return answer


def _wrong(turn: Turn, kind: str, phrases: list[str]) -> str:
    """What is wrong with these phrases; empty where nothing is."""
    command = "mute" if kind == "muted" else "only"
    empty = [phrase for phrase in phrases if not folded(phrase).strip()]
    if not phrases or empty:
        return turn.words("words-none", said=quoted(turn.argument), command=command)
    if any(len(phrase) > LONGEST_PHRASE for phrase in phrases):
        return turn.words("words-long", most=LONGEST_PHRASE, command=command)
    if len(_phrases(turn, kind)) + len(phrases) > MOST_PHRASES:
        return turn.words("words-many", most=MOST_PHRASES)
    return ""


def page(turn: Turn) -> Reply:
    """Another page of a list: `muted:2`."""
    kind, _, number = turn.argument.partition(":")
    return change(_summary(turn, kind), rows=_rows(turn, kind, int(number)))


def remove(turn: Turn) -> Reply:
    """A phrase was tapped: it goes from its list; `muted:1:football`."""
    kind, number, phrase = turn.argument.split(":", 2)
    _keep(turn, kind, tuple(one for one in _phrases(turn, kind) if one != phrase))
    last = _last_page(turn, kind)
    notice = turn.words("words-removed", said=quoted(phrase))
    return change(_summary(turn, kind), rows=_rows(turn, kind, min(int(number), last)), notice=notice)


def _phrases(turn: Turn, kind: str) -> tuple[str, ...]:
    wish = turn.settings.wish
    return wish.muted if kind == "muted" else wish.only


def _keep(turn: Turn, kind: str, phrases: tuple[str, ...]) -> None:
    stored = turn.store.settings(turn.request.place)
    wish = replace(stored.wish, muted=phrases) if kind == "muted" else replace(stored.wish, only=phrases)
    turn.store.put_settings(replace(stored, wish=wish))


def _summary(turn: Turn, kind: str) -> str:
    """What now holds and for whom."""
    count = len(_phrases(turn, kind))
    if not count:
        return turn.words(f"words-{kind}-empty", who=turn.who)
    return turn.words(f"words-{kind}-holds", who=turn.who, n=count)


def _last_page(turn: Turn, kind: str) -> int:
    return max(0, len(_phrases(turn, kind)) - 1) // _A_PAGE


def _rows(turn: Turn, kind: str, number: int) -> Rows:
    """The phrases of one page, each to be removed, and the way to the other pages."""
    phrases = _phrases(turn, kind)[number * _A_PAGE : (number + 1) * _A_PAGE]
    buttons = [turn.button(f"✕ {phrase}", f"unword:{kind}:{number}:{phrase}") for phrase in phrases]
    turns = [("words-earlier", number - 1)] * (number > 0) + [("words-later", number + 1)] * (
        number < _last_page(turn, kind)
    )
    ways = tuple(turn.button(turn.words(key), f"words:{kind}:{to}") for key, to in turns)
    return (*in_rows(buttons, 2), *((ways,) if ways else ()))
