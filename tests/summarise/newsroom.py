"""Articles written for these tests, and builders that name only what matters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.model import Article, Member, Published, Story

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)

FLOOD = """Heavy rain flooded the river town of Aldmere on Tuesday and forced about 2,000 people from their homes.

The mayor, Ines Calder, said that at least four people were missing after a footbridge collapsed near the old mill.

Rescue teams from three neighbouring counties searched the banks of the Wend with boats and dogs through the night.

Forecasters expect another 60 millimetres of rain by Thursday, and the regional railway has stopped all trains.

Aldmere last flooded in 1998, when the water stood a metre deep in the market square for almost a week."""

FLOOD_OTHER = """Some 2,000 residents of Aldmere left their homes on Tuesday as the river Wend burst its banks.

A footbridge beside the old mill gave way in the morning and four people have not been seen since, the town said.

Mayor Ines Calder asked the army for pumps and sandbags, and schools in the valley will stay shut this week.

Insurers put the first estimate of the damage in Aldmere at 40 million crowns."""

BANK = """The central bank of Norland raised its main interest rate to 4.5 percent on Monday, the highest in ten years.

Governor Per Lind said prices had risen faster than wages for three quarters and that demand had to cool.

Shares in Norland's three big lenders rose sharply after the decision, led by Havnbank with 6 percent.

Economists at the University of Stavik had expected a smaller step of a quarter point."""


def article(
    name: str,
    text: str,
    *,
    title: str = "",
    outlet: str = "",
    arrived: datetime = NOW,
    published: Published = NOW,
    lang: str = "en",
    topics: tuple[str, ...] = (),
) -> Article:
    """An article whose source and outlet are `outlet`, or of its own."""
    told_by = outlet or f"outlet of {name}"
    return Article(
        id=name,
        source=told_by,
        outlet=told_by,
        url=f"https://news.example/{name}",
        title=title,
        text=text,
        arrived=arrived,
        published=published,
        lang=lang,
        topics=topics,
    )


def story(*members: Article | Member, number: int = 1) -> Story:
    """A story of articles in order of arrival."""
    return Story(id=number, members=tuple(m if isinstance(m, Member) else Member(article=m) for m in members))


def hours(count: float) -> timedelta:
    """A span of hours."""
    return timedelta(hours=count)


def stream(count: int) -> list[Article]:
    """A made-up stream: events told by several outlets, copies among them, some undated, in two languages."""
    things = ["harbour", "tunnel", "orchard", "stadium", "reactor", "museum", "glacier", "bakery", "library", "airport"]
    acts = ["opened", "burned", "closed", "flooded", "collapsed", "expanded", "struck", "reopened"]
    found: list[Article] = []
    for at in range(count):
        event = at // 3
        thing, act = things[event % 10], acts[event // 10 % 8]
        word = [chr(97 + (event * 7 + k * 5) % 26) + chr(97 + (event + k * 3) % 26) + "ok" for k in range(9)]
        place = f"{word[0].title()}{event}ton"
        own = f"Reporter {at} counted {word[8]} lorries and {at + 7} {thing} boats beside gate {word[7]}."
        body = (
            f"The {word[1]} {thing} of {place} {act} on {word[2]} after {event + 5} {word[3]} had warned.\n\n"
            f"Mayor {word[4].title()} of {place} promised {word[5]} to it within {event + 2} weeks.\n\n"
            f"People in {place} said that the {thing} had {act} twice by {word[6]} and in 19{10 + event % 80}."
        )
        text = body if at % 3 == 1 else f"{body}\n\n{own}" if at % 3 == 2 else f"{own}\n\n{body[: len(body) // 2]}."
        when = NOW + timedelta(hours=event * 3 + at % 3)
        found.append(
            article(
                f"a{at}",
                text,
                title=f"{thing.title()} of {place} {act}",
                outlet=f"Outlet {at % 7}",
                arrived=when,
                published=None if at % 5 == 4 else when,
                lang="sv" if event % 6 == 5 else "en",
            )
        )
    return found
