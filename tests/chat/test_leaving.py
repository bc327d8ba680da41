"""What is given to a chat that asks for all, and that nothing is left of one that was forgotten: no byte of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domain.chats import Chat, ChatKind, Place, Role
from domain.model import Origin, Source, SourceKind
from tests.chat.stage import Stage
from tests.chat.transcript import lines

ME = "7770012345678"
SECRET = "zugzwang"  # a word that only this chat ever said


def _bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("briefing.db*") if file.is_file())


@pytest.fixture
def guest(stage: Stage) -> Stage:
    """An invited reader with a name, settings, a feed, words, a timetable and a briefing."""
    stage.store.put_role(ME, Role.GUEST)
    stage.speaker(ME, Chat(id=ME, kind=ChatKind.PRIVATE, title="Xanthippe Quackenbush"))
    own = Source(id="own", kind=SourceKind.FEED, url=f"https://{SECRET}.example/feed", outlet="Own", origin=Origin.OWN)
    stage.store.follow(Place(chat=ME), own, stage.now)
    for said in ("/schedule 08:30", f"/mute {SECRET}", "/quiet 22-7", "/latest", f"/search {SECRET}", "/settings"):
        stage.say(said)
    stage.store.take_in([(1, json.dumps({"message": {"chat": {"id": int(ME)}, "text": SECRET}}))], stage.now)
    return stage


def test_export_gives_all_that_is_stored_as_json_and_the_feeds_as_opml(guest: Stage) -> None:
    first, second = guest.say("/export")
    assert first.document is not None
    assert second.document is not None
    stored = json.loads(first.document.content)["stored"]
    assert stored["settings"][0]["wish"]["muted"] == [SECRET]
    assert stored["timetable"][0]["hour"] == 8
    assert (stored["person"][0]["id"], stored["person"][0]["role"]) == (ME, "guest")
    assert len(stored["told"]) >= 5
    assert stored["inbox"][0]["body"]["message"]["text"] == SECRET
    assert stored["button"]
    assert all("token" not in row for row in stored["button"])
    assert SECRET in second.document.content


def test_an_export_does_not_hold_the_exports_before_it(guest: Stage) -> None:
    contents = [document.content for _ in range(4) if (document := guest.say("/export")[0].document)]
    sizes = [len(content) for content in contents]
    assert sizes[3] - sizes[2] == pytest.approx(sizes[1] - sizes[0], abs=200)
    assert '"name": "briefing.json"' in contents[3]
    assert '"token"' not in contents[3]


def test_nothing_is_erased_before_it_was_confirmed(guest: Stage) -> None:
    guest.say("/forget")
    assert lines(guest.press("Keep it")) == ["Nothing was erased."]
    assert guest.store.settings(Place(chat=ME)).subscribed


def test_after_forget_no_byte_of_the_chat_is_left_in_any_file(guest: Stage, tmp_path: Path) -> None:
    guest.say("/forget")
    before = _bytes(tmp_path)
    for trace in (ME, SECRET, "Xanthippe"):
        assert trace.encode() in before
    assert lines(guest.press("Erase everything")) == [
        "Everything is erased; this line was the last. /start begins anew."
    ]
    after = _bytes(tmp_path)
    for trace in (ME, SECRET, "Xanthippe", "Quackenbush"):
        assert trace.encode() not in after
    assert guest.store.check() == []
    assert guest.store.role(ME) is Role.STRANGER


def test_others_keep_all_they_have(guest: Stage) -> None:
    me = guest.chat
    guest.store.put_role("Olga", Role.OWNER)
    guest.speaker("Olga", Chat(id="Olga", kind=ChatKind.PRIVATE))
    guest.say("/schedule 09:00")
    guest.say("/mute rain")
    guest.speaker(ME, me)
    guest.say("/forget")
    guest.press("Erase everything")
    assert guest.store.settings(Place(chat="Olga")).wish.muted == ("rain",)
    assert len(guest.store.timetables(Place(chat="Olga"))) == 1


def test_an_owner_stays_the_owner_and_is_told_so(stage: Stage) -> None:
    stage.store.put_role(ME, Role.OWNER)
    stage.speaker(ME, Chat(id=ME, kind=ChatKind.PRIVATE))
    stage.say("/forget")
    assert "own this bot" in lines(stage.press("Erase everything"))[0]
    assert stage.store.owners() == [ME]


def test_a_forgotten_update_that_comes_once_more_is_not_answered_again(guest: Stage) -> None:
    guest.say("/forget")
    guest.press("Erase everything")
    assert guest.store.take_in([(1, "{}")], guest.now) == 0


def test_whoever_begins_anew_before_the_farewell_is_sent_keeps_the_new(guest: Stage) -> None:
    guest.store.forget(ME)
    guest.store.put_role(ME, Role.GUEST)
    guest.say("/mute rain")
    assert guest.store.settings(Place(chat=ME)).wish.muted == ("rain",)
    guest.say("/latest")
    assert guest.store.chat(ME) is not None
