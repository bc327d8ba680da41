"""What a chat is told over two days: every sentence once, word for word, and what moved. Chooses nothing itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.chats import Role
from domain.model import Told
from tests.chat.stage import Stage, alone, fall_due
from tests.chat.transcript import lines

DAY = timedelta(days=1)
AGAIN = "Show the last 24 hours again"


def _read_it_all(stage: Stage) -> None:
    said = stage.say("/latest")
    while "[More stories]" in lines(said):
        said = stage.press("More stories")


@pytest.fixture
def two_days(stage: Stage) -> Stage:
    """Somebody has read all there was on both days."""
    _read_it_all(stage)
    stage.at(stage.now + DAY)
    _read_it_all(stage)
    return stage


def test_no_sentence_of_two_days_is_told_twice(two_days: Stage) -> None:
    sentences = [one.text for one in two_days.told]
    assert len(sentences) > 30
    assert len(set(sentences)) == len(sentences)


def test_every_sentence_of_two_days_stands_word_for_word_in_its_article(two_days: Stage) -> None:
    for one in two_days.told:
        article = two_days.store.article(one.article)
        assert article is not None
        assert one.text in " ".join(article.text.split())


def test_the_second_day_tells_only_stories_to_which_something_was_added(stage: Stage) -> None:
    _read_it_all(stage)
    first, read = list(stage.told), stage.now
    stage.at(stage.now + DAY)
    _read_it_all(stage)
    second = stage.told[len(first) :]
    assert second
    for one in second:
        story = stage.store.story(one.story)
        assert story is not None
        assert max(member.article.arrived for member in story.members) > read


def test_the_earthquake_comes_back_as_an_update_with_the_new_toll(stage: Stage) -> None:
    _read_it_all(stage)
    stage.at(stage.now + DAY)
    said = lines(stage.say("/latest"))
    assert any("UPDATE" in line and "Karvelia" in line for line in said)
    assert any(line.startswith("New since yesterday 08:00:") and "Nine people" in line for line in said)


def test_a_repeat_that_was_asked_for_says_so_and_marks_nothing_as_told(stage: Stage) -> None:
    stage.say("/latest")
    stage.say("/latest")
    told = list(stage.told)
    said = lines(stage.press(AGAIN))
    assert "once more" in said[0]
    assert stage.told == told
    assert lines(stage.press(AGAIN)) == said


def test_an_old_more_button_brings_no_update_of_what_it_brought_before(stage: Stage) -> None:
    stage.say("/latest 20")
    stage.at(stage.now + DAY)
    stage.say("/latest 1")
    first = lines(stage.press("More stories"))
    assert any("UPDATE" in line for line in first)
    assert lines(stage.press("More stories")) == ["That was all."]


def test_one_topic_first_leaves_the_rest_new_and_is_no_update_itself(stage: Stage) -> None:
    stage.say("/latest technology")
    aside = {one.story for one in stage.told}
    before = len(stage.told)
    said = lines(stage.say("/latest 20"))
    assert not any("UPDATE" in line for line in said)
    assert stage.told[before:]
    assert aside.isdisjoint({one.story for one in stage.told[before:]})


def test_what_was_shown_aside_comes_back_once_something_is_added(stage: Stage) -> None:
    stage.say("/latest world")
    assert any("Karvelia" in one.text for one in stage.told)
    stage.at(stage.now + DAY)
    assert any("UPDATE" in line and "Karvelia" in line for line in lines(stage.say("/latest world")))


def test_two_chats_do_not_share_what_they_were_told(stage: Stage) -> None:
    stage.say("/latest")
    here: list[Told] = list(stage.told)
    stage.store.put_role("Olga", Role.OWNER)
    stage.speaker("Olga", alone("Olga"))
    stage.say("/latest")
    assert stage.told[len(here) :] == here


def test_a_digest_that_still_waits_does_not_come_after_its_end_was_wished_and_its_stories_are_still_new(
    stage: Stage,
) -> None:
    stage.say("/schedule 08:30")
    stage.now += timedelta(minutes=30)
    fall_due(stage.store, stage.now)
    assert len(stage.store.unsent_digests(place=stage.place)) == 1
    said = lines(stage.say("/unsubscribe"))
    assert stage.store.unsent_digests(place=stage.place) == []
    assert "Ferry" not in said
    assert "nothing new" not in lines(stage.say("/latest"))
