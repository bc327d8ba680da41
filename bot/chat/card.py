"""A story opened in place: the briefing's message becomes the story, and *Back* makes it the briefing again.

More sentences in a quotation, a time line with a link to each article, and what can be done with the story. A button's
argument is the id of the message that was the briefing, then the story: `12:7`. It ranks and files nothing itself.
"""

from __future__ import annotations

from datetime import datetime

from bot.chat.render import coverage, headline, linked_sentence, told_of
from bot.chat.request import Reply
from bot.chat.rich import Rich, bold, clean, folded, italic, join, link, plain, whole_until
from bot.chat.saying import say_when
from bot.chat.turn import Rows, Turn, change
from bot.rulings import set_apart, story_for
from domain.chats import Regard, Role
from domain.message import Button
from domain.model import Item, Member, Story
from summarise.briefing import more

_MOST_LINES = 10  # of the time line; what is left out is counted
_TITLE = 70  # characters of a title on a line or a button


def opened(turn: Turn) -> Reply:
    """`open:7`: the story in place of the message that was pressed."""
    return _card(turn, turn.request.message or 0, _number(turn.argument))


def back(turn: Turn) -> Reply:
    """`back:12`: the briefing again, as it was sent."""
    before = turn.store.sent_as(turn.request.place, _number(turn.argument))
    return Reply(edit=before) if before else Reply(notice=turn.words("button-old"))


def follow(turn: Turn) -> Reply:
    """`follow:12:7`: the story comes first from now on, or no more."""
    return _regarded(turn, Regard.FOLLOWED)


def mute(turn: Turn) -> Reply:
    """`mute-story:12:7`: the story stays out from now on, or no more."""
    return _regarded(turn, Regard.MUTED)


def apart(turn: Turn) -> Reply:
    """`apart:12:7`: which of its articles does not belong to the story?"""
    message, story = numbers_in(turn.argument)
    found = story_for(turn.store, turn.request.place, story)
    own = [member.article for member in found.members if member.copy_of is None] if found else []
    if len(own) < 2:
        return Reply(notice=turn.words("card-one-report"))
    rows = [
        (turn.button(f"{short(one.outlet)}: {short(one.title)}", f"apart-this:{message}:{story}:{one.id}"),)
        for one in own[:_MOST_LINES]
    ]
    return change(turn.words("card-which"), rows=(*rows, (back_button(turn, message),)))


def apart_this(turn: Turn) -> Reply:
    """`apart-this:12:7:ARTICLE`: it and its copies are told apart here; by the owner, in private, for everybody."""
    message, _, rest = turn.argument.partition(":")
    story, _, article = rest.partition(":")
    everywhere = turn.role is Role.OWNER and turn.who == "you"
    done = set_apart(turn.store, None if everywhere else turn.request.place, _number(story), article, turn.now)
    if not done:
        return Reply(notice=turn.words("card-gone"))
    said = turn.words("card-apart-all" if everywhere else "card-apart-here")
    return change(said, rows=((back_button(turn, _number(message)),),))


def _card(turn: Turn, message: int, story: int, notice: str = "") -> Reply:
    found = story_for(turn.store, turn.request.place, story)
    item = more(found, turn.settings.wish) if found else None
    if item is None:
        return Reply(notice=turn.words("card-gone"))
    words = turn.words
    told = folded(join((linked_sentence(sentence, item, words) for sentence in item.sentences), " "))
    lines = join((bold(words("card-time-line")), *_time_line(turn, item.story)), "\n")
    shown = change(
        headline(item), told, lines, italic(coverage(item, words)), rows=_rows(turn, message, item), notice=notice
    )
    return Reply(edit=shown.edit, notice=notice, told=told_of(item))


def _time_line(turn: Turn, story: Story) -> list[Rich]:
    members = sorted(story.members, key=lambda member: (_when(member), member.article.id))
    lines = [_line(turn, story, member) for member in members[:_MOST_LINES]]
    left = len(members) - len(lines)
    return [*lines, plain(turn.words("card-more-articles", n=left))] if left else lines


def _line(turn: Turn, story: Story, member: Member) -> Rich:
    article, words = member.article, turn.words
    at = say_when(_when(member), turn.now, turn.settings.zone, words)
    said = plain(f"{at} · ") + link(clean(article.outlet) or words("briefing-source"), article.url)
    said += f": {clean(short(article.title))}"
    if member.copy_of is None:
        return said
    root = next((one.article.outlet for one in story.members if one.article.id == member.copy_of), "")
    return said + italic(" " + words("card-copy", outlet=clean(root) or words("briefing-source")))


def _when(member: Member) -> datetime:
    """When it was published, where that is an instant; a bare day says less than the arrival."""
    published = member.article.published
    return published if isinstance(published, datetime) else member.article.arrived


def _rows(turn: Turn, message: int, item: Item) -> Rows:
    words, story = turn.words, item.story
    regard = turn.store.regards(turn.request.place).get(story.id)
    follows = "card-unfollow-button" if regard is Regard.FOLLOWED else "card-follow-button"
    mutes = "card-unmute-button" if regard is Regard.MUTED else "card-mute-button"
    first = (
        turn.button(words(follows), f"follow:{message}:{story.id}"),
        turn.button(words(mutes), f"mute-story:{message}:{story.id}"),
    )
    own = sum(member.copy_of is None for member in story.members)
    parts = (turn.button(words("card-apart-button"), f"apart:{message}:{story.id}"),) if own > 1 else ()
    second = (*parts, turn.button(words("card-why-button"), f"why:{message}:{story.id}"))
    thumbs = (turn.button("👍", f"like:{message}:{story.id}"), turn.button("👎", f"dislike:{message}:{story.id}"))
    return (first, second, (*thumbs, back_button(turn, message)))


def back_button(turn: Turn, message: int) -> Button:
    """The way back to the briefing that was sent as `message`."""
    return turn.button(turn.words("card-back-button"), f"back:{message}")


def _regarded(turn: Turn, wanted: Regard) -> Reply:
    message, story = numbers_in(turn.argument)
    held = turn.store.regards(turn.request.place).get(story)
    now_held = None if held is wanted else wanted
    turn.store.put_regard(turn.request.place, story, now_held, turn.now)
    said = now_held.value if now_held else "neither"
    return _card(turn, message, story, notice=turn.words(f"card-{said}"))


def numbers_in(argument: str) -> tuple[int, int]:
    """The message and the story that a button names."""
    message, _, story = argument.partition(":")
    return _number(message), _number(story)


def _number(text: str) -> int:
    return int(text) if text.removeprefix("-").isdecimal() else 0


def short(text: str) -> str:
    """The text on one line."""
    return text if len(text) <= _TITLE else text[: whole_until(text, _TITLE - 1)].rstrip() + "…"
