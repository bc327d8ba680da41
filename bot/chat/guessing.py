"""What somebody may have meant who typed no command: a time, a place. It offers a button and changes nothing."""

from __future__ import annotations

from difflib import get_close_matches

from bot.chat.commands import COMMANDS
from bot.chat.request import Reply
from bot.chat.times import Misread, read_times
from bot.chat.turn import Turn, quoted, say
from bot.chat.zones import Zone, find_zone

_LONGEST_PLACE = 30  # characters: what is longer is a remark, not a place


def guess(turn: Turn, name: str) -> Reply:
    """The likeliest thing meant by what was said; `name` is its first word, without a slash."""
    said = turn.request.text.strip()
    near = get_close_matches(name, COMMANDS, n=1)
    if near and (said.startswith("/") or " " not in said):
        return say(turn.words("unknown-near", command=near[0]))
    if said.startswith("/"):
        return say(turn.words("unknown"))
    times = read_times(said)
    if any(sign.isdigit() for sign in said) and times and not isinstance(times, Misread):
        ask = turn.button(f"/schedule {quoted(said)}", f"guess-time:{said}")
        return say(turn.words("guess-time", said=quoted(said)), rows=((ask,),))
    if len(said) <= _LONGEST_PLACE and isinstance(find_zone(said), Zone):
        ask = turn.button(f"/timezone {quoted(said)}", f"zone:{said}")
        return say(turn.words("guess-place", said=quoted(said)), rows=((ask,),))
    return say(turn.words("unknown"))
