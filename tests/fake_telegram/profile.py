"""What the bot says about itself: getMe, its commands, name and descriptions; close and logOut. Touches no chat."""

from __future__ import annotations

import re

from .calls import Call
from .refusals import Json, bad
from .world import World

COMMAND_LENGTH = 32
DESCRIPTION_LENGTH = 256
MOST_COMMANDS = 100
GOOD_COMMAND = re.compile(r"[a-z0-9_]+\Z")
LANGUAGE = re.compile(r"([a-z]{2})?\Z")
LONGEST = {"name": 64, "description": 512, "short_description": 120}


def get_me(world: World, call: Call) -> Json:
    """As Telegram writes the bot itself."""
    powers = (
        "can_join_groups can_read_all_group_messages supports_inline_queries can_connect_to_business has_main_web_app "
        "has_topics_enabled allows_users_to_create_topics can_manage_bots supports_guest_queries"
    )
    return world.me.to_json() | dict.fromkeys(powers.split(), False) | {"can_join_groups": True}


def set_my_commands(world: World, call: Call) -> bool:
    """The commands of one scope and language."""
    given = call.parsed("commands", "can't parse commands JSON object")
    if given is not None and not isinstance(given, list):
        raise bad("expected an Array of BotCommand")
    commands = [_command(item) for item in given or []]
    key = _key(call)
    if len(commands) > MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    if not all(GOOD_COMMAND.match(item["command"]) for item in commands):
        raise bad("BOT_COMMAND_INVALID")
    world.commands[key] = commands
    return True


def get_my_commands(world: World, call: Call) -> list[Json]:
    """Those set for exactly this scope and language; [] for none."""
    return world.commands.get(_key(call), [])


def delete_my_commands(world: World, call: Call) -> bool:
    """None for this scope and language any more."""
    world.commands.pop(_key(call), None)
    return True


def _command(item: object) -> Json:
    if not isinstance(item, dict):
        raise bad("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(item.get(name), str):
            raise bad(f"""can't parse BotCommand: Can't find field "{name}\"""")
    command, description = item["command"].strip().removeprefix("/"), item["description"].strip()
    if not command:
        raise bad("command must be non-empty")
    if len(command) > COMMAND_LENGTH:
        raise bad("command length must not exceed 32")
    if not description:
        raise bad("command description must be non-empty")
    if len(description) > DESCRIPTION_LENGTH:
        raise bad("command description length must not exceed 256")
    return {"command": command, "description": description}


def _key(call: Call) -> tuple[str, str]:
    if not LANGUAGE.match(call.text("language_code")):
        raise bad("invalid language code specified")
    scope = call.parsed("scope", "can't parse BotCommandScope JSON object") or {"type": "default"}
    where = ":".join(str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope)
    return where, call.text("language_code")


def set_my_text(world: World, call: Call) -> bool:
    """setMyName, setMyDescription, setMyShortDescription. What Telegram says to too long a text is not known here."""
    field = _field(call)
    if not LANGUAGE.match(call.text("language_code")):
        raise bad("invalid language code specified")
    if len(call.text(field)) > LONGEST[field]:
        raise bad(f"{field} is too long (the real words are not known)")
    world.names[(field, call.text("language_code"))] = call.text(field)
    return True


def get_my_text(world: World, call: Call) -> Json:
    """getMyName, getMyDescription, getMyShortDescription."""
    field = _field(call)
    default = world.me.first_name if field == "name" else ""
    return {field: world.names.get((field, call.text("language_code")), default)}


def _field(call: Call) -> str:
    """getMyShortDescription -> short_description."""
    return {"name": "name", "description": "description"}.get(call.method[5:].lower(), "short_description")


def log_out(world: World, call: Call) -> bool:
    """The bot leaves the cloud server: every later call is refused."""
    world.logged_out = True
    return True


def close(world: World, call: Call) -> bool:
    """The bot instance is shut down; the next call opens it again."""
    return True
