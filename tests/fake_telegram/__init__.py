"""A pretended Bot API server for tests: real HTTP on loopback, Telegram's own refusals word for word.

It never reaches a network, and it knows nothing of the code under test.

    async with FakeTelegram(token="42:fake", clock=clock) as api:
        bot = Bot("42:fake", base_url=f"{api.base_url}/bot", base_file_url=f"{api.base_url}/file/bot")
        api.private(7)                                     # Ada, who has started the bot
        api.say(7, "/start")                               # an update for getUpdates or the webhook
        await bot.send_message(7, "Good morning")
        assert [sent.text for sent in api.sent_to(7)] == ["Good morning"]

        api.fail("sendMessage", Fault.reset_after(), chat=7)   # accepted, then the connection is reset
        api.fail("sendMessage", Fault.too_many(30), chat=7, nth=2, times=3)
        await api.until(lambda: len(api.journal) == 2)     # while the code under test runs

Scene: private(), group(), supergroup(), forum(), channel(), member(); block(), unblock(), kick(), invite(), migrate(),
my_chat_member(); a Chat's fields may be set directly (`chat.deleted = True`, `chat.topics[5].closed = True`).
People: say(), edit(), anonymous_admin(), channel_post(), document(), location(), press(), reaction(), inline_query(),
raw() for updates no parser likes.
Read back: journal, sent_to(), edits, messages(), answered, requests, unconfirmed, violations; world.deleted.
Webhook: the bot registers https://bot.example/hook; `api.webhook.reverse_proxies["https://bot.example"] =
"http://127.0.0.1:8080"` says where that leads, as the operator's TLS proxy does.

Time: `clock` (aware UTC) dates messages, ages queries and updates and measures speeds; it may stand still. Long polls,
hangs and slow answers take real seconds, or go by `pace`, the speed of a simulated clock. With the `tdjson` package
TDLib itself judges markup, links and entities; without it entities are checked by structure only, links by a plain
look, and a parse_mode is answered 501.

What it does not do: privacy mode in groups, business, payments, media other than documents, inline messages,
the inside of rich messages and of inline results.
"""

from .chats import Chat, Kind, Message, Standing, Status, User
from .faults import Fault, Script
from .journal import Answered, Request, Sent, Violation
from .server import FakeTelegram, Strictness

__all__ = [
    "Answered",
    "Chat",
    "FakeTelegram",
    "Fault",
    "Kind",
    "Message",
    "Request",
    "Script",
    "Sent",
    "Standing",
    "Status",
    "Strictness",
    "User",
    "Violation",
]
