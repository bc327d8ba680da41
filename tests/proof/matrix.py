"""Every kind of fault of the Bot API at every position of a digest of one, two and five messages.

Kinds that strike one chat share one life of the bot, each case in a chat of its own. Kinds that end the run (the token,
another instance) have a life each: it must end with its own exit code, and the next one finishes what was owed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta

from domain.chats import Chat, ChatKind, Place
from domain.ledger import PartKind
from domain.message import Mark, MarkKind, Message
from tests.fake_telegram import Fault
from tests.proof.measured import Report
from tests.proof.scene import FIRST_CHAT, Scene, scene, stage

SCALE = 8.0  # the bot's own watchdog must not take a busy machine for a stuck loop
COUNTS: Mapping[int, tuple[int, ...]] = {1: (1,), 2: (1, 2), 5: (1, 3, 5)}  # first, middle, last, each once
GONE = "gone"
MOVED = "moved"
STRIKES: Mapping[str, Fault] = {
    "429": Fault.too_many(3),
    "500 restart": Fault.restart(),
    "502 after acceptance": Fault.bad_gateway(accepted=True),
    "502 before acceptance": Fault.bad_gateway(),
    "200 that is no envelope": Fault.garbage(),
    "reset before acceptance": Fault.reset_before(),
    "reset after acceptance": Fault.reset_after(),
    "no answer": Fault.hang(accepted=True),
    "400 entities": Fault.bad_request("can't parse entities: unexpected end"),
    "403 blocked": Fault.forbidden(),
    "403 deactivated": Fault.forbidden("user is deactivated"),
    "400 chat not found": Fault.bad_request("chat not found"),
    "400 migrated": Fault.migrate(0),
}
ENDINGS: Mapping[str, tuple[str, Fault, int]] = {
    "401": ("sendMessage", Fault.unauthorized(), 78),
    "404": ("sendMessage", Fault.not_found(), 78),
    "409": ("getUpdates", Fault.conflict(), 75),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One fault, at one position of so many messages, in one chat."""

    kind: str
    count: int
    position: int
    chat: int

    @property
    def gone(self) -> bool:
        """Whether the chat is lost to us from this position on."""
        return self.kind.startswith("403")


async def matrix(report: Report) -> None:
    """All cases; fails where a promise breaks or a case ends otherwise than its rule says."""
    cases = list(_cases(STRIKES))
    with stage(SCALE) as (lives, clock, folder):
        (folder / "strikes").mkdir()
        async with scene(lives, clock, folder / "strikes", seed=report.seed) as here:
            here.home.mkdir()
            for case in cases:
                _set(here, case)
            here.begin()
            await _settle(here)
            await here.stop()
            here.model.doubts = len(cases)
            report.wrong += here.violations() + [said for case in cases for said in _ended(here, case)]
        endings = list(_cases(ENDINGS))
        for number, case in enumerate(endings):
            (folder / f"ending{number}").mkdir()
            async with scene(lives, clock, folder / f"ending{number}", seed=report.seed) as here:
                report.wrong += await _end(here, case)
        distinct = {(case.kind, case.count, case.position) for case in cases + endings}
        report.figures |= {"kinds": len(STRIKES) + len(ENDINGS), "cases": len(distinct)}


def _cases(kinds: Mapping[str, object]) -> Iterator[Case]:
    chat = FIRST_CHAT
    for kind in kinds:
        for count, positions in COUNTS.items():
            for position in positions:
                yield Case(kind=kind, count=count, position=position, chat=-chat if kind == "400 migrated" else chat)
                chat += 1


def _texts(case: Case) -> list[str]:
    return [f"{case.kind}: {number} of {case.count}" for number in range(1, case.count + 1)]


def _owe(here: Scene, case: Case) -> None:
    with closing(here.store()) as store, store.transaction():
        kind = ChatKind.PRIVATE if case.chat > 0 else ChatKind.GROUP
        store.put_chat(Chat(id=str(case.chat), kind=kind))
        bold = Mark(kind=MarkKind.BOLD, start=0, length=3)
        messages = [Message(text=text, marks=(bold,)) for text in _texts(case)]
        store.owe(Place(chat=str(case.chat)), messages, kind=PartKind.DIGEST, now=here.clock())


def _set(here: Scene, case: Case) -> None:
    fault = STRIKES[case.kind]
    if case.chat > 0:
        here.api.private(case.chat)
    else:
        here.api.group(case.chat)
        here.api.supergroup(case.chat - 10_000)
        fault = Fault.migrate(case.chat - 10_000)
        here.moved[str(case.chat)] = str(case.chat - 10_000)
    _owe(here, case)
    here.api.fail("sendMessage", fault, chat=case.chat, nth=case.position)


async def _settle(here: Scene) -> None:
    """Until all is quiet; hours are let pass for what waits hours."""
    for _ in range(5):
        try:
            return await here.quiet(20)
        except TimeoutError:
            here.clock.leap(timedelta(hours=1))
    await here.quiet(60)
    return None


def _ended(here: Scene, case: Case) -> Iterator[str]:
    home = here.moved.get(str(case.chat), str(case.chat))
    got = [one.plain for one in here.accepted() if one.chat == home]
    wanted = _texts(case)[: case.position - 1] if case.gone else _texts(case)
    if list(dict.fromkeys(got)) != wanted:
        yield f"{case}: arrived {got}"
    with closing(here.store()) as store:
        chat = store.chat(home)
    if chat is None or chat.active is case.gone:
        yield f"{case}: the chat is {chat}"


async def _end(here: Scene, case: Case) -> list[str]:
    """The fault ends the run with its code; the next run delivers what was owed, once."""
    method, fault, code = ENDINGS[case.kind]
    here.home.mkdir()
    here.api.private(case.chat)
    _owe(here, case)
    here.api.fail(method, fault, chat=case.chat if method == "sendMessage" else None, nth=case.position, times=None)
    here.begin()
    wrong = [] if (ended := await here.ended(40)) == code else [f"{case}: ended with {ended}\n{here.last_words()}"]
    here.api.heal()
    here.begin()
    await here.quiet(60)
    await here.stop()
    here.model.doubts = 0
    return wrong + here.violations() + list(_ended(here, case))
