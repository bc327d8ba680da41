"""The bot on Telegram, from its start to its stop: errands by the heartbeat, the conversation, the watchdog.

It joins rooms and decides nothing. The first SIGTERM or SIGINT lets what is under way end; the second ends at once.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from bot.chat.access import new_claim
from bot.clerk import Clerk
from bot.cli.running import beat, claim_line, errands_of
from bot.console import CONSOLE
from bot.errands import Errands
from bot.heartbeat import Heartbeat
from bot.housekeeping import Housekeeping, HouseKnobs
from bot.silence import LOOK_SECONDS, Silence
from bot.telegram.poller import Pulse
from bot.telegram.run import TelegramKnobs, run_telegram
from bot.telegram.webhook import WebhookKnobs
from bot.thrift import give_back, keep_for_good
from bot.watchdog import Watchdog, notifier
from bot.wiring import House
from config.settings import Settings, notify_socket
from domain.errors import Damaged

HOUSE_SECONDS = 600
"""How often is looked whether the nightly round is due, and unused memory given back."""


async def serve(house: House) -> None:
    """Until told to stop. Raises TokenRefused, OtherInstance, Damaged; what is owed stays owed."""
    notify = notifier(notify_socket(os.environ))
    notify("READY=1")  # it is up as soon as it can be stopped; whether Telegram can be reached is another matter
    watching = asyncio.create_task(Watchdog(notify).beat())
    try:
        with stopping() as stop:
            await _live(house, stop)
    finally:
        notify("STOPPING=1")
        watching.cancel()


async def _live(house: House, stop: asyncio.Event) -> None:
    wake, broken = asyncio.Event(), list[Damaged]()

    def end(error: Damaged) -> None:
        broken.append(error)
        stop.set()

    with house.clerk() as clerk:
        await clerk.do(house.list_sources)
        async with house.reach() as reach:
            errands = errands_of(house, clerk, reach, mine=lambda place: place.chat != CONSOLE)
            errands.steady = asyncio.get_running_loop().time
            errands.reserve = house.reserve
            house.reserve.hold()
            await errands.take_back_late()  # before anything is sent
            await errands.realign()  # the zone data may be newer, the clock may have been wrong
            errands.planned = wake.set
            pulse = Pulse()
            heart = _heart(house, clerk, errands, end)
            if house.settings.webhook is None:  # there, silence may be that nobody spoke
                steady = asyncio.get_running_loop().time
                silence = Silence(clerk=clerk, heard=lambda: pulse.heard_at, steady=steady, planned=wake.set)
                heart.every(LOOK_SECONDS, silence.look)
            heart.start()
            keep_for_good()
            try:
                await run_telegram(
                    knobs_of(house),
                    clerk,
                    house.conversation,
                    now=house.clock,
                    stop=stop,
                    wake=wake,
                    on_ready=_ready(house, clerk),
                    pulse=pulse,
                    offer=house.conversation.offers,
                    runner=house.runner(errands),
                )
            finally:
                await heart.stop()
    if broken:
        raise broken[0]


def _heart(house: House, clerk: Clerk, errands: Errands, end: Callable[[Damaged], None]) -> Heartbeat:
    heart = beat(errands, pull=True, fatal=end)
    heart.every(HOUSE_SECONDS, housekeeping(house, clerk).if_due)
    heart.every(HOUSE_SECONDS, give_back)
    return heart


def knobs_of(house: House) -> TelegramKnobs:
    """How Telegram is reached by these settings."""
    settings = house.settings
    return TelegramKnobs(
        token=settings.token,
        base_url=settings.api,
        proxy=settings.proxy,
        zone=settings.zone,
        webhook=_webhook(settings),
    )


def _webhook(settings: Settings) -> WebhookKnobs | None:
    if settings.webhook is None:
        return None
    host, _, port = settings.webhook_listen.rpartition(":")
    return WebhookKnobs(url=settings.webhook, host=host.strip("[]"), port=int(port))


def housekeeping(house: House, clerk: Clerk) -> Housekeeping:
    """The nightly round by these settings."""
    settings = house.settings
    knobs = HouseKnobs(
        database=house.database,
        copies=house.copies,
        zone=settings.zone,
        text_days=settings.text_days,
        page_days=settings.page_days,
        record_days=settings.record_days,
        size_cap_mb=settings.size_cap_mb,
        daily=settings.daily_backups,
        weekly=settings.weekly_backups,
    )
    return Housekeeping(clerk=clerk, knobs=knobs, now=house.clock)


@contextmanager
def stopping() -> Iterator[asyncio.Event]:
    """An event that the first signal sets. The second ends all at once; what is in flight is marked later."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def heard(number: signal.Signals) -> None:
        if stop.is_set():
            os._exit(128 + number)
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, heard, number)
    try:
        yield stop
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


def _ready(house: House, clerk: Clerk) -> Callable[[str], None]:
    """Tells the operator that the bot is there, and how to become its owner while it has none."""
    tasks: set[asyncio.Task[None]] = set()

    async def greet(username: str) -> None:
        await clerk.do(lambda store: store.put_note("username", username))
        click.echo(f"@{username} is listening.")
        if not await clerk.do(lambda store: store.owners()):
            code = await clerk.do(lambda store: new_claim(store, house.clock()))
            click.echo(f"Open this link within an hour to become its owner: {claim_line(code, username)}")

    def ready(username: str) -> None:
        tasks.add(asyncio.get_running_loop().create_task(greet(username)))

    return ready
