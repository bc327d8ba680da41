"""What is looked at again: entries that could not be read, articles that were edited, links of pages and sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.kept import Links, Shape
from domain.model import Entry


class Looking(Protocol):
    """Second looks."""

    def put_off(self, entry: Entry, now: datetime) -> int:
        """This entry could not be read once more, and is kept to be tried again; gives how often that was by now."""

    def waiting(self, source: str) -> list[Entry]:
        """The entries of the source that were put off and were not taken since, in order of their strongest keys."""

    def put_said(self, said: Mapping[str, int], now: datetime | None = None) -> None:
        """What the source said of each article, by id, when it was read; `now` where that was a second look."""

    def edited(self, entries: Sequence[Entry], *, arrived: datetime, looked: datetime) -> dict[str, Entry]:
        """Those of which their source now says something else than it did, by the id of the article.

        Only of articles of the same source that arrived after `arrived`, were not looked at again since `looked`, still
        have a text, and stand in no briefing.
        """

    def links(self, source: str, site: str) -> Links:
        """What is known of the links on a source's page, and of the addresses of its site."""

    def put_links(self, source: str, marks: Iterable[int], now: datetime) -> None:
        """The page was visited, and had these links."""

    def put_shapes(self, site: str, shapes: Iterable[Shape], now: datetime) -> None:
        """Adds what was learnt of the site's addresses."""

    def forget_looks(self, before: datetime) -> int:
        """Forgets what was not met since `before`; gives how many rows went. For the nightly housekeeping."""
