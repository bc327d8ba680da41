"""What people ruled is obeyed when groups are made afresh, whatever the likeness; everything else stays as it was."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.rulings import Ruling
from summarise.bonds import Bonds, obeyed, only
from summarise.stories import Desk
from tests.summarise.newsroom import BANK, FLOOD, FLOOD_OTHER, NOW, article, stream


def test_without_bonds_the_groups_stay() -> None:
    assert obeyed([[0, 2], [1]], Bonds(), [only(1)] * 3) == [[0, 2], [1]]


def test_groups_with_points_that_are_one_are_joined() -> None:
    assert obeyed([[0, 1], [2], [3]], Bonds.between([(3, 1, True)]), [only(1)] * 4) == [[0, 1, 3], [2]]


def test_one_that_is_apart_leaves_and_the_rest_stay_together() -> None:
    bonds = Bonds.between([(1, 0, False), (1, 2, False), (1, 3, False)])
    assert obeyed([[0, 1, 2, 3]], bonds, [only(1)] * 4) == [[0, 2, 3], [1]]


def test_one_of_whom_nothing_was_said_goes_to_those_it_is_most_like() -> None:
    vectors = [only(1), only(2), only(2)]
    assert obeyed([[0, 1, 2]], Bonds.between([(0, 1, False)]), vectors) == [[0], [1, 2]]


def test_where_both_are_asked_apart_wins() -> None:
    bonds = Bonds.between([(0, 1, True), (1, 2, True), (0, 2, False)])
    assert obeyed([[0], [1], [2]], bonds, [only(1)] * 3) == [[0, 1], [2]]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans()), max_size=12), st.data())
def test_whatever_is_ruled_everything_is_kept_once_and_nobody_apart_meets(
    pairs: list[tuple[int, int, bool]], data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, 7), max_size=4)))
    edges = [0, *cuts, 8]
    groups = [list(range(a, b)) for a, b in pairwise(edges)]
    bonds = Bonds.between(pairs)
    found = obeyed(groups, bonds, [only(at % 3) for at in range(8)])
    assert sorted(point for group in found for point in group) == list(range(8))
    group_of = {point: at for at, group in enumerate(found) for point in group}
    assert all(group_of[a] != group_of[b] for a, b in bonds.apart)
    if not bonds.apart:
        assert all(group_of[a] == group_of[b] for a, b in bonds.same)


def flooded(*rulings: Ruling) -> Desk:
    """A desk with two reports of one flood and one of a bank."""
    desk = Desk(rulings=rulings)
    desk.file(article("a", FLOOD, title="Flood in Aldmere"))
    desk.file(article("b", FLOOD_OTHER, title="Flood in Aldmere: four missing"))
    desk.file(article("c", BANK, title="Norland raises rates"))
    return desk


def stories(desk: Desk, names: str = "abc") -> list[int | None]:
    """The story of each article now."""
    return [desk.story_of(name) for name in names]


def test_without_rulings_the_flood_is_one_story() -> None:
    desk = flooded()
    desk.recluster(NOW)
    assert stories(desk) == [1, 1, 2]


def test_a_ruling_is_obeyed_at_every_grouping_afresh() -> None:
    desk = flooded(Ruling(one="a", other="b", same=False), Ruling(one="b", other="c", same=True))
    for hours in range(0, 48, 6):
        desk.recluster(NOW + timedelta(hours=hours))
        a, b, c = stories(desk)
        assert a != b == c


def test_what_was_ruled_on_stays_live_as_long_as_its_partner() -> None:
    desk = Desk(rulings=[Ruling(one="a", other="b", same=False)])
    desk.file(article("a", FLOOD, title="Flood in Aldmere"))
    later = NOW + timedelta(days=7)
    desk.file(article("b", FLOOD_OTHER, title="Flood in Aldmere", arrived=later, published=later))
    desk.forget(NOW + timedelta(days=1))
    desk.recluster(later)
    assert desk.story_of("a") != desk.story_of("b")
    desk.forget(later + timedelta(days=1))
    assert (desk.story_of("a"), desk.story_of("b")) == (None, None)


def test_articles_of_two_languages_can_be_one_story_and_stay_so() -> None:
    desk = Desk(rulings=[Ruling(one="a", other="b", same=True)])
    desk.file(article("a", FLOOD, title="Aldmere"))
    desk.file(article("b", FLOOD_OTHER, title="Aldmere", lang="de"))
    for _ in range(3):
        desk.recluster(NOW)
        assert stories(desk, "ab") == [1, 1]


@settings(deadline=None, max_examples=15)
@given(st.sets(st.tuples(st.integers(0, 29), st.integers(0, 29), st.booleans()), max_size=8))
def test_no_grouping_afresh_of_a_stream_puts_together_what_is_apart(pairs: set[tuple[int, int, bool]]) -> None:
    articles = stream(30)
    chosen = {(min(a, b), max(a, b)): same for a, b, same in sorted(pairs) if a != b}
    rulings = [Ruling(one=articles[a].id, other=articles[b].id, same=same) for (a, b), same in chosen.items()]
    desk = Desk(rulings=rulings)
    roots: dict[str, str] = {}
    for one in articles:
        roots[one.id] = desk.file(one).copy_of or one.id
    desk.recluster(articles[-1].arrived)
    for ruling in rulings:
        if not ruling.same and roots[ruling.one] != roots[ruling.other]:
            assert desk.story_of(ruling.one) != desk.story_of(ruling.other)
