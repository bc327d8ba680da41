"""What is kept for a while, so that a page is fetched once, an outlet's habits are learnt and rules can be replayed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.kept import Outlet, Page, Raw


class Keeping(Protocol):
    """Pages, raw texts, and how often an outlet's lines ran."""

    def pages(self, keys: Iterable[str]) -> dict[str, Page]:
        """Those of the pages that are kept, by key."""

    def put_pages(self, pages: Iterable[Page]) -> None:
        """Keeps the pages; one of the same key is replaced."""

    def put_raw(self, lines: Mapping[str, Sequence[str]], now: datetime) -> None:
        """Keeps the lines of each article, by id, as they were before any was removed."""

    def raws(self, *, after: int, limit: int) -> list[Raw]:
        """Articles that still have a text, inserted after the number `after`, in that order.

        Lines are those kept by `put_raw`, else those of the stored text.
        """

    def rewrite(self, texts: Mapping[str, str]) -> int:
        """Replaces the text of each article, by id, unless it stands in a briefing that was sent or frozen.

        Gives how many. Ids, titles, stories and what was told stay.
        """

    def outlet(self, name: str, marks: Iterable[int]) -> Outlet:
        """What is known of the outlet's lines of these marks, and of the stories these stood in."""

    def put_outlet(self, outlet: Outlet) -> None:
        """Replaces what is known of these lines and stories, and the outlet's own counts; others stay."""

    def forget_kept(self, *, pages: datetime, raw: datetime, lines: datetime) -> int:
        """Forgets pages fetched before `pages`, raw texts kept before `raw`, and lines that ran in no story since.

        Gives how many rows went. For the nightly housekeeping.
        """
