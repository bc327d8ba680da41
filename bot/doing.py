"""Who does the errands that people ask for: looks at an address, reads sources at once, reads a list of feeds.

Each does the part that needs the network and gives values; what follows from them is the conversation's to tell.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.chat.adding import IMPORT, LOOK, READ
from bot.errands import Errands
from bot.pipeline import Reach
from bot.runner import Doer, Files, FileTrouble
from domain.ledger import Errand
from ingest.discover import find_sources
from ingest.opml import read_opml
from ingest.sandbox import Killed


def doers(errands: Errands, reach: Reach) -> Mapping[str, Doer]:
    """Who does which kind of errand."""

    async def look(errand: Errand, files: Files) -> object:
        return await find_sources(errand.argument, reach.web, reach.sandbox)

    async def read(errand: Errand, files: Files) -> object:
        return tuple(await errands.read(errand.argument.split()))

    async def import_(errand: Errand, files: Files) -> object:
        body = await files(errand.argument)
        if isinstance(body, FileTrouble):
            return body
        found = await reach.sandbox.run(read_opml, body)
        return None if isinstance(found, Killed) else found or False

    return {LOOK: look, READ: read, IMPORT: import_}
