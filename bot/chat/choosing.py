"""`/topics`: what the briefing is about, by button. One message, edited in place."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.request import Reply
from bot.chat.turn import Rows, Turn, change, quoted, say
from config.catalogue import Topic
from domain.chats import Settings
from domain.message import Button

_A_ROW = 2


def topics(turn: Turn) -> Reply:
    """The topics as buttons; `/topics world science` chooses by word."""
    if turn.argument:
        return _chosen_by_word(turn)
    return say(_tap(turn, turn.settings), rows=topic_rows(turn, turn.settings, "topic"))


def _chosen_by_word(turn: Turn) -> Reply:
    known = {topic.id.casefold(): topic.id for topic in turn.knobs.topics}
    said = turn.argument.replace(",", " ").casefold().split()
    wrong = [word for word in said if word not in known and word != "all"]
    if wrong:
        return unknown_topic(turn, wrong[0], "topics")
    return say(about(turn, keep_topics(turn, tuple(known[word] for word in said if word in known))))


def keep_topics(turn: Turn, chosen: tuple[str, ...]) -> Settings:
    """Stores the topics of this place; all of them or none mean everything."""
    settings = turn.settings
    settings = replace(
        settings, wish=replace(settings.wish, topics=chosen if len(chosen) < len(turn.knobs.topics) else ())
    )
    turn.store.put_settings(settings)
    return settings


def toggle(turn: Turn, settings: Settings, topic: str) -> Settings:
    """Puts the topic in or takes it out; `all` begins again with everything."""
    known = [one.id for one in turn.knobs.topics]
    if topic == "all":
        return keep_topics(turn, ())
    chosen = set(settings.wish.topics) ^ {topic}
    return keep_topics(turn, tuple(one for one in known if one in chosen))


def pressed(turn: Turn) -> Reply:
    """A topic was tapped."""
    settings = toggle(turn, turn.settings, turn.argument)
    return change(_tap(turn, settings), rows=topic_rows(turn, settings, "topic"))


def about(turn: Turn, settings: Settings) -> str:
    """What the briefing here is about, as one sentence."""
    names = [topic_name(turn, topic) for topic in turn.knobs.topics if topic.id in settings.wish.topics]
    return turn.words("topics-about", who=turn.who, topics=", ".join(names) or turn.words("topics-everything"))


def _tap(turn: Turn, settings: Settings) -> str:
    return f"{about(turn, settings)} {turn.words('topics-tap')}"


def topic_name(turn: Turn, topic: Topic) -> str:
    """The topic as a reader sees it."""
    return turn.words.named("topic", topic.id, topic.name)


def unknown_topic(turn: Turn, said: str, command: str) -> Reply:
    """That there is no such topic, those there are, and how to say it right."""
    known = ", ".join(topic.id for topic in turn.knobs.topics)
    return say(turn.words("topics-unknown", said=quoted(said), topics=known, command=command))


def topic_rows(turn: Turn, settings: Settings, action: str) -> Rows:
    """A button a topic, with a tick on the chosen ones."""
    chosen = settings.wish.topics
    named = ((topic_name(turn, topic), topic.id, topic.id in chosen) for topic in turn.knobs.topics)
    listed = [(turn.words("topics-everything-button"), "all", not chosen), *named]
    buttons = [turn.button(f"✓ {name}" if on else name, f"{action}:{key}") for name, key, on in listed]
    return in_rows(buttons, _A_ROW)


def in_rows(buttons: list[Button], width: int) -> Rows:
    """The buttons in rows of at most `width`."""
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))
