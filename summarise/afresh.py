"""Groups the last days afresh: what hindsight sees better than the first look. Moves articles, and says which it moved.

The plan of `recluster`: 1. of copies the earliest complete one becomes the canonical article; 2. each language's recent
stories are grouped afresh, rulings obeyed, and named by overlap; 3. stories ruled one across languages are joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from summarise.bonds import Bonds, obeyed
from summarise.live import Live
from summarise.recluster import assign, canonical
from summarise.regroup import Cuts, Point, regroup
from summarise.shelf import Language, Shelf
from summarise.traces import instant_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An article that changed its place."""

    article: str
    story: int
    copy_of: str | None


class Afresh(Shelf):
    """A shelf that is put in order."""

    def recluster(self, now: datetime) -> list[Move]:
        """Groups afresh what arrived in the last days, with the rest of the stories it is in; only what changed.

        An id stays with the group that holds most of its articles. Of copies, the earliest complete one becomes the
        canonical article. Moves come in filing order.
        """
        before = {o: (r.story, r.root) for o, r in self._records.items()}
        bar = instant_day(now - self._knobs.regroup)
        self._choose_canonicals(bar)
        for lang in sorted(self._languages):
            self._regroup(self._languages[lang], bar)
        self._join_languages()
        for record in self._records.values():
            record.story = self._records[record.root].story
        return [
            Move(article=r.article, story=r.story, copy_of=None if r.root == o else self._records[r.root].article)
            for o, r in self._records.items()
            if before[o] != (r.story, r.root)
        ]

    def _choose_canonicals(self, bar: float) -> None:
        copies: dict[int, list[int]] = {}
        for ordinal, record in self._records.items():
            if record.root != ordinal:
                copies.setdefault(record.root, [record.root]).append(ordinal)
        for root, members in copies.items():
            sizes = {m: len(self._records[m].features.marks) for m in members}
            if max(self._records[m].features.arrived for m in members) <= bar:
                continue
            chosen = canonical(sorted(members), sizes)
            if chosen != root:
                self._crown(chosen, root, members)

    def _crown(self, chosen: int, root: int, members: list[int]) -> None:
        for member in members:
            self._records[member].root = chosen
        self._language(self._records[root].features.lang).live.drop(root)
        self._tell(chosen)

    def _regroup(self, language: Language, bar: float) -> None:
        live = language.live
        window = self._window(live, bar)
        weighed = language.lexicon.weigh_all([live.told[o].terms for o in window])
        outlets = [self._records[o].features.outlet for o in window]
        points = [Point(*v, live.told[o].day, of) for o, v, of in zip(window, weighed, outlets, strict=True)]
        knobs, excess = self._knobs, self._knobs.calibrate * language.chance.excess()
        grouped = regroup(points, Cuts(knobs.apart + excess / 2, knobs.merge + excess, knobs.sigma))
        grouped = obeyed(grouped, self._bonds(window), weighed)
        named, self._next_story = assign(
            [[window[at] for at in group] for group in grouped], live.story_of, self._next_story
        )
        for ordinal, story in named.items():
            if live.story_of[ordinal] != story:
                live.move(ordinal, story)
                self._records[ordinal].story = story

    def _window(self, live: Live, bar: float) -> list[int]:
        """The articles of stories that something joined since `bar`, and those ruled on together with one of them."""
        recent = {live.story_of[o] for o in live.order if self._records[o].features.arrived > bar}
        for one, other, _ in self._ruled():
            stories = {live.story_of[o] for o in (one, other) if o in live.story_of}
            recent |= stories if stories & recent else set()
        return [o for o in live.order if live.story_of[o] in recent]

    def _bonds(self, window: list[int]) -> Bonds:
        place = {ordinal: at for at, ordinal in enumerate(window)}
        ruled = self._ruled()
        return Bonds.between((place[a], place[b], same) for a, b, same in ruled if a in place and b in place)

    def _join_languages(self) -> None:
        """Where articles of two languages were ruled to be one story, the later story goes into the earlier, unless
        others of them were ruled apart."""
        ruled = self._ruled()
        for one, other, same in ruled:
            left, right = sorted((self._records[one].story, self._records[other].story))
            apart = {
                frozenset((self._records[a].story, self._records[b].story)) for a, b, joined in ruled if not joined
            }
            if same and left != right and self._lang(one) != self._lang(other) and {left, right} not in apart:
                for language in self._languages.values():
                    for ordinal in list(language.live.members.get(right, ())):
                        language.live.move(ordinal, left)
                        self._records[ordinal].story = left

    def _lang(self, ordinal: int) -> str:
        return self._records[ordinal].features.lang
