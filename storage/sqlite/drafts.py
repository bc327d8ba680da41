"""What stories are told by, made beforehand. Opaque here: who reads a draft sees by its mark whether it holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from storage.sqlite.connection import Connection


class SqliteDrafts(Connection):
    """One row a story, dropped whenever the story's row is drawn anew."""

    def drafts(self, stories: Iterable[int]) -> dict[int, str]:
        """The drafts kept of these stories, as they were put. What changes a story drops its draft."""
        rows = self._rows(
            "SELECT story, body FROM draft WHERE story IN (SELECT value FROM json_each(:stories))",
            {"stories": json.dumps(list(stories))},
        )
        return {row["story"]: row["body"] for row in rows}

    def undrafted(self, stories: Iterable[int], rules: str) -> list[int]:
        """Those of the stories of which no draft by these rules is kept, in their order."""
        asked = list(stories)
        rows = self._rows(
            "SELECT story FROM draft WHERE rules = :rules AND story IN (SELECT value FROM json_each(:stories))",
            {"rules": rules, "stories": json.dumps(asked)},
        )
        known = {row["story"] for row in rows}
        return [story for story in asked if story not in known]

    def put_drafts(self, drafts: Mapping[int, str], rules: str, *, version: int) -> bool:
        """Keeps the drafts of stories, made by these rules; false and nothing done if `version` is stale."""
        with self.transaction():
            if self._value("SELECT version FROM desk") != version:
                return False
            self._run_many(
                """
                INSERT OR REPLACE INTO draft (story, rules, body) SELECT id, :rules, :body FROM story WHERE id = :story
                """,
                ({"story": story, "rules": rules, "body": body} for story, body in drafts.items()),
            )
        return True
