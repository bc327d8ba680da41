"""The whole walk, every part real: feeds on loopback → pull → a subscription in a chat → its minute → the digest."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.chat.access import new_claim
from bot.cli.running import errands_of
from bot.errands import Errands
from bot.telegram.run import TelegramKnobs, run_telegram
from bot.wiring import House
from config.settings import Settings
from tests.fake_telegram import FakeTelegram
from tests.flow.newspaper import Newspaper, Page, printed
from tests.telegram.conftest import Clock

TOKEN = "42:fake"
ADA = 7

FERRY = (
    "The ferry Sankt Olav ran aground off Lindhavn early on Tuesday with 212 people aboard, the coast guard said.",
    "All passengers were brought ashore by two lifeboats within three hours, and four people were treated for cold.",
    "The ship lost power shortly after leaving port, according to its captain, Marit Solberg.",
)
TIMES = Newspaper(
    outlet="The Lindhavn Times",
    pages={"ferry": Page("Ferry with 212 aboard runs aground off Lindhavn", FERRY, "2026-11-22T06:10:00Z")},
)
POST = Newspaper(
    outlet="Coastal Post",
    pages={
        "ferry-copy": Page("Ferry runs aground near Lindhavn, 212 aboard", FERRY, "2026-11-22T06:40:00Z"),
        "wool": Page(
            "Wool prices reach their highest level in nine years",
            (
                "Wool rose to 14 crowns a kilogram at Monday's auction in Brennfjord, the highest price in nine years.",
                "Buyers from three countries bid for the season's first 900 bales, the auctioneers said.",
            ),
            "2026-11-22T05:00:00Z",
        ),
    },
)

SOURCE = """
[[source]]
id = "{id}"
outlet = "{outlet}"
url = "{base}/feed"
topics = ["world"]
"""

DIGEST = """\
Morning briefing · Sunday 22 November, 08:45
2 stories from 3 articles in 2 feeds since yesterday 08:45

1  Ferry with 212 aboard runs aground off Lindhavn
The ferry Sankt Olav ran aground off Lindhavn early on Tuesday with 212 people aboard, the coast guard said. \
[The Lindhavn Times] All passengers were brought ashore by two lifeboats within three hours, and four people were \
treated for cold. [The Lindhavn Times]
2 outlets, 1 independent report

2  Wool prices reach their highest level in nine years
Wool rose to 14 crowns a kilogram at Monday's auction in Brennfjord, the highest price in nine years. [Coastal Post] \
Buyers from three countries bid for the season's first 900 bales, the auctioneers said. [Coastal Post]"""


def listing(*newspapers: Newspaper) -> str:
    """A sources file that names them."""
    return "".join(
        SOURCE.format(id=p.outlet.lower().replace(" ", "-"), outlet=p.outlet, base=p.base) for p in newspapers
    )


@asynccontextmanager
async def bot_at_work(house: House, api: FakeTelegram) -> AsyncIterator[Errands]:
    """The bot as `run` puts it together, without its own heartbeat: the test beats."""
    stop, wake, ready = asyncio.Event(), asyncio.Event(), asyncio.Event()
    knobs = TelegramKnobs(token=TOKEN, base_url=api.base_url, private_gap=0.05)
    with house.clerk() as clerk:
        await clerk.do(house.list_sources)
        async with house.reach() as reach:
            errands = errands_of(house, clerk, reach, mine=lambda place: place.chat != "console")
            errands.planned = wake.set
            running = run_telegram(
                knobs,
                clerk,
                house.conversation,
                now=house.clock,
                stop=stop,
                wake=wake,
                on_ready=lambda name: ready.set(),
                runner=house.runner(errands),
            )
            task = asyncio.create_task(running)
            try:
                await asyncio.wait_for(ready.wait(), 5)
                yield errands
            finally:
                stop.set()
                await task


async def test_a_digest_arrives_at_its_minute_right_to_the_letter_and_once(tmp_path: Path) -> None:
    clock = Clock()
    clock.now = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    async with printed(TIMES) as times, printed(POST, "127.0.0.2") as post, FakeTelegram(TOKEN, clock=clock) as api:
        listed = tmp_path / "sources.toml"
        listed.write_text(listing(times, post), "utf-8")
        house = House(settings=Settings(home=tmp_path, token=TOKEN, sources=listed, allow_private=True), clock=clock)
        api.private(ADA)
        async with bot_at_work(house, api) as errands:
            pulled = await errands.pull()
            assert {one.source.id: (one.new, one.failed) for one in pulled} == {
                "the-lindhavn-times": (1, None),
                "coastal-post": (2, None),
            }

            code = await errands.clerk.do(lambda store: new_claim(store, clock()))
            api.say(ADA, f"/start {code}")
            await api.until(lambda: len(api.sent_to(ADA)) == 2)
            api.say(ADA, "/schedule 08:45 daily")
            await api.until(lambda: len(api.sent_to(ADA)) == 3)
            assert api.sent_to(ADA)[-1].text.startswith(
                "You get a briefing at 08:45 every day, UTC. Next: today, Sun 22 Nov, 08:45."
            )

            clock.advance(minutes=44, seconds=59)
            assert await errands.plan() == 0
            clock.advance(seconds=1)
            assert await errands.plan() == 1
            await api.until(lambda: len(api.sent_to(ADA)) == 4)
            assert await errands.plan() == 0

        digest = api.sent_to(ADA)[3]
        assert digest.text == DIGEST
        assert [entity["type"] for entity in digest.entities].count("text_link") == 6
        linked = [entity["url"] for entity in digest.entities if entity["type"] == "text_link"]
        assert f"{times.base}/ferry#:~:text=The%20ferry%20Sankt%20Olav%20ran,the%20coast%20guard%20said." in linked
        assert len(api.sent_to(ADA)) == 4


async def test_nothing_is_asked_or_told_twice_after_a_restart(tmp_path: Path) -> None:
    clock = Clock()
    async with printed(TIMES) as times, FakeTelegram(TOKEN, clock=clock) as api:
        listed = tmp_path / "sources.toml"
        listed.write_text(listing(times), "utf-8")
        settings = Settings(home=tmp_path, token=TOKEN, sources=listed, allow_private=True, open=True)
        house = House(settings=settings, clock=clock)
        api.private(ADA)
        async with bot_at_work(house, api) as errands:
            await errands.pull()
            api.say(ADA, "/latest")
            await api.until(lambda: len(api.sent_to(ADA)) == 1)
        asked = list(times.requests)
        async with bot_at_work(house, api) as errands:
            await errands.pull()
            api.say(ADA, "/latest")
            await api.until(lambda: len(api.sent_to(ADA)) == 2)
        assert times.requests == asked
        assert api.sent_to(ADA)[0].text.count("Sankt Olav ran aground") == 1
        assert api.sent_to(ADA)[1].text.startswith("Nothing new since today 08:00.")
