"""`/why 3` and the button under a story: how an item was made, from what is stored of it. It decides nothing."""

from __future__ import annotations

from bot.chat.card import back_button, numbers_in, short
from bot.chat.numbers import numbers
from bot.chat.request import Reply
from bot.chat.rich import Rich, bold, clean, join, link, plain
from bot.chat.thumbs import meaning
from bot.chat.turn import Turn, change, quoted, say
from bot.explaining import why as reasons
from bot.rulings import story_for
from domain.model import Filing, Member, Story

_MOST_ARTICLES = 8  # explained one by one; the others are counted
_MOST_SHARES = 8  # contributions named for one article


def why(turn: Turn) -> Reply:
    """`/why 3`: of the last briefing here; without a number, what can be asked."""
    known = numbers(turn.store, turn.request.place)
    said = turn.argument.strip().removeprefix("#")
    story = known.get(int(said)) if said.isdecimal() and len(said) < 6 else None
    if story is None:
        if not known:
            return say(turn.words("why-no-briefing"))
        key = "why-no-number" if said else "why-how"
        return say(turn.words(key, said=quoted(said), most=max(known)))
    found = story_for(turn.store, turn.request.place, story)
    return say(*_explained(turn, found)) if found else say(turn.words("card-gone"))


def pressed(turn: Turn) -> Reply:
    """`why:12:7`: in place of the story that was opened from the message 12."""
    message, story = numbers_in(turn.argument)
    found = story_for(turn.store, turn.request.place, story)
    if found is None:
        return Reply(notice=turn.words("card-gone"))
    return change(*_explained(turn, found), rows=((back_button(turn, message),),))


def _explained(turn: Turn, story: Story) -> list[Rich]:
    words = turn.words
    title = bold(clean(story.members[0].article.title))
    counted = words(
        "why-counted",
        articles=words("articles", n=len(story.members)),
        outlets=words("outlets", n=max(1, len(story.outlets))),
        reports=words("reports", n=story.reports),
    )
    told = [_article(turn, story, member) for member in story.members[:_MOST_ARTICLES]]
    left = len(story.members) - len(told)
    return [
        title + "\n" + counted,
        *meaning(turn, story),
        *told,
        *([plain(words("card-more-articles", n=left))] if left else []),
    ]


def _article(turn: Turn, story: Story, member: Member) -> Rich:
    words, article = turn.words, member.article
    name = link(clean(article.outlet) or words("briefing-source"), article.url)
    root = next((one.article for one in story.members if one.article.id == member.copy_of), None)
    kind = words("why-copy", outlet=clean(root.outlet) or words("briefing-source")) if root else words("why-own")
    filing = reasons(turn.store, article.id)
    lines = [name + f": {clean(short(article.title))}", plain(kind), plain(_reason(turn, filing))]
    return join(lines, "\n")


def _reason(turn: Turn, filing: Filing | None) -> str:
    """What joined the article to the story, each contribution with its share; they add up to the score."""
    if filing is None or not filing.why:
        return turn.words("why-first")
    shares = sorted(filing.why.items(), key=lambda one: (one[0] == "rest", -abs(one[1])))
    shown = [one for one in shares[:_MOST_SHARES] if one[0] != "rest"]
    rest = sum(share for _, share in shares[len(shown) :])
    named = [f"{_named(turn, key)} {turn.words.signed(share)}" for key, share in shown]
    named += [f"{turn.words('why-rest')} {turn.words.signed(rest)}"] if len(shares) > len(shown) else []
    return turn.words("why-score", score=turn.words.decimal(filing.score), shares=", ".join(named))


def _named(turn: Turn, key: str) -> str:
    kind, _, word = key.partition(":")
    return turn.words("quoted", said=clean(word)) if word else turn.words.named("why", kind, kind)
