"""A briefing as it reads: head, one block a story, foot. Chooses no story and no sentence, knows no platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.rich import Rich, at_sentence, bold, clean, italic, join, link, plain
from domain.model import Article, Briefing, Item, Sentence, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the stories: the reader's zone, the name of the briefing, and lines that tell the truth."""

    zone: str
    name: str = "briefing"
    notes: tuple[str, ...] = ()
    first: int = 1  # the number of the first story
    more: int = 0  # stories that did not fit


def blocks(briefing: Briefing, frame: Frame) -> list[Rich]:
    """The briefing as blocks, to be packed into messages between them."""
    stories = [_story(number, item, briefing, frame) for number, item in enumerate(briefing.items, start=frame.first)]
    return [_head(briefing, frame), *stories, _foot(frame)]


def told(briefing: Briefing) -> tuple[Told, ...]:
    """What the reader has been told once the briefing is sent."""
    return tuple(
        Told(story=item.story.id, article=sentence.article, text=sentence.text)
        for item in briefing.items
        for sentence in item.sentences
    )


def _head(briefing: Briefing, frame: Frame) -> Rich:
    until = briefing.until.astimezone(ZoneInfo(frame.zone))
    title = bold(f"{_greeting(until)} {frame.name} · {until:%A} {until.day} {until:%B}, {until:%H:%M}")
    since = say_when(briefing.since, briefing.until, frame.zone)
    counts = briefing.counts
    made = (
        f"{count(len(briefing.items), 'story', 'stories')} from {count(counts.articles, 'article', 'articles')} "
        f"in {count(counts.feeds, 'feed', 'feeds')} since {since}"
    )
    return title + "\n" + italic(made)


def _greeting(local: datetime) -> str:
    return "Morning" if local.hour < 12 else "Afternoon" if local.hour < 18 else "Evening"


_LONG_AGO = 300  # days, from which on a day and a month are not clear without the year


def say_when(instant: datetime, now: datetime, zone: str) -> str:
    """`today 08:00`, `yesterday 08:00`, `Mon 28 Oct 08:00`, in the zone; with the year where it is long ago."""
    local, today = instant.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    days = (today - local.date()).days
    day = {0: "today", 1: "yesterday"}.get(
        days, f"{local:%a} {local.day} {local:%b}{f' {local.year}' if days > _LONG_AGO else ''}"
    )
    return f"{day} {local:%H:%M}"


def count(number: int, one: str, many: str) -> str:
    """`1 story`, `5 stories`, `1,200 stories`."""
    return f"{number:,} {one if number == 1 else many}"


def _story(number: int, item: Item, briefing: Briefing, frame: Frame) -> Rich:
    head = plain(f"{number}  ") + (bold("UPDATE  ") if item.update else "") + headline(item)
    lead_in = plain(f"New since {say_when(briefing.since, briefing.until, frame.zone)}: ") if item.update else Rich()
    body = lead_in + join((_sentence(sentence, item) for sentence in item.sentences), " ")
    return join((head, body, italic(coverage(item))), "\n")


def headline(item: Item) -> Rich:
    """The headline in bold, linked to the lead article."""
    text = clean(item.headline)
    linked = link(text, item.lead.url)
    return Rich(linked.text, (*bold(text).marks, *linked.marks))


def _sentence(sentence: Sentence, item: Item) -> Rich:
    article = _article(sentence.article, item)
    where = link(clean(article.outlet) or "source", at_sentence(article.url, sentence.text))
    return plain(f"{clean(sentence.text)} [") + where + "]"


def _article(article: str, item: Item) -> Article:
    return next(member.article for member in item.story.members if member.article.id == article)


def coverage(item: Item) -> str:
    """`6 outlets, 2 independent reports`; empty for a story that one outlet told once."""
    outlets, reports = len(item.story.outlets), item.story.reports
    if len(item.story.members) == 1:
        return ""
    copies = sum(member.copy_of is not None for member in item.story.members)
    said = [count(outlets, "outlet", "outlets"), count(reports, "independent report", "independent reports")]
    if outlets <= 1:
        said = [count(len(item.story.members), "article", "articles"), said[1]]
    return ", ".join(said) + (f", {count(copies, 'copy', 'copies')} of one text" if copies and outlets <= 1 else "")


def _foot(frame: Frame) -> Rich:
    more = f"{count(frame.more, 'more story', 'more stories')} in this span." if frame.more else ""
    return join((italic(line) for line in (more, *frame.notes) if line), "\n")
