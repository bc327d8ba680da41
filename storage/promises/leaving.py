"""All that is stored of a chat, to be given to it or to be erased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class Leaving(Protocol):
    """What a chat may ask of what is stored of it."""

    def stored_of(self, chat: str) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Everything, by what it is about: rows of names and values. Left out are tokens, and what files held."""

    def forget(self, chat: str) -> None:
        """Erases everything, from the file too, with what is owed to the chat and what came in from it.

        What is owed to it next is its farewell: once that is sent or given up, it is erased with all that names the
        chat. A person's role is erased unless it is that of an owner or a ban.
        """
