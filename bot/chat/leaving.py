"""`/export` and `/forget`: all that is stored of this chat, as files, or erased. Nothing is erased unasked."""

from __future__ import annotations

import json

from bot.chat.request import Reply
from bot.chat.rich import plain
from bot.chat.turn import Turn, change, say
from domain.chats import ChatKind, Role
from domain.message import Document, Message
from ingest.opml import Outline, write_opml

_TITLE = "Briefing bot"  # of the list of feeds, as other readers show it


def export(turn: Turn) -> Reply:
    """One JSON document with everything, and the feeds of this place's own as OPML where it has some."""
    stored = turn.store.stored_of(turn.request.chat.id)
    document = {"chat": turn.request.chat.id, "exported": turn.now.isoformat(), "stored": stored}
    feeds = [followed.source for followed in turn.store.followed(turn.request.place)]
    everything = Document(name="briefing.json", content=json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    said = turn.words("export-done", who=turn.who, feeds=len(feeds))
    files = [Message(text=said, document=everything)]
    if feeds:
        outlines = [Outline(title=feed.outlet, url=feed.url) for feed in feeds]
        opml = Document(name="feeds.opml", content=write_opml(outlines, title=_TITLE))
        files.append(Message(text="feeds.opml", document=opml, silent=True))
    return Reply(messages=tuple(files))


def forget(turn: Turn) -> Reply:
    """Asks whether everything is really to go."""
    yes = turn.button(turn.words("forget-yes-button"), "forget:yes")
    no = turn.button(turn.words("forget-no-button"), "forget:no")
    return say(turn.words("forget-ask", who=turn.who), rows=((yes, no),))


def forgotten(turn: Turn) -> Reply:
    """The answer was tapped: everything goes but this last line, which goes once it is sent; or nothing does."""
    if turn.argument != "yes":
        return change(turn.words("forget-no"))
    chat, words = turn.request.chat, turn.words
    owner = turn.role is Role.OWNER and chat.kind is ChatKind.PRIVATE
    turn.store.unfollow_all(chat.id)
    turn.store.forget(chat.id)
    return change(plain(words("forget-done-owner" if owner else "forget-done")))
