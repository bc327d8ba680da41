"""A briefing as it reads: head, one block a story, foot. Chooses no story and no sentence, knows no platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.fragments import at_sentence
from bot.chat.rich import Rich, bold, clean, italic, join, link, plain
from bot.chat.saying import say_when
from bot.words.catalogue import Words
from domain.model import Article, Briefing, Item, Sentence, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the stories: the reader's zone and words, and lines that tell the truth."""

    zone: str
    words: Words
    again: bool = False  # a repeat that was asked for
    notes: tuple[str, ...] = ()
    first: int = 1  # the number of the first story
    more: int = 0  # stories that did not fit


def blocks(briefing: Briefing, frame: Frame) -> list[Rich]:
    """The briefing as blocks, to be packed into messages between them."""
    stories = [_story(number, item, briefing, frame) for number, item in enumerate(briefing.items, start=frame.first)]
    return [_head(briefing, frame), *stories, _foot(frame)]


def alert_blocks(briefing: Briefing, frame: Frame, why: str) -> list[Rich]:
    """A story told at once, as blocks: when, why it is told now, and the story."""
    at = frame.words.time(briefing.until.astimezone(ZoneInfo(frame.zone)), "pattern-clock")
    head = bold(frame.words("alert-head", clock=at)) + "\n" + italic(why)
    return [head, *(_story(None, item, briefing, frame) for item in briefing.items)]


def told(briefing: Briefing) -> tuple[Told, ...]:
    """What the reader has been told once the briefing is sent."""
    return tuple(one for item in briefing.items for one in told_of(item))


def told_of(item: Item) -> tuple[Told, ...]:
    """What the reader has been told once the item is shown."""
    return tuple(Told(story=item.story.id, article=one.article, text=one.text) for one in item.sentences)


def _head(briefing: Briefing, frame: Frame) -> Rich:
    until = briefing.until.astimezone(ZoneInfo(frame.zone))
    words, counts = frame.words, briefing.counts
    greeting = f"briefing-{_part_of_day(until)}{'-again' if frame.again else ''}"
    made = words(
        "briefing-made",
        stories=words("stories", n=len(briefing.items)),
        articles=words("articles", n=counts.articles),
        feeds=words("feeds", n=counts.feeds),
        since=say_when(briefing.since, briefing.until, frame.zone, words),
    )
    day, clock = words.time(until, "pattern-day"), words.time(until, "pattern-clock")
    return bold(words(greeting, day=day, clock=clock)) + "\n" + italic(made)


def _part_of_day(local: datetime) -> str:
    return "morning" if local.hour < 12 else "afternoon" if local.hour < 18 else "evening"


def _story(number: int | None, item: Item, briefing: Briefing, frame: Frame) -> Rich:
    words = frame.words
    update = lead_in = Rich()
    if item.update:
        update = bold(f"{words('briefing-update')}  ")
        since = say_when(briefing.since, briefing.until, frame.zone, words)
        lead_in = plain(f"{words('briefing-new-since', since=since)} ")
    body = lead_in + join((linked_sentence(sentence, item, words) for sentence in item.sentences), " ")
    start = plain(f"{number}  " if number else "")
    return join((start + update + headline(item), body, italic(coverage(item, words))), "\n")


def headline(item: Item) -> Rich:
    """The headline in bold, linked to the lead article."""
    text = clean(item.headline)
    linked = link(text, item.lead.url)
    return Rich(linked.text, (*bold(text).marks, *linked.marks))


def linked_sentence(sentence: Sentence, item: Item, words: Words) -> Rich:
    """The sentence, and its outlet linked to its place there."""
    article = _article(sentence.article, item)
    where = link(clean(article.outlet) or words("briefing-source"), sentence_url(sentence, article))
    return plain(f"{clean(sentence.text)} [") + where + "]"


def sentence_url(sentence: Sentence, article: Article) -> str | None:
    """The address of the sentence in its article."""
    before, after = article.text[: sentence.start], article.text[sentence.end :]
    return at_sentence(article.url, sentence.text, before=f"{article.title}\n{before}", after=after)


def _article(article: str, item: Item) -> Article:
    return next(member.article for member in item.story.members if member.article.id == article)


def coverage(item: Item, words: Words) -> str:
    """`6 outlets, 2 independent reports`; empty for a story that one outlet told once."""
    story = item.story
    if len(story.members) == 1:
        return ""
    reports = words("reports", n=story.reports)
    if len(story.outlets) > 1:
        return f"{words('outlets', n=len(story.outlets))}, {reports}"
    copies = sum(member.copy_of is not None for member in story.members)
    said = [words("articles", n=len(story.members)), reports, *([words("copies", n=copies)] if copies else [])]
    return ", ".join(said)


def _foot(frame: Frame) -> Rich:
    more = frame.words("briefing-more", n=frame.more) if frame.more else ""
    return join((italic(line) for line in (more, *frame.notes) if line), "\n")
