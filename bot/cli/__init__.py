"""The command line `briefing-bot`: one command a task, each a few lines that join the rooms. Decides nothing.

Exit codes: 0 ok · 1 something is wrong (`doctor`, or nothing could be taken) · 2 wrong use or a wrong setting ·
65 a damaged database without a copy · 74 the database · 75 another instance · 78 the token is refused.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from bot.cli.checking import doctor
from bot.cli.keeping import backup, restore_
from bot.cli.news import brief, import_, pull, stories
from bot.cli.replaying import replay
from bot.cli.running import chat, claim, run
from bot.cli.sources import sources
from bot.cli.stateless import extract, summarise
from bot.clock import clock_at
from bot.wiring import House
from config.settings import read_settings
from domain.errors import BriefingError

_PRIVATE = 0o077  # what this program writes is read by its user alone

EXIT_CODES = """\b
Exit codes: 0 ok, 1 something is wrong, 2 wrong use or a wrong setting,
65 a damaged database without a copy, 70 stuck, 74 the database,
75 another instance, 78 the token is refused.
"""


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--settings", "file", type=click.Path(path_type=Path), help="A settings file other than the home folder's."
)
@click.version_option(package_name="briefing-bot")
@click.pass_context
def cli(context: click.Context, file: Path | None) -> None:
    """A briefing bot of your own: each event told once, in verbatim sentences, in Telegram or in this terminal.

    \b
    briefing-bot run                     start; without a token the conversation opens here
    printf '/latest\\n' | briefing-bot chat
    briefing-bot brief --since 24h --limit 5
    """
    os.umask(_PRIVATE)
    context.obj = House(settings=read_settings(os.environ, file), clock=clock_at(None))


for command in (run, chat, claim, pull, import_, brief, stories, summarise, extract, doctor, sources, backup, restore_):
    cli.add_command(command)
sources.add_command(replay)


def main() -> None:
    """The entry point: what a person should know is one line on standard error, with its exit code."""
    try:
        cli.main(standalone_mode=True)
    except BriefingError as error:
        click.echo(f"briefing-bot: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of a pipe had enough
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - so that closing it at exit cannot fail again
        sys.exit(0)
    except OSError as error:  # a full disk, a folder or a file that may not be read or written
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"briefing-bot: {where}{error.strerror or error}.", err=True)
        sys.exit(1)
