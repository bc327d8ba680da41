"""The archive of articles: text once, identities for ever."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.chats import Place
from domain.model import Article, Counts, Entry, Reading
from storage.promises.search import Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of articles offered: ids that are new, known already, or known with another text."""

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


class Articles(Search, Protocol):
    """The archive: text once, identities for ever."""

    def unknown(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those none of whose keys was ever seen, in the order given."""

    def remember(self, keys: Iterable[str], now: datetime) -> None:
        """Marks identities as seen without an article."""

    def add_articles(
        self, articles: Sequence[Article], *, source: str | None = None, reading: Reading | None = None
    ) -> Added:
        """Stores the new ones with their keys, and with them the reading they came from, in one transaction.

        An article is known if its id or one of its keys is; known with another text under the same id is a conflict.
        """

    def remove_articles(self, source: str) -> int:
        """Removes the source's articles with their places in stories, as if never arrived; gives how many."""

    def article(self, article: str) -> Article | None:
        """The article of that id."""

    def unfiled(self, limit: int) -> list[Article]:
        """Articles that have arrived but belong to no story yet, in order of (arrived, insertion)."""

    def counts(
        self,
        *,
        since: datetime,
        until: datetime,
        after: int | None = None,
        topic: str | None = None,
        place: Place | None = None,
    ) -> Counts:
        """Stories, articles and sources with arrivals in the span, of what `place` hears; without one, of what
        everybody hears. `after`: only of what was filed above that number, whenever in the span it arrived."""
