"""Who may use this bot, one-time codes, and what buttons mean. A code is kept as its hash only."""

from __future__ import annotations

import secrets
from datetime import datetime

from domain.chats import Place, Role
from domain.ledger import Press
from storage.promises.people import Known
from storage.sqlite.chats import at
from storage.sqlite.connection import Connection
from storage.sqlite.forms import stamp

_TOKEN_BYTES = 9  # 72 random bits, 12 characters


class SqlitePeople(Connection):
    """Roles, codes and buttons."""

    def role(self, person: str) -> Role:
        """What the person may do."""
        role = self._value("SELECT role FROM person WHERE id = :id", {"id": person})
        return Role.STRANGER if role is None else Role(role)

    def put_role(self, person: str, role: Role, name: str = "") -> None:
        """Sets what the person may do; without a name the one known stays."""
        self._run(
            """
            INSERT INTO person (id, role, name) VALUES (:id, :role, :name)
            ON CONFLICT (id) DO UPDATE SET role = excluded.role, name = COALESCE(NULLIF(excluded.name, ''), name)
            """,
            {"id": person, "role": role.value, "name": name},
        )

    def people(self) -> list[Known]:
        """Everybody who has a role, owners first, then by name and id."""
        rows = self._rows("SELECT * FROM person ORDER BY role <> 'owner', name, id")
        return [Known(id=row["id"], role=Role(row["role"]), name=row["name"]) for row in rows]

    def owners(self) -> list[str]:
        """All owners, by id."""
        return [row["id"] for row in self._rows("SELECT id FROM person WHERE role = 'owner' ORDER BY id")]

    def put_code(self, code_hash: str, role: Role, expires: datetime) -> None:
        """A one-time code, stored only as its hash."""
        self._run(
            "INSERT INTO code (hash, role, expires) VALUES (:hash, :role, :expires)",
            {"hash": code_hash, "role": role.value, "expires": stamp(expires)},
        )

    def use_code(self, code_hash: str, now: datetime) -> Role | None:
        """The role the code grants, once and before it expires; None if unknown, used or expired."""
        rows = self._rows(
            "UPDATE code SET used = :now WHERE hash = :hash AND used IS NULL AND expires > :now RETURNING role",
            {"hash": code_hash, "now": stamp(now)},
        )
        return Role(rows[0]["role"]) if rows else None

    def put_button(self, place: Place, action: str, now: datetime) -> str:
        """A fresh unguessable token of at most 64 bytes for the action, valid in that place only."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._run(
            """
            INSERT INTO button (token, chat, thread, action, made) VALUES (:token, :chat, :thread, :action, :made)
            """,
            at(place) | {"token": token, "action": action, "made": stamp(now)},
        )
        return token

    def press(self, token: str) -> Press | None:
        """What the token stands for."""
        row = self._row("SELECT * FROM button WHERE token = :token", {"token": token})
        if row is None:
            return None
        return Press(token=row["token"], place=Place(chat=row["chat"], thread=row["thread"]), action=row["action"])
