"""What is owed goes out in order, once, and nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.chats import Chat, ChatKind, Place, Settings
from domain.ledger import LONGEST_WAIT, Backlog, PartKind, Slot
from domain.message import Button, Mark, MarkKind, Message
from domain.model import Member, Story, Told
from storage.store import Store
from tests.storage.builders import AWAY, HOME, NOON, TICK, article, claimed, minutes, owe, send
from tests.storage.conftest import OpenStore

STORY = Story(id=1, members=(Member(article=article("a")),))
TOLD = Told(story=1, article="a", text="It happened.")
SLOT = Slot(place=HOME, timetable=1, wanted=date(2026, 3, 2), due=NOON)


def test_a_message_is_sent_exactly_as_it_was_frozen(store: Store) -> None:
    message = Message(
        text="Über 🎈",
        marks=(Mark(kind=MarkKind.LINK, start=0, length=4, url="https://example.org"),),
        rows=((Button(label="More", token="t"),),),
        silent=True,
    )
    group = store.owe(HOME, [message], kind=PartKind.ANSWER, now=NOON, edits=7)
    part = claimed(store)
    assert (part.message, part.group, part.place, part.edits) == (message, group, HOME, 7)
    assert (part.number, part.total, part.attempt, part.repeat) == (1, 1, 1, False)


def test_an_edit_is_one_message(store: Store) -> None:
    with pytest.raises(ValueError, match="one message"):
        store.owe(HOME, [Message(text="a"), Message(text="b")], kind=PartKind.ANSWER, now=NOON, edits=7)


def test_a_hostile_text_is_owed_all_the_same(store: Store) -> None:
    owe(store, HOME, "a\0b\ud800c")
    assert send(store) == "a\ufffdb\ufffdc"


def test_parts_go_in_order_then_the_next_group(store: Store) -> None:
    owe(store, HOME, "1", "2")
    owe(store, HOME, "3")
    assert [send(store) for _ in range(3)] == ["1", "2", "3"]
    assert store.claim(NOON) is None


def test_never_two_parts_of_a_chat_are_in_flight(store: Store) -> None:
    owe(store, HOME, "1", "2")
    owe(store, Place(chat="home", thread=5), "3", kind=PartKind.ANSWER)
    owe(store, AWAY, "4")
    assert claimed(store).message.text == "3"
    assert claimed(store).message.text == "4"
    assert store.claim(NOON) is None


def test_answers_go_before_older_digests(store: Store) -> None:
    owe(store, AWAY, "digest")
    owe(store, HOME, "digest too")
    owe(store, HOME, "answer", kind=PartKind.ANSWER)
    assert [send(store) for _ in range(3)] == ["answer", "digest", "digest too"]


def test_an_answer_does_not_cut_into_a_digest_begun(store: Store) -> None:
    owe(store, HOME, "1", "2")
    send(store)
    owe(store, HOME, "answer", kind=PartKind.ANSWER)
    assert [send(store) for _ in range(2)] == ["2", "answer"]


@pytest.mark.parametrize(
    ("sent", "rest"),
    [(["3"], ["4", "1", "2"]), (["1", "3"], ["2", "4"]), (["1"], ["2", "3", "4"])],
    ids=["the newer was begun", "both were begun", "the older was begun"],
)
def test_after_two_chats_became_one_nothing_cuts_into_a_digest_begun(
    store: Store, sent: list[str], rest: list[str]
) -> None:
    owe(store, HOME, "1", "2")
    owe(store, AWAY, "3", "4")
    for text in sent:
        while (part := claimed(store)).message.text != text:
            store.put_back(part.id, not_before=minutes(1), ambiguous=False, reason="its turn comes")
        store.confirm(part.id, message_id=part.id, now=NOON)
    store.move_chat(HOME.chat, AWAY.chat)
    arrived = []
    while coming := store.claim(minutes(2)):
        store.confirm(coming.id, message_id=coming.id, now=NOON)
        arrived.append(coming.message.text)
    assert arrived == rest


def test_a_part_put_back_waits_and_holds_back_what_follows_it(store: Store) -> None:
    owe(store, HOME, "1", "2")
    store.put_back(claimed(store).id, not_before=minutes(1), ambiguous=False, reason="refused")
    assert store.claim(minutes(1) - TICK) is None
    part = claimed(store, minutes(1))
    assert (part.message.text, part.attempt, part.repeat) == ("1", 2, False)


def test_once_perhaps_sent_every_further_attempt_is_marked(store: Store) -> None:
    owe(store, HOME, "1")
    store.put_back(claimed(store).id, not_before=NOON, ambiguous=True, reason="time out")
    part = claimed(store)
    assert part.repeat
    store.put_back(part.id, not_before=NOON, ambiguous=False, reason="refused")
    assert claimed(store).repeat


def test_a_part_given_up_lets_the_next_one_go(store: Store) -> None:
    owe(store, HOME, "1", "2")
    store.give_up(claimed(store).id, reason="too long", now=NOON)
    assert send(store) == "2"


def test_a_busy_chat_is_passed_over(store: Store) -> None:
    owe(store, HOME, "1")
    owe(store, AWAY, "2")
    assert store.claim(NOON, busy=["home", "away"]) is None
    part = store.claim(NOON, busy=["home"])
    assert part is not None
    assert part.place == AWAY


def test_the_terminal_is_served_only_when_asked_for(store: Store) -> None:
    owe(store, Place(chat="console"), "1")
    owe(store, HOME, "2")
    assert send(store) == "2"
    assert store.claim(NOON) is None
    part = store.claim(NOON, chat="console")
    assert part is not None
    assert store.recover() == 0
    assert store.recover(chat="console") == 1


def test_a_held_chat_waits_until_the_longest_hold_ends_even_after_a_restart(open_it: OpenStore) -> None:
    store = open_it()
    owe(store, HOME, "1")
    store.hold_chat("home", until=minutes(2))
    store.hold_chat("home", until=minutes(1))
    store.close()
    again = open_it()
    assert again.claim(minutes(2) - TICK) is None
    assert send(again, minutes(2)) == "1"


def test_nothing_goes_to_an_inactive_chat_until_it_is_active_again(store: Store) -> None:
    owe(store, HOME, "1")
    store.put_chat(Chat(id="home", kind=ChatKind.PRIVATE, active=False))
    assert store.claim(NOON) is None
    store.put_chat(Chat(id="home", kind=ChatKind.PRIVATE))
    assert send(store) == "1"


def test_what_was_in_flight_at_a_crash_goes_again_and_is_marked(open_it: OpenStore) -> None:
    store = open_it()
    owe(store, HOME, "1", "2")
    claimed(store)
    store.close()
    again = open_it()
    assert again.recover() == 1
    assert again.recover() == 0
    part = claimed(again)
    assert (part.number, part.repeat, part.attempt) == (1, True, 2)
    again.confirm(part.id, message_id=1, now=NOON)
    assert not claimed(again).repeat


def test_a_slot_is_served_once_for_ever(store: Store) -> None:
    first = store.owe(HOME, [Message(text="1")], kind=PartKind.DIGEST, now=NOON, slot=SLOT)
    assert first is not None
    assert store.owe(HOME, [Message(text="2")], kind=PartKind.DIGEST, now=NOON, slot=SLOT, told=[TOLD]) is None
    assert store.backlog().waiting == 1
    assert store.told(HOME, STORY) == []


def test_a_slot_without_messages_is_served_too_but_is_no_digest(store: Store) -> None:
    assert store.owe(HOME, [], kind=PartKind.DIGEST, now=NOON, slot=SLOT) is not None
    assert store.served(1) == {"2026-03-02"}
    assert store.last_digest(HOME) is None


def test_the_last_digest_is_the_newest_one_of_that_place(store: Store) -> None:
    owe(store, HOME, "1")
    owe(store, HOME, "2", now=minutes(1))
    owe(store, HOME, "3", kind=PartKind.ANSWER, now=minutes(2))
    assert store.last_digest(HOME) == minutes(1)
    assert store.last_digest(AWAY) is None


def test_the_backlog_counts_by_state(store: Store) -> None:
    store.take_in([(1, "{}"), (2, "{}")], NOON)
    store.done(1)
    owe(store, HOME, "1", "2", "3", "4")
    send(store)
    store.give_up(claimed(store).id, reason="gone", now=NOON)
    claimed(store)
    assert store.backlog() == Backlog(waiting=2, sent=1, gave_up=1, unanswered=1)


def test_what_is_told_is_reserved_at_once_and_stays_once_sent(store: Store) -> None:
    store.owe(HOME, [Message(text=TOLD.text)], kind=PartKind.DIGEST, now=NOON, told=[TOLD])
    assert store.told(HOME, STORY) == [TOLD]
    assert store.told(AWAY, STORY) == []
    send(store)
    assert store.told(HOME, STORY) == [TOLD]


def test_what_was_given_up_counts_as_untold(store: Store) -> None:
    store.owe(HOME, [Message(text=TOLD.text)], kind=PartKind.DIGEST, now=NOON, told=[TOLD])
    store.give_up(claimed(store).id, reason="gone", now=NOON)
    assert store.told(HOME, STORY) == []


def test_of_a_digest_sent_in_part_only_what_arrived_counts_as_told(store: Store) -> None:
    lost = Told(story=1, article="a", text="It was lost.")
    messages = [Message(text=f"• {TOLD.text}"), Message(text=f"• {lost.text}")]
    store.owe(HOME, messages, kind=PartKind.DIGEST, now=NOON, told=[TOLD, lost])
    send(store)
    assert store.told(HOME, STORY) == [TOLD, lost]
    store.give_up(claimed(store).id, reason="refused", now=NOON)
    assert store.told(HOME, STORY) == [TOLD]


def test_a_sentence_is_told_by_story_or_by_article(store: Store) -> None:
    store.owe(HOME, [Message(text="x")], kind=PartKind.DIGEST, now=NOON, told=[TOLD])
    assert store.told(HOME, Story(id=9, members=STORY.members)) == [TOLD]
    assert store.told(HOME, Story(id=1, members=(Member(article=article("b")),))) == [TOLD]
    assert store.told(HOME, Story(id=9, members=(Member(article=article("b")),))) == []


STEPS = st.lists(
    st.sampled_from(["digest", "answer", "claim", "confirm", "back", "lose", "give up", "crash"]), max_size=40
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=STEPS)
def test_whatever_happens_parts_arrive_in_order_and_only_repeats_are_marked(
    open_it: OpenStore, steps: list[str]
) -> None:
    store = open_it()
    while part := store.claim(NOON):  # what the last example left
        store.give_up(part.id, reason="over", now=NOON)
    flying, arrived, perhaps = None, list[tuple[int, int]](), set[int]()
    for step in [*steps, *["confirm", "claim"] * 2 * (2 * len(steps) + 1)]:
        if step in {"digest", "answer"}:
            owe(store, HOME, "1", "2", kind=PartKind(step))
        elif step == "claim":
            claim = store.claim(NOON)
            assert flying is None or claim is None, "two parts of one chat in flight"
            flying = flying or claim
            if claim:
                assert claim.repeat == (claim.id in perhaps)
        elif flying is not None:
            match step:
                case "confirm":
                    store.confirm(flying.id, message_id=1, now=NOON)
                    arrived.append((flying.group, flying.number))
                case "back" | "lose":
                    store.put_back(flying.id, not_before=NOON, ambiguous=step == "lose", reason=step)
                case "give up":
                    store.give_up(flying.id, reason=step, now=NOON)
                case _:
                    assert store.recover() == 1
            if step in {"lose", "crash"}:
                perhaps.add(flying.id)
            flying = None
    assert store.backlog().waiting == 0
    assert len(set(arrived)) == len(arrived)
    for group, number in arrived:
        assert number == 1 or (group, 1) not in arrived or arrived.index((group, 1)) + 1 == arrived.index((group, 2))
    store.close()


def test_giving_up_a_chat_leaves_it_nothing_and_others_all(store: Store) -> None:
    store.owe(HOME, [Message(text="1"), Message(text="2")], kind=PartKind.DIGEST, now=NOON, told=[TOLD])
    owe(store, AWAY, "3")
    assert store.give_up_chat(HOME.chat, reason="blocked", now=NOON) == 2
    assert store.told(HOME, STORY) == []
    assert send(store) == "3"
    assert store.claim(NOON) is None
    assert store.backlog().gave_up == 2


def test_an_unsent_digest_is_one_of_a_slot_with_nothing_in_flight_and_nothing_arrived(store: Store) -> None:
    slot = Slot(place=HOME, timetable=1, wanted=NOON.date(), due=NOON)
    group = store.owe(HOME, (Message(text="a"), Message(text="b")), kind=PartKind.DIGEST, now=NOON, slot=slot)
    owe(store, AWAY, "without a slot")
    assert [(one.group, one.place, one.due) for one in store.unsent_digests()] == [(group, HOME, NOON)]
    assert store.unsent_digests(place=AWAY) == []
    part = claimed(store)
    assert store.unsent_digests(place=HOME) == []
    store.put_back(part.id, not_before=NOON, ambiguous=False, reason="offline")
    assert [one.doubtful for one in store.unsent_digests(place=HOME)] == [False]
    send(store)
    assert store.unsent_digests(place=HOME) == []


def test_what_is_withdrawn_was_never_looked_at(store: Store) -> None:
    before = Settings(place=HOME, seen=3, looked_at=minutes(-60))
    store.put_settings(replace(before, seen=9, looked_at=NOON))
    slot = Slot(place=HOME, timetable=1, wanted=NOON.date(), due=NOON)
    group = store.owe(HOME, (Message(text="a"),), kind=PartKind.DIGEST, now=NOON, slot=slot, before=before)
    assert group is not None
    store.withdraw(group, reason="late", now=NOON)
    assert store.settings(HOME) == before
    assert store.claim(NOON) is None
    assert store.backlog().gave_up == 1


def test_a_digest_of_which_one_part_arrived_was_looked_at(store: Store) -> None:
    before = Settings(place=HOME, seen=3, looked_at=minutes(-60))
    after = replace(before, seen=9, looked_at=NOON)
    store.put_settings(after)
    messages = (Message(text="a"), Message(text="b"))
    group = store.owe(HOME, messages, kind=PartKind.DIGEST, now=NOON, before=before)
    assert group is not None
    send(store)
    store.withdraw(group, reason="late", now=NOON)
    assert store.settings(HOME) == after


def test_a_message_that_cannot_be_read_any_more_holds_up_nothing(store: Store) -> None:
    owe(store, HOME, "1", "2")
    owe(store, AWAY, "3")
    for spoilt in ("no JSON", "[]", "{}", '{"text": "1", "marks": [{"kind": "odd"}], "rows": [], "silent": 0}'):
        store._run("UPDATE part SET message = :line WHERE number = 1 AND chat = 'home'", {"line": spoilt})  # type: ignore[attr-defined] # as damage would
        store._run("UPDATE part SET state = 'pending' WHERE number = 1 AND chat = 'home'")  # type: ignore[attr-defined] # as above
        part = claimed(store)
        assert part.message.text == "2"
        store.put_back(part.id, not_before=NOON, ambiguous=False, reason="for the next round")
    assert [send(store), send(store)] == ["2", "3"]
    assert (store.backlog().sent, store.backlog().gave_up) == (2, 1)


def test_a_wait_that_was_written_down_under_a_clock_far_ahead_holds_back_nothing(store: Store) -> None:
    owe(store, HOME, "1")
    owe(store, AWAY, "2")
    ahead = NOON + timedelta(days=900)
    store.hold_chat(AWAY.chat, until=ahead)
    store.put_back(claimed(store).id, not_before=ahead, ambiguous=False, reason="told to wait")
    assert [send(store), send(store)] == ["1", "2"]
    owe(store, HOME, "3")
    store.put_back(claimed(store).id, not_before=NOON + LONGEST_WAIT, ambiguous=False, reason="told to wait")
    assert store.claim(NOON) is None
    assert store.claim(NOON + LONGEST_WAIT) is not None


def test_what_was_sent_of_late_is_known_whatever_became_of_it(store: Store) -> None:
    late, later = minutes(1), minutes(2)
    for chat in ("arrived", "lost", "in flight"):
        owe(store, Place(chat=chat), "1")
    assert store.sends(since=minutes(-1), until=later) == []
    arrived, lost, _ = claimed(store), claimed(store), claimed(store)
    store.put_back(lost.id, not_before=NOON, ambiguous=True, reason="lost")
    store.confirm(arrived.id, message_id=1, now=late)
    sent = store.sends(since=minutes(-1), until=later)
    assert sent[0] == ("arrived", late)
    assert sorted(sent[1:]) == [("in flight", later), ("lost", later)]  # nobody knows for how long it was under way
    assert store.sends(since=late, until=later) == []


def test_what_a_place_is_owed_is_found_without_reading_what_others_are_owed(store: Store) -> None:
    def effort() -> int:
        """Steps of SQLite's machine, in hundreds."""
        steps: list[int] = []
        database = store._db.conn  # type: ignore[attr-defined]  # every store of these tests stands on SQLite
        database.set_progress_handler(lambda: steps.append(1), 100)
        store.unsent_digests(place=HOME)
        database.set_progress_handler(None, 0)
        return len(steps)

    def owed(place: Place, row: int) -> None:
        slot = Slot(place=place, timetable=row, wanted=NOON.date(), due=NOON)
        store.owe(place, (Message(text="a"), Message(text="b")), kind=PartKind.DIGEST, now=NOON, slot=slot)

    owed(HOME, 1)
    alone = effort()
    with store.transaction():
        for number in range(2, 300):
            owed(Place(chat=f"other{number}"), number)
    assert effort() <= alone + 1


def test_a_message_bears_the_buttons_of_all_its_versions_and_no_other(store: Store) -> None:
    def shown(token: str) -> Message:
        return Message(text="Choose", rows=((Button(label="This", token=token),),))

    store.owe(HOME, [shown("first")], kind=PartKind.ANSWER, now=NOON)
    assert store.bears(HOME, 7, "first") is None
    store.confirm(claimed(store).id, message_id=7, now=NOON)
    assert store.bears(HOME, 7, "first") is True
    assert store.bears(HOME, 7, "second") is False
    assert store.bears(AWAY, 7, "first") is None
    store.owe(HOME, [shown("second")], kind=PartKind.ANSWER, now=NOON, edits=7)
    assert store.bears(HOME, 7, "second") is True, "it may be there already, its answer on the way"
    store.confirm(claimed(store).id, message_id=7, now=NOON)
    assert [store.bears(HOME, 7, token) for token in ("first", "second", "econ")] == [True, True, False]
