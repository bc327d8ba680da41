"""Telegram from start to stop: greets, then polls, answers and delivers until told to stop. It decides nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from telegram import Bot
from telegram.error import InvalidToken, NetworkError, RetryAfter

from bot.clerk import Clerk
from bot.delivery.lanes import LANES, deliver
from bot.delivery.limits import PRIVATE_GAP, Pace
from bot.delivery.pauses import pause
from bot.runner import Runner
from bot.telegram.admins import Admins
from bot.telegram.client import open_bot
from bot.telegram.files import TelegramFiles
from bot.telegram.inbox import Answer, Inbox
from bot.telegram.inline import Offer
from bot.telegram.poller import Poller, Pulse
from bot.telegram.profile import show_profile
from bot.telegram.sender import TelegramSender
from bot.telegram.watch import watched
from bot.telegram.webhook import Webhook, WebhookKnobs
from domain.errors import BriefingError, TokenRefused

FIRST_WAIT = 1.0  # seconds until a failed greeting is tried again; doubled with each further one …
LONGEST_WAIT = 60.0  # … up to this

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramKnobs:
    """How to reach Telegram, and how fast."""

    token: str = field(repr=False)
    base_url: str | None = None
    proxy: str | None = None
    lanes: int = LANES
    zone: str = "UTC"  # of chats that have chosen none
    private_gap: float = PRIVATE_GAP  # seconds between messages to one person
    webhook: WebhookKnobs | None = None  # polling where there is none


async def run_telegram(  # noqa: PLR0913 - the room meets everything it works with at this one door
    knobs: TelegramKnobs,
    clerk: Clerk,
    answer: Answer,
    *,
    now: Callable[[], datetime],
    stop: asyncio.Event,
    wake: asyncio.Event,
    on_ready: Callable[[str], None] = lambda username: None,
    pulse: Pulse | None = None,
    runner: Runner | None = None,
    offer: Offer | None = None,
) -> None:
    """Until `stop`, then ends what is under way. `wake` says that a digest is owed; `on_ready` gets the bot's name.

    `runner` runs the errands that people ask for; `offer` finds stories for who types the bot's name in some chat.
    Raises TokenRefused and OtherInstance; what is owed and what came in stays in the store.
    """
    async with open_bot(knobs.token, base_url=knobs.base_url, proxy=knobs.proxy) as bot:
        marked = await clerk.do(lambda store: store.recover())
        log.info("%d messages may be repeated after the last stop", marked)
        username = await _greet(bot, knobs, await clerk.do(lambda store: store.owners()), stop)
        if username is None:
            return
        on_ready(username)
        house = _House(bot=bot, clerk=clerk, now=now, wake=wake, stop=stop, pulse=pulse or Pulse(), runner=runner)
        house.offer = offer
        await house.live(answer, username, knobs)


@dataclass(slots=True, kw_only=True)
class _House:
    """The tasks that run side by side; when one ends for good the others end in good order."""

    bot: Bot
    clerk: Clerk
    now: Callable[[], datetime]
    wake: asyncio.Event
    stop: asyncio.Event
    pulse: Pulse
    runner: Runner | None = None
    offer: Offer | None = None
    halt: asyncio.Event = field(default_factory=asyncio.Event)
    errors: list[BriefingError] = field(default_factory=list)

    async def live(self, answer: Answer, username: str, knobs: TelegramKnobs) -> None:
        """Polls, answers and delivers until stopped or until one of the three cannot go on."""
        async with asyncio.TaskGroup() as group:
            ending = group.create_task(self._end_on_stop())
            tasks = [group.create_task(self._until_halt(work)) for work in self._works(answer, username, knobs)]
            await asyncio.wait(tasks)
            ending.cancel()
        if self.errors:
            raise self.errors[0]

    def _works(self, answer: Answer, username: str, knobs: TelegramKnobs) -> list[Awaitable[None]]:
        news = asyncio.Event()
        inbox = Inbox(
            bot=self.bot,
            clerk=self.clerk,
            answer=answer,
            username=username,
            now=self.now,
            stop=self.halt,
            news=news,
            wake=self.wake,
            admins=Admins(self.bot, self.now),
            asked=self.runner.asked if self.runner else asyncio.Event(),
            offer=self.offer,
        )
        sender = TelegramSender(self.bot)
        pace = Pace(knobs.private_gap)
        delivery = deliver(
            self.clerk,
            sender,
            now=self.now,
            lanes=knobs.lanes,
            stop=self.halt,
            wake=self.wake,
            pace=pace,
            zone=knobs.zone,
        )
        works: list[Awaitable[None]] = [self._hear(knobs.webhook, news), inbox.work(), delivery]
        if self.runner:
            works.append(self.runner.work(TelegramFiles(self.bot), stop=self.halt, wake=self.wake))
        return works

    async def _hear(self, webhook: WebhookKnobs | None, news: asyncio.Event) -> None:
        """Takes in what comes, by the way the operator chose."""
        if webhook is None:
            poller = Poller(bot=self.bot, clerk=self.clerk, now=self.now, stop=self.halt, news=news, pulse=self.pulse)
            return await watched(poller)
        hook = Webhook(
            bot=self.bot,
            clerk=self.clerk,
            knobs=webhook,
            now=self.now,
            stop=self.halt,
            news=news,
            pulse=self.pulse,
        )
        return await hook.serve()

    async def _until_halt(self, work: Awaitable[None]) -> None:
        """An error that people see ends the others gently; any other one ends everything at once."""
        try:
            await work
        except BriefingError as error:
            self.errors.append(error)
        finally:
            self.halt.set()

    async def _end_on_stop(self) -> None:
        await self.stop.wait()
        self.halt.set()


async def _greet(bot: Bot, knobs: TelegramKnobs, owners: list[str], stop: asyncio.Event) -> str | None:
    """The bot's name, once Telegram can be reached; None where `stop` came first."""
    wait = FIRST_WAIT
    while not stop.is_set():
        try:
            me = await bot.get_me()
            if knobs.webhook is None:
                await bot.delete_webhook()
            await show_profile(bot, owners)
            return me.username
        except InvalidToken:
            raise TokenRefused("Telegram does not accept the bot token. Check it with @BotFather.") from None
        except (NetworkError, RetryAfter) as error:
            log.warning("Telegram cannot be reached: %s", error)
        await pause(wait, stop)
        wait = min(wait * 2, LONGEST_WAIT)
    return None
