"""What of the archive holds which words: for `/search`, and for what a reader mutes or wants only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.chats import Place
from domain.model import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A story that holds the words, as its best article has them. `opening` are the first words of that article."""

    story: int
    article: str
    title: str
    url: str | None
    outlet: str
    arrived: datetime
    published: Published
    opening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """In how many articles of a story a phrase stands: in their titles, and in title or text."""

    titles: int
    articles: int


class Search(Protocol):
    """Words are looked for whole, in any case, with or without accents; no sign that is typed has a meaning."""

    def search(self, words: str, *, limit: int, begun: bool = False, place: Place | None = None) -> list[Found]:
        """Stories with an article that holds all the words, best first; "words in quotes" stand in that order.

        As `place` may see them; without a place, as everybody may.

        `begun`: words that only begin so will do. Where very many articles match, the newest of them are looked at.
        """

    def mentions(
        self, phrases: Iterable[str], stories: Collection[int], *, place: Place | None = None
    ) -> dict[str, dict[int, Mentions]]:
        """For each phrase those of the stories in which it stands, in titles or texts that `place` may see; a phrase
        without a word stands nowhere and may be missing."""
