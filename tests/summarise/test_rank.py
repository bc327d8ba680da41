"""Stories are told by importance and wish: reports, freshness, breadth; not all of one topic or one outlet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.chats import Wish
from domain.leaning import Leaning
from domain.lookup import folded
from domain.model import StoryFace, StoryKind, StorySketch, microseconds
from summarise import rank
from summarise.sketch import face, sketch
from tests.summarise.newsroom import FLOOD, NOW, article, hours, story


class Seen(NamedTuple):
    """A story as ranking sees it."""

    sketch: StorySketch
    face: StoryFace


def seen(  # names only what matters
    number: int,
    *,
    reports: int = 1,
    outlets: Sequence[str] = (),
    age: float = 1.0,
    topics: tuple[str, ...] = (),
    title: str = "Something happened",
    own: bool = False,
) -> Seen:
    told = tuple(outlets) or tuple(f"outlet {number}-{at}" for at in range(reports))
    kind = StoryKind(lang="en", topics=topics, breadth=len(told), reports=reports, own=own)
    return Seen(
        StorySketch(number, kind, microseconds(NOW - hours(age))),
        StoryFace(articles=len(told), outlets=told, titles=folded(title)),
    )


def order(
    stories: Sequence[Seen], *, wish: Wish, limit: int | None = None, leaning: Leaning | None = None
) -> list[int]:
    """As `rank.order`, whose faces are read from the stories."""
    faces = {one.sketch.id: one.face for one in stories}
    return rank.order(
        [one.sketch for one in stories],
        faces=lambda asked: {number: faces[number] for number in asked},
        now=NOW,
        wish=wish,
        limit=limit,
        leaning=leaning,
    )


def test_more_independent_reports_come_first() -> None:
    assert order([seen(1), seen(2, reports=3)], wish=Wish()) == [2, 1]


def test_fresher_comes_first() -> None:
    assert order([seen(1, age=30), seen(2, age=2)], wish=Wish()) == [2, 1]


def test_more_outlets_come_first_where_reports_are_equal() -> None:
    assert order([seen(1), seen(2, outlets=["a", "b", "c"])], wish=Wish()) == [2, 1]


def test_a_feed_of_ones_own_counts_as_much_as_a_few_outlets() -> None:
    assert order([seen(1), seen(2, reports=5), seen(3, own=True)], wish=Wish()) == [2, 3, 1]


def test_a_feed_of_ones_own_is_told_whatever_its_topic_unless_one_was_asked_for() -> None:
    stories = [seen(1, topics=("world",)), seen(2, topics=("science",)), seen(3, own=True)]
    assert order(stories, wish=Wish(topics=("world",))) == [3, 1]
    assert order(stories, wish=Wish(topics=("world",), own=False)) == [1]


def test_a_second_topic_is_heard_before_the_third_story_of_the_first() -> None:
    stories = [seen(n, reports=4, topics=("world",)) for n in (1, 2, 3)] + [seen(4, reports=3, topics=("science",))]
    assert order(stories, wish=Wish())[1] == 4


def test_one_outlet_has_at_most_two_of_five_where_there_is_a_choice() -> None:
    stories = [seen(n, outlets=["Loud"], age=0) for n in range(1, 9)] + [seen(n, age=20) for n in range(11, 16)]
    assert sum(number < 10 for number in order(stories, wish=Wish(), limit=5)) == 2


def test_no_more_than_the_limit() -> None:
    assert len(order([seen(n) for n in range(9)], wish=Wish(), limit=4)) == 4


def test_only_the_topics_wished_for() -> None:
    stories = [seen(1, topics=("world",)), seen(2, topics=("science", "world")), seen(3)]
    assert order(stories, wish=Wish(topics=("science",))) == [2]


@pytest.mark.parametrize(
    ("title", "phrase", "found"),
    [
        ("Café fire in Łódź", "cafe", True),
        ("Cafeteria fire", "cafe", False),
        ("PRIME MINISTER resigns", "prime minister", True),
        ("The minister's prime", "prime minister", False),
        ("Выборы в Москве", "выборы", True),
        ("東京で地震", "地震", True),
        ("Fire", "", False),
        ("A.B.C", "b", True),
    ],
)
def test_words_are_found_whole_in_any_case_and_script(title: str, phrase: str, found: bool) -> None:
    assert order([seen(1, title=title)], wish=Wish(only=(phrase,))) == ([1] if found else [])


def test_muted_and_only_words_are_obeyed() -> None:
    stories = [seen(1, title="Cup final tonight"), seen(2, title="Vote tonight")]
    assert order(stories, wish=Wish(muted=("cup",))) == [2]
    assert order(stories, wish=Wish(only=("CUP",))) == [1]


@given(st.permutations(range(8)))
def test_the_order_of_input_does_not_matter(shuffled: list[int]) -> None:
    stories = [seen(n, reports=n % 3 + 1, topics=(f"t{n % 2}",)) for n in range(8)]
    assert order([stories[n] for n in shuffled], wish=Wish()) == order(stories, wish=Wish())


def test_a_sketch_counts_what_ranking_asks_for() -> None:
    one = article("a", FLOOD, title="Flood", topics=("world", "weather"))
    two = article("b", FLOOD, title="Déluge", topics=("world",), arrived=NOW + hours(2))
    made = sketch(story(one, two))
    assert made.kind == StoryKind(lang="en", topics=("world",), breadth=2, reports=2)
    assert made.moment == microseconds(NOW + hours(2))
    assert face(story(one, two)).articles == 2
    assert face(story(one, two)).titles == " deluge \n flood "


def test_a_followed_story_comes_first() -> None:
    stories = [seen(1, reports=9), seen(2, reports=5), seen(3, age=70)]
    assert order(stories, wish=Wish(), leaning=Leaning(followed=frozenset({3}))) == [3, 1, 2]


def test_what_is_muted_by_words_stays_out_even_if_it_is_followed() -> None:
    stories = [seen(1, title="Storm over Orrin"), seen(2)]
    wish = Wish(muted=("storm",))
    assert order(stories, wish=wish, leaning=Leaning(followed=frozenset({1}))) == [2]


def test_liked_outlets_and_topics_count_more_and_disliked_ones_less_but_never_all() -> None:
    stories = [seen(1, outlets=["Dull"]), seen(2, outlets=["Plain"]), seen(3, outlets=["Dear"], topics=("science",))]
    leaning = Leaning(outlets={"Dull": -1.0}, topics={"science": 0.5})
    assert order(stories, wish=Wish(), leaning=leaning) == [3, 2, 1]
    assert order([seen(1, outlets=["Dull"] * 2 + ["b", "c", "d"], reports=5), seen(2)], wish=Wish(),
                 leaning=Leaning(outlets={"Dull": -1.0})) == [1, 2]  # fmt: skip


def test_no_outlet_leads_more_than_its_share_even_where_others_tell_the_story_too() -> None:
    loud = [seen(n, outlets=["Loud", f"small {n}"], age=0) for n in range(1, 9)]
    others = [seen(n, age=20) for n in range(11, 16)]
    assert sum(n < 9 for n in order(loud + others, wish=Wish(limit=5))[:5]) == 2


def test_no_saga_fills_a_briefing() -> None:
    saga = [seen(n, reports=3, title=f"Impeachment hearing in Norland day {n}") for n in range(1, 9)]
    others = [seen(n, reports=2, title=title) for n, title in enumerate(
        ("Bridge collapses", "Comet seen from Orrin", "Bank raises rates", "Rovers win the cup"), 11)]  # fmt: skip
    assert sum(n < 9 for n in order(saga + others, wish=Wish(limit=5))[:5]) <= 2


@given(st.permutations(range(1, 9)))
def test_leaning_keeps_the_order_whatever_the_order_of_input(numbers: list[int]) -> None:
    stories = [seen(n, reports=1 + n % 3, topics=(f"t{n % 2}",)) for n in numbers]
    leaning = Leaning(followed=frozenset({4}), topics={"t1": 0.3})
    assert order(stories, wish=Wish(), leaning=leaning) == order(
        sorted(stories, key=lambda one: one.sketch.id), wish=Wish(), leaning=leaning
    )


def test_only_stories_that_may_come_next_are_looked_at() -> None:
    stories = [seen(n, reports=1 + n % 3, age=n / 50, topics=(f"t{n % 6}",), title=f"Title {n}") for n in range(999)]
    faces = {one.sketch.id: one.face for one in stories}
    read: list[int] = []

    def look(asked: Sequence[int]) -> dict[int, StoryFace]:
        read.extend(asked)
        return {number: faces[number] for number in asked}

    ranked = rank.order([one.sketch for one in stories], faces=look, now=NOW, wish=Wish(limit=10))
    assert ranked == order(stories, wish=Wish(limit=10))
    assert set(ranked[:25]) <= set(read)
    assert len(read) == len(set(read)) < 200


def test_a_story_that_is_gone_meanwhile_is_ordered_all_the_same() -> None:
    stories = [seen(n, age=n) for n in range(3)]
    assert rank.order([one.sketch for one in stories], faces=lambda _: {}, now=NOW, wish=Wish()) == [0, 1, 2]
    muted = Wish(muted=("something",))
    assert rank.order([one.sketch for one in stories], faces=lambda _: {}, now=NOW, wish=muted) == [0, 1, 2]


@given(
    told=st.lists(
        st.tuples(st.integers(1, 4), st.integers(0, 3), st.integers(0, 4), st.integers(0, 40), st.integers(0, 5)),
        max_size=40,
    )
)
def test_what_is_told_next_is_always_what_is_worth_most_with_every_penalty(
    told: list[tuple[int, int, int, int, int]],
) -> None:
    stories = [
        seen(
            at,
            reports=reports,
            outlets=[f"o{outlet}", *(f"o{at}-{more}" for more in range(reports))],
            topics=tuple(f"t{n}" for n in range(2) if topic >> n & 1),
            age=age,
            title=f"chapter{saga} trial{saga} number{at}",
        )
        for at, (reports, topic, outlet, age, saga) in enumerate(told)
    ]
    wish = Wish(limit=5)
    ranked = order(stories, wish=wish)
    assert ranked[: len(_plainly(stories, 15))] == _plainly(stories, 15)
    assert sorted(ranked) == [one.sketch.id for one in stories]


def _plainly(stories: list[Seen], count: int) -> list[int]:
    """The formula as it is written down, looking at every story each time."""
    left, taken = {one.sketch.id: one for one in stories}, list[Seen]()
    while left and len(taken) < count:
        most = max(1, int(0.4 * max(5, len(taken) + 1)))
        free = [one for one in left.values() if sum(t.face.outlets[0] == one.face.outlets[0] for t in taken) < most]
        best = max(free or left.values(), key=lambda one: (_value(one, taken if free else []), -one.sketch.id))
        taken.append(left.pop(best.sketch.id))
    return [one.sketch.id for one in taken]


def _value(one: Seen, taken: list[Seen]) -> float:
    weight = math.log(1 + one.sketch.kind.reports) + 0.5 * math.log(1 + one.sketch.kind.breadth)
    topic = max((sum(name in t.sketch.kind.topics for t in taken) for name in one.sketch.kind.topics), default=0)
    words = set(one.face.titles.split())
    saga = sum(len(words & set(t.face.titles.split())) >= 2 for t in taken)
    return float(
        weight * 1.0 * 0.5 ** ((microseconds(NOW) - one.sketch.moment) / (36 * 3600e6)) * 0.7 ** min(3, topic + saga)
    )
