"""Who may use this bot, and what its buttons mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.chats import Place, Role
from domain.ledger import Press


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody who has a role here. `name` is what they called themselves when they got it; it may be empty."""

    id: str
    role: Role
    name: str = ""


class People(Protocol):
    """Who may use this bot, and what buttons mean."""

    def role(self, person: str) -> Role:
        """What the person may do."""

    def put_role(self, person: str, role: Role, name: str = "") -> None:
        """Sets what the person may do; without a name the one known stays."""

    def people(self) -> list[Known]:
        """Everybody who has a role, owners first, then by name and id."""

    def owners(self) -> list[str]:
        """All owners."""

    def put_code(self, code_hash: str, role: Role, expires: datetime) -> None:
        """A one-time code, stored only as its hash."""

    def use_code(self, code_hash: str, now: datetime) -> Role | None:
        """The role the code grants, once; None if unknown, used or expired."""

    def put_button(self, place: Place, action: str, now: datetime) -> str:
        """A fresh unguessable token of at most 64 bytes for the action, valid in that place only."""

    def press(self, token: str) -> Press | None:
        """What the token stands for."""
