"""What a place may wish, one row a setting: what can be said, what is stored, how it is shown. It answers nobody.

Each setting is a command of its own name; what its buttons stand for is what could be typed after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from babel import Locale, UnknownLocaleError

from bot.chat.times import Misread, read_times
from bot.words.catalogue import LANGUAGES, Words
from domain.chats import Habits, Length, Settings

MOST_STORIES = 20
_ON = frozenset(("on", "yes", "true", "1", "an", "ja", "ein", "sí", "si", "activado"))
_OFF = frozenset(("off", "no", "none", "false", "0", "aus", "nein", "desactivado", "never", "nie", "nunca"))
_ALL = frozenset(("all", "any", "every", "alle", "todos", "todas", "*"))
_FROM_TO = re.compile(r"\s*(?:-|–|—|\bto\b|\btill\b|\buntil\b|\bbis\b|\bund\b|\band\b|\ba\b|\bhasta\b)\s*")
_FROM = re.compile(r"^(?:from|von|between|zwischen|de|desde|entre)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting. `change` gives the settings with what was said, or None where that is no value of it."""

    name: str
    choices: tuple[str, ...]
    example: str
    change: Callable[[Settings, str], Settings | None]
    shown: Callable[[Settings, Words], str]

    def is_chosen(self, settings: Settings, choice: str) -> bool:
        """Whether this choice would change nothing."""
        return self.change(settings, choice) == settings


def _length(settings: Settings, said: str) -> Settings | None:
    names = {"short": "short", "kurz": "short", "corto": "short", "corta": "short", "1": "short"}
    names |= {"medium": "medium", "mittel": "medium", "medio": "medium", "media": "medium", "2": "medium"}
    names |= {"long": "long", "lang": "long", "largo": "long", "larga": "long", "3": "long"}
    return replace(settings, wish=replace(settings.wish, length=Length(names[said]))) if said in names else None


def _stories(settings: Settings, said: str) -> Settings | None:
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 4 else 0
    return replace(settings, wish=replace(settings.wish, limit=number)) if 1 <= number <= MOST_STORIES else None


def _switch(turned: Callable[[Habits, bool], Habits]) -> Callable[[Settings, str], Settings | None]:
    def change(settings: Settings, said: str) -> Settings | None:
        return replace(settings, habits=turned(settings.habits, said in _ON)) if said in _ON | _OFF else None

    return change


def _quiet(settings: Settings, said: str) -> Settings | None:
    """`22:00-07:00`, `10pm to 7am`, `22 bis 7`; from a time to itself would be always, and is refused."""
    if said in _OFF:
        return replace(settings, habits=replace(settings.habits, quiet=None))
    ends = [_minute(part) for part in _FROM_TO.split(_FROM.sub("", said), maxsplit=1)]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return None
    return replace(settings, habits=replace(settings.habits, quiet=(ends[0], ends[1])))


def _minute(said: str) -> int | None:
    """The minute of the day of one time."""
    times = read_times(said)
    if times is None or isinstance(times, Misread) or len(times) != 1:
        return None
    return times[0].hour * 60 + times[0].minute


def _language(settings: Settings, said: str) -> Settings | None:
    if said in ("auto", "automatic", "automatisch", "automático", "automatico"):
        return replace(settings, habits=replace(settings.habits, lang=None))
    code = language_called(said)
    return replace(settings, habits=replace(settings.habits, lang=code)) if code in LANGUAGES else None


def _articles(settings: Settings, said: str) -> Settings | None:
    if said in _ALL:
        return replace(settings, wish=replace(settings.wish, langs=()))
    codes = [language_called(word) for word in re.split(r"[\s,;+]+", said) if word not in ("and", "und", "y", "e", "")]
    known = tuple(dict.fromkeys(code for code in codes if code))
    return replace(settings, wish=replace(settings.wish, langs=known)) if known and None not in codes else None


def language_called(said: str) -> str | None:
    """The code of a language said as its code or by its name in English, German, Spanish or itself."""
    return _languages().get(said.casefold())


@cache
def _languages() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for lang in LANGUAGES:
        for code, name in Locale.parse(lang).languages.items():
            if len(code) == 2:
                found.setdefault(name.casefold(), code)
                found.setdefault(code, code)
    return found | {own: code for code in set(found.values()) if (own := _own_name(code))}


def _own_name(code: str) -> str:
    try:
        return (Locale.parse(code).get_language_name(code) or "").casefold()
    except (UnknownLocaleError, ValueError):
        return ""


def language_said(code: str, words: Words) -> str:
    """The name of a language in the reader's."""
    return str(Locale.parse(words.lang).languages.get(code, code))


def _on_off(value: bool, words: Words) -> str:
    return words("set-on" if value else "set-off")


def _quiet_said(settings: Settings, words: Words) -> str:
    if settings.habits.quiet is None:
        return words("set-off")
    ends = [datetime(1970, 1, 1, minute // 60, minute % 60) for minute in settings.habits.quiet]  # noqa: DTZ001 - of any day
    return "–".join(words.time(end, "pattern-clock") for end in ends)


def _articles_said(settings: Settings, words: Words) -> str:
    names = [language_said(code, words) for code in settings.wish.langs]
    return words.list(names) if names else words("set-articles-all")


def _language_said(settings: Settings, words: Words) -> str:
    return LANGUAGES[settings.habits.lang] if settings.habits.lang in LANGUAGES else words("set-language-auto")


SETTINGS: Mapping[str, Setting] = {
    one.name: one
    for one in (
        Setting(
            name="length",
            choices=("short", "medium", "long"),
            example="medium",
            change=_length,
            shown=lambda settings, words: words(f"set-length-{settings.wish.length.value}"),
        ),
        Setting(
            name="stories",
            choices=("3", "5", "7", "10", "15", "20"),
            example="7",
            change=_stories,
            shown=lambda settings, words: str(settings.wish.limit),
        ),
        Setting(
            name="silent",
            choices=("on", "off"),
            example="on",
            change=_switch(lambda habits, on: replace(habits, silent=on)),
            shown=lambda settings, words: _on_off(settings.habits.silent, words),
        ),
        Setting(
            name="quiet",
            choices=("off", "21:00-06:00", "22:00-07:00", "23:00-08:00"),
            example="22:00-07:00",
            change=_quiet,
            shown=_quiet_said,
        ),
        Setting(
            name="skipempty",
            choices=("on", "off"),
            example="on",
            change=_switch(lambda habits, on: replace(habits, skip_empty=on)),
            shown=lambda settings, words: _on_off(settings.habits.skip_empty, words),
        ),
        Setting(
            name="alerts",
            choices=("on", "off"),
            example="on",
            change=_switch(lambda habits, on: replace(habits, alerts=on)),
            shown=lambda settings, words: _on_off(settings.habits.alerts, words),
        ),
        Setting(name="articles", choices=("all", *LANGUAGES), example="en de", change=_articles, shown=_articles_said),
        Setting(name="language", choices=("auto", *LANGUAGES), example="de", change=_language, shown=_language_said),
    )
}
"""Every setting by its command, in the order of the menu."""
