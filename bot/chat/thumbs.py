"""👍 and 👎 under an opened story, `/likes`, and what they say of a story. It ranks nothing: `rank` does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.chat.card import numbers_in
from bot.chat.request import Reply
from bot.chat.rich import Rich, bold, clean, plain
from bot.chat.turn import Rows, Turn, change, say
from bot.liking import liked
from bot.rulings import story_for
from domain.leaning import Lean, Leaning
from domain.model import Story
from summarise.rank import liking
from summarise.sketch import sketch


def more(turn: Turn) -> Reply:
    """`like:12:7`: a little more of what tells the story, and of what it is about."""
    return _counted(turn, more=True)


def less(turn: Turn) -> Reply:
    """`dislike:12:7`: a little less of it."""
    return _counted(turn, more=False)


def _counted(turn: Turn, *, more: bool) -> Reply:
    story = story_for(turn.store, turn.request.place, numbers_in(turn.argument)[1])
    if story is None:
        return Reply(notice=turn.words("card-gone"))
    liked(turn.store, turn.request.place, [story], more=more)
    return Reply(notice=turn.words("likes-more" if more else "likes-less"))


def likes(turn: Turn) -> Reply:
    """`/likes`: what the thumbs here say so far, and a button that forgets them."""
    leaning = turn.store.leaning(turn.request.place)
    if not leaning.outlets and not leaning.topics:
        return say(turn.words("likes-none"))
    weights = _named(turn, leaning)
    shown = [_list(turn, key, weights, sign) for key, sign in (("likes-more-of", 1), ("likes-less-of", -1))]
    return say(bold(turn.words("likes-head")), *(line for line in shown if line), rows=_forget_row(turn))


def forget(turn: Turn) -> Reply:
    """All thumbs of this place count no more."""
    leaning = turn.store.leaning(turn.request.place)
    for kind, names in ((Lean.OUTLET, leaning.outlets), (Lean.TOPIC, leaning.topics)):
        for name in names:
            turn.store.put_leaning(turn.request.place, kind, name, 0.0)
    return change(turn.words("likes-forgotten"))


def meaning(turn: Turn, story: Story) -> list[Rich]:
    """How the thumbs move this story in a briefing, for `/why`; nothing where they do not."""
    leaning, topics = turn.store.leaning(turn.request.place), sketch(story).kind.topics
    percent = round((liking(story.outlets, topics, leaning) - 1) * 100)
    if not percent:
        return []
    concerned = Leaning(outlets=_of(leaning.outlets, story.outlets), topics=_of(leaning.topics, topics))
    named = [f"{name} {turn.words.signed(weight)}" for name, weight in _named(turn, concerned).items()]
    key = "why-liked" if percent > 0 else "why-disliked"
    return [plain(turn.words(key, percent=abs(percent), shares=", ".join(named)))]


def _of(weights: Mapping[str, float], names: Iterable[str]) -> dict[str, float]:
    return {name: weights[name] for name in names if name in weights}


def _named(turn: Turn, leaning: Leaning) -> dict[str, float]:
    """Outlets and topics as a reader calls them, the strongest first."""
    names = {topic.id: topic.name for topic in turn.knobs.topics}
    topics = {turn.words.named("topic", one, names.get(one, one)): weight for one, weight in leaning.topics.items()}
    outlets = {clean(one): weight for one, weight in leaning.outlets.items()}
    return dict(sorted((outlets | topics).items(), key=lambda one: (-abs(one[1]), one[0])))


def _list(turn: Turn, key: str, weights: Mapping[str, float], sign: int) -> str:
    names = [f"{name} {turn.words.signed(weight)}" for name, weight in weights.items() if weight * sign > 0]
    return turn.words(key, names=", ".join(names)) if names else ""


def _forget_row(turn: Turn) -> Rows:
    return ((turn.button(turn.words("likes-forget-button"), "likes-forget"),),)
