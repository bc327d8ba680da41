"""The one door: stories in, a briefing out, each event once, in verbatim sentences. Never fetches, sends or keeps.

The plan: 1. order by importance and wish; 2. load as many stories as are missing; 3. of a story told before only what
is new, of a new one the sentences that tell it; a story with nothing new stays out; 4. until the limit; 5. the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.chats import Length, Wish
from domain.leaning import Leaning
from domain.lookup import folded, holds_any, phrases
from domain.model import Article, Briefing, Counts, Faces, Item, Sentence, Story, StorySketch, Told
from summarise.budget import Limits, fill
from summarise.candidates import Candidate
from summarise.cover import CoverKnobs
from summarise.extract import Doc, ages, for_reading, weigh
from summarise.figures import contradict, toll
from summarise.headline import headline
from summarise.novelty import remembered
from summarise.rank import order
from summarise.scored import Scored, Weights
from summarise.sentences import split
from summarise.words import tokens

_MOST_ARTICLES = 12  # of a story are read for its sentences: the earliest and the latest; more add nothing but time
_HEAD = 4000  # characters of an article that are read where a story has several: what matters stands early
_OPENING = 1800  # so many, some twelve sentences, where nothing was told yet: twelve are no worse than all, and faster
_OWN = 1.2  # worth of a sentence from the article of the headline: the two read as one
_MOST_OF = 0.6  # share of a sentence that, told as the headline, is not told again
_OPENED = 7  # sentences of a story that is opened in place


Load = Callable[[Sequence[int]], Sequence[Story]]
"""Reads the stories of these ids, all of them, in their order."""

Make = Callable[[Sequence[Story], Mapping[int, Sequence[Told]], Wish], Sequence[Item | None]]
"""`item` of each of the stories, in their order; what was told of each is given by its id."""


def compose(  # noqa: PLR0913 - all that a briefing is made of, each by its name
    sketches: Sequence[StorySketch],
    *,
    faces: Faces,
    load: Load,
    told: Callable[[Sequence[Story]], Mapping[int, Sequence[Told]]],
    since: datetime,
    until: datetime,
    wish: Wish,
    counts: Counts,
    make: Make | None = None,
    leaning: Leaning | None = None,
) -> Briefing:
    """The briefing of a span. `sketches` are the stories that moved in it; `faces` tells how they look, and as many are
    loaded at a time as are still missing.

    `make` stands in for `item` where somebody remembers what it gave for the same story, told and length.
    """
    ranked = order(sketches, faces=faces, now=until, wish=wish, leaning=leaning)
    items: list[Item] = []
    at = 0
    while at < len(ranked) and len(items) < wish.limit:
        stories = load(ranked[at : at + wish.limit - len(items)])
        items += [one for one in (make or _each)(stories, told(stories), wish) if one]
        at += len(stories)
    return Briefing(since=since, until=until, items=tuple(items), counts=counts, rest=tuple(ranked[at:]))


def _each(stories: Sequence[Story], told: Mapping[int, Sequence[Told]], wish: Wish) -> list[Item | None]:
    return [item(story, told[story.id], wish) for story in stories]


def item(story: Story, told: Sequence[Told], wish: Wish) -> Item | None:
    """What a reader is shown of `story`; None where all of it was told, or where it has no sentence to show."""
    return _item(story, told, wish, wish.length.sentences)


def more(story: Story, wish: Wish, sentences: int = _OPENED) -> Item | None:
    """The story opened in place: up to `sentences`, whatever was told before. None where there is none to show."""
    return _item(story, (), wish, max(sentences, wish.length.sentences))


def items(story: Story, counts: Sequence[int]) -> list[Item | None]:
    """What somebody who was told nothing is shown, for each number of sentences: weighed once."""
    weighed = _weigh(story, (), Wish(), max(counts))
    return [_choose(story, weighed, (), count) if weighed else None for count in counts]


def _item(story: Story, told: Sequence[Told], wish: Wish, count: int) -> Item | None:
    weighed = _weigh(story, told, wish, count)
    return _choose(story, weighed, told, count) if weighed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """All that may be shown of a story, and what it is worth. `lead` is the place of the headline's article."""

    articles: list[Article]
    docs: list[Doc]
    title: str
    lead: int
    scored: list[Scored]
    weights: Weights
    knobs: CoverKnobs


def _weigh(story: Story, told: Sequence[Told], wish: Wish, count: int) -> _Weighed | None:
    articles = sources(story, wish.langs)
    if not articles:
        return None
    title, lead = headline(articles)
    head = len(articles) > 1 and (_HEAD if told or count > Length.LONG.sentences else _OPENING)
    docs = [Doc(title=a.title, text=_read(a, head), published=a.published or a.arrived, lang=a.lang) for a in articles]
    scored, weights, knobs = weigh(docs, remembered(told))
    if wish.muted:
        scored = _unmuted(scored, wish.muted)
    scored = [one for one in scored if not _says_again(title, one.candidate.text)] or scored
    if not told:
        for one in scored:
            one.factor *= _OWN if one.candidate.doc == lead else 1.0
    return _Weighed(
        articles=articles, docs=docs, title=title, lead=lead, scored=scored, weights=weights, knobs=knobs
    )  # fmt: skip


def _choose(story: Story, weighed: _Weighed, told: Sequence[Told], count: int) -> Item | None:
    articles, title, lead = weighed.articles, weighed.title, weighed.lead
    limits, when = Limits(sentences=count), ages(weighed.docs)
    taken = fill(weighed.scored, weighed.weights, limits, must=not told, ages=when, knobs=weighed.knobs)
    if not taken:
        return None
    if told:  # an update is headed by a report of what is new: the old headline may hold an old toll
        fresh = sorted({one.candidate.doc for one in taken})
        title, lead = headline([articles[at] for at in fresh])
        lead = fresh[lead]
    title, lead = _of_one_toll(title, lead, articles, [one.candidate.text for one in taken])
    return Item(
        story=story,
        headline=title,
        lead=articles[lead],
        sentences=tuple(_sentence(one.candidate, articles) for one in for_reading(taken)),
        update=bool(told),
    )


def _unmuted(scored: Sequence[Scored], muted: Sequence[str]) -> list[Scored]:
    asked = phrases(muted)
    return [one for one in scored if not holds_any(folded(one.candidate.text), asked)]


def _of_one_toll(title: str, lead: int, articles: Sequence[Article], sentences: Sequence[str]) -> tuple[str, int]:
    """The headline, or another that gives no other toll than the sentences under it; where all do, it stays."""
    shown = toll(tokens(" ".join(sentences)))
    if not contradict(toll(tokens(title)), shown):
        return title, lead
    agreeing = [at for at, one in enumerate(articles) if one.title and not contradict(toll(tokens(one.title)), shown)]
    if not agreeing:
        return title, lead
    other, at = headline([articles[at] for at in agreeing])
    return other, agreeing[at]


def _says_again(title: str, sentence: str) -> bool:
    """Whether a sentence is little more than the headline, which is its own opening where no article has a title."""
    return sentence.startswith(title.rstrip(".… ")) and len(title) > _MOST_OF * len(sentence)


def sources(story: Story, langs: Sequence[str]) -> list[Article]:
    """The articles that are no copies, in the languages wished for, in order of arrival; of very many the earliest and
    the latest."""
    own = [m.article for m in story.members if m.copy_of is None] or [story.members[0].article]
    own = [article for article in own if not langs or article.lang[:2] in langs]
    if len(own) <= _MOST_ARTICLES:
        return own
    return own[: _MOST_ARTICLES // 2] + own[-(_MOST_ARTICLES // 2) :]


def _read(article: Article, head: int) -> str:
    """The text, or its beginning of at most `head` characters in whole paragraphs or sentences; 0 is all of it."""
    if not head or len(article.text) <= head:
        return article.text
    cut = article.text.rfind("\n\n", head // 2, head)
    if cut < 0:
        cut = split(article.text[:head])[-1].start  # the last sentence may be cut in two, so it goes
    return article.text[:cut] if cut > 0 else article.text


def _sentence(one: Candidate, articles: Sequence[Article]) -> Sentence:
    return Sentence(text=one.text, article=articles[one.doc].id, start=one.start, end=one.end)
