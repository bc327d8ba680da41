"""`/settings`: one message with everything that can be set, edited in place; and each setting as a command. No policy.

Rows of `bot.chat.preferring` say what a setting is; topics, times and place have pages made of their own commands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.chat.choosing import about, in_rows, toggle, topic_rows
from bot.chat.preferring import SETTINGS, Setting, language_said
from bot.chat.request import Reply
from bot.chat.rich import Rich, bold, code, join, plain
from bot.chat.times import EXAMPLE, TimeOfDay
from bot.chat.timing import DEFAULT, holds, keep_times, keep_zone, subscribe_here
from bot.chat.turn import Rows, Turn, change, quoted, say
from bot.chat.zones import zone_said
from bot.words.catalogue import LANGUAGES
from domain.chats import Settings
from domain.message import Button

TIMES = ("06:30", "07:30", "08:30", "12:00", "18:00", "21:00")
ZONES = (
    "Europe/London", "Europe/Berlin", "Europe/Madrid", "Europe/Kyiv", "Asia/Kolkata", "Asia/Tokyo",
    "Australia/Sydney", "America/New_York", "America/Los_Angeles", "America/Mexico_City",
)  # fmt: skip
_A_ROW = 2
_THREE_A_ROW = 3


def settings(turn: Turn) -> Reply:
    """Everything that holds here, with a button for each thing."""
    return say(*_page(turn), rows=_buttons(turn))


def page(turn: Turn) -> Reply:
    """A button of the menu: the menu itself again, or the page of one thing."""
    if turn.argument in _PAGES:
        return _PAGES[turn.argument](turn)
    if turn.argument in SETTINGS:
        return _choices(turn, SETTINGS[turn.argument])
    return change(*_page(turn), rows=_buttons(turn))


def chosen(turn: Turn) -> Reply:
    """A value was tapped: `length:short`. The menu comes back with what now holds."""
    name, _, value = turn.argument.partition(":")
    if name == "topic":
        toggle(turn, turn.settings, value)
        return _topics(turn)
    if name == "articles":
        _toggle_language(turn, value)
        return _choices(turn, SETTINGS[name])
    if name == "schedule":
        hour, minute = value.split(":")
        keep_times(turn, (TimeOfDay(hour=int(hour), minute=int(minute), weekdays=DEFAULT.weekdays),))
        subscribe_here(turn)
    elif name == "zone":
        keep_zone(turn, value)
    else:
        _keep(turn, SETTINGS[name].change(turn.settings, value))
    return change(*_page(turn), rows=_buttons(turn))


def said(name: str) -> Callable[[Turn], Reply]:
    """The answer to the command of that setting: with a value it is set, alone it is shown with its choices."""

    def answer(turn: Turn) -> Reply:
        one = SETTINGS[name]
        if not turn.argument:
            rows = in_rows(_choice_buttons(turn, one, "pick"), _THREE_A_ROW)
            return say(_line(turn, one), _example(turn, one), rows=rows)
        changed = one.change(turn.settings, turn.argument.casefold().strip())
        if changed is None:
            wrong = turn.words(f"set-wrong-{name}", said=quoted(turn.argument))
            return say(wrong, _example(turn, one))
        _keep(turn, changed)
        return say(_now_holds(turn, one))

    return answer


def picked(turn: Turn) -> Reply:
    """A value was tapped under the answer to a setting's own command."""
    name, _, value = turn.argument.partition(":")
    one = SETTINGS[name]
    if name == "articles":
        _toggle_language(turn, value)
    else:
        _keep(turn, one.change(turn.settings, value))
    return change(_now_holds(turn, one), rows=in_rows(_choice_buttons(turn, one, "pick"), _THREE_A_ROW))


def _keep(turn: Turn, changed: Settings | None) -> None:
    if changed is not None:
        stored = turn.store.settings(changed.place)
        turn.store.put_settings(replace(stored, wish=changed.wish, habits=changed.habits))


def _toggle_language(turn: Turn, value: str) -> None:
    langs = turn.settings.wish.langs
    left = () if value == "all" else tuple(one for one in (*langs, value) if not (one == value and value in langs))
    _keep(turn, replace(turn.settings, wish=replace(turn.settings.wish, langs=left)))


def _now_holds(turn: Turn, one: Setting) -> Rich:
    """What now holds, for whom, and when the next briefing comes."""
    words = turn.words
    return plain(f"{words('set-now', who=turn.who, what=_named(turn, one))}\n{holds(turn, turn.settings)}")


def _line(turn: Turn, one: Setting) -> Rich:
    return join((bold(_named(turn, one)), plain(turn.words(f"set-about-{one.name}"))), "\n")


def _named(turn: Turn, one: Setting) -> str:
    """`Length: medium`."""
    return turn.words("set-line", name=turn.words(f"set-{one.name}"), value=one.shown(turn.settings, turn.words))


def _example(turn: Turn, one: Setting) -> Rich:
    return plain(f"{turn.words('set-example')} ") + code(f"/{one.name} {one.example}")


def _page(turn: Turn) -> tuple[Rich, ...]:
    words, here = turn.words, turn.settings
    lines = [
        words("set-line", name=words(f"set-{one.name}"), value=one.shown(here, words)) for one in SETTINGS.values()
    ]
    return bold(words("set-title", who=turn.who)), plain("\n".join((holds(turn, here), about(turn, here), *lines)))


def _buttons(turn: Turn) -> Rows:
    words = turn.words
    places = [("set-times", "times"), ("set-zone", "zone"), ("set-topics", "topics")]
    pages = [turn.button(words(key), f"set:{name}") for key, name in places]
    ones = [_opener(turn, one) for one in SETTINGS.values()]
    return (*in_rows(pages, _THREE_A_ROW), *in_rows(ones, _A_ROW))


def _opener(turn: Turn, one: Setting) -> Button:
    """A switch is turned by its button; what has more values opens a page."""
    label = _named(turn, one)
    if one.choices == ("on", "off"):
        other = "off" if one.is_chosen(turn.settings, "on") else "on"
        return turn.button(label, f"put:{one.name}:{other}")
    return turn.button(label, f"set:{one.name}")


def _back(turn: Turn) -> tuple[Button, ...]:
    return (turn.button(turn.words("set-back"), "set:"),)


def _choices(turn: Turn, one: Setting) -> Reply:
    buttons = _choice_buttons(turn, one, "put")
    return change(_line(turn, one), _example(turn, one), rows=(*in_rows(buttons, _THREE_A_ROW), _back(turn)))


def _choice_buttons(turn: Turn, one: Setting, action: str) -> list[Button]:
    labels = [(choice, _choice_said(turn, one, choice), _is_on(turn, one, choice)) for choice in _choices_of(turn, one)]
    return [turn.button(f"✓ {label}" if on else label, f"{action}:{one.name}:{choice}") for choice, label, on in labels]


def _choices_of(turn: Turn, one: Setting) -> tuple[str, ...]:
    """The choices; for languages of articles also those that the sources are in."""
    if one.name != "articles":
        return one.choices
    found = {source.lang[:2] for source, _ in turn.store.sources() if source.lang}
    return (*one.choices, *sorted(found - set(one.choices)))


def _is_on(turn: Turn, one: Setting, choice: str) -> bool:
    if one.name == "articles" and choice != "all":
        return choice in turn.settings.wish.langs
    return one.is_chosen(turn.settings, choice)


def _choice_said(turn: Turn, one: Setting, choice: str) -> str:
    if one.name == "articles" and choice != "all":
        return language_said(choice, turn.words)
    if one.name == "language" and choice in LANGUAGES:
        return LANGUAGES[choice]
    changed = one.change(turn.settings, choice)
    return one.shown(changed, turn.words) if changed else choice


def _topics(turn: Turn) -> Reply:
    return change(about(turn, turn.settings), rows=(*topic_rows(turn, turn.settings, "put:topic"), _back(turn)))


def _times(turn: Turn) -> Reply:
    buttons = [turn.button(time, f"put:schedule:{time}") for time in TIMES]
    hint = plain(f"{turn.words('set-times-how')} ") + code(f"/schedule {EXAMPLE}")
    return change(holds(turn, turn.settings), hint, rows=(*in_rows(buttons, _THREE_A_ROW), _back(turn)))


def _zone(turn: Turn) -> Reply:
    buttons = [turn.button(zone.rpartition("/")[2].replace("_", " "), f"put:zone:{zone}") for zone in ZONES]
    line = turn.words("set-line", name=turn.words("set-zone"), value=zone_said(turn.settings.zone))
    return change(line, turn.words("zone-how"), rows=(*in_rows(buttons, _THREE_A_ROW), _back(turn)))


_PAGES: dict[str, Callable[[Turn], Reply]] = {"topics": _topics, "times": _times, "zone": _zone}
