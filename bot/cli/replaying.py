"""`sources replay`: today's cleaning rules over the texts that are kept. Touches nothing that was told."""

from __future__ import annotations

import json
from contextlib import closing

import click

from bot.cleaning import replay as replay_all
from bot.cli.news import progress
from bot.wiring import House


@click.command("replay", epilog="Example: briefing-bot sources replay")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output, nothing else there.")
@click.pass_obj
def replay(house: House, as_json: bool) -> None:
    """Clean the kept texts again by today's rules; what stands in a briefing, sent or waiting, keeps its text."""
    counts = {"articles": 0, "rewritten": 0, "left_as_told": 0}
    with closing(house.open()) as store, progress("Replaying", None) as advance:
        for seen, rewritten, told in replay_all(store, house.clock()):
            counts = {
                "articles": counts["articles"] + seen,
                "rewritten": counts["rewritten"] + rewritten,
                "left_as_told": counts["left_as_told"] + told,
            }
            advance(seen)
    if as_json:
        click.echo(json.dumps(counts))
        return
    click.echo(
        f"{counts['articles']} articles looked at, {counts['rewritten']} rewritten; "
        f"{counts['left_as_told']} would change, but stand in a briefing and stay as they were told."
    )
