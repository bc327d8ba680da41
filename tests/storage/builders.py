"""Builders that name only what matters to a test of a store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.chats import Place
from domain.ledger import Part, PartKind
from domain.message import Message
from domain.model import Article, Filing, Published
from storage.store import Filed, Store

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)
HOME = Place(chat="home")
AWAY = Place(chat="away")


def minutes(count: float) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=count)


def article(
    name: str,
    *,
    text: str = "",
    title: str = "",
    arrived: datetime = NOON,
    outlet: str = "The Outlet",
    source: str = "feed",
    topics: tuple[str, ...] = ("world",),
    keys: tuple[str, ...] | None = None,
    lang: str = "en",
    published: Published = None,
    own: bool = False,
) -> Article:
    """An article whose text, title and one key come from its name unless given."""
    return Article(
        id=name,
        source=source,
        outlet=outlet,
        url=f"https://example.org/{name}",
        title=title or f"Title of {name}",
        text=text or f"Text of {name}.",
        arrived=arrived,
        published=published,
        lang=lang,
        topics=topics,
        keys=(f"url:{name}",) if keys is None else keys,
        own=own,
    )


def filed(name: str, story: int, copy_of: str | None = None) -> Filed:
    """A filing of the article `name`, with a reason and a trace."""
    why = {"term:drones": 0.25, "time": 0.5}
    return Filed(filing=Filing(article=name, story=story, copy_of=copy_of, score=0.75, why=why), trace=name.encode())


def file(store: Store, *filings: Filed) -> None:
    """Files at the present version."""
    top = max(each.filing.story for each in filings) + 1
    assert store.file(filings, {}, version=store.desk_version(), next_story=top)


def owe(store: Store, place: Place, *texts: str, kind: PartKind = PartKind.DIGEST, now: datetime = NOON) -> int:
    """Owes one group of messages; its number."""
    group = store.owe(place, [Message(text=text) for text in texts], kind=kind, now=now)
    assert group is not None
    return group


def claimed(store: Store, now: datetime = NOON) -> Part:
    """The next part, which must be there."""
    part = store.claim(now)
    assert part is not None
    return part


def send(store: Store, now: datetime = NOON) -> str:
    """Claims and confirms the next part; its text."""
    part = claimed(store, now)
    store.confirm(part.id, message_id=part.id, now=now)
    return part.message.text
