"""The bot itself: its commands and descriptions, each in a language or for all others."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.telegram.server.calls import Call, method
from tests.telegram.server.errors import bad_request
from tests.telegram.server.state import BOT

COMMANDS = 100
_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_LONGEST = {"description": 512, "short_description": 120}


@method("getMe")
async def get_me(_: Call) -> dict[str, Any]:
    return BOT


@method("setMyCommands")
async def set_my_commands(call: Call) -> bool:
    commands = json.loads(call.text("commands"))
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    call.state.profile["commands", _language(call)] = commands
    return True


@method("getMyCommands")
async def get_my_commands(call: Call) -> Any:
    return call.state.profile.get(("commands", _language(call)), [])


@method("setMyDescription")
async def set_my_description(call: Call) -> bool:
    return _describe(call, "description")


@method("setMyShortDescription")
async def set_my_short_description(call: Call) -> bool:
    return _describe(call, "short_description")


def _describe(call: Call, name: str) -> bool:
    if len(call.text(name)) > _LONGEST[name]:
        raise bad_request(f"{name} is too long")
    call.state.profile[name, _language(call)] = call.text(name)
    return True


def _language(call: Call) -> str:
    code = call.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("wrong language_code specified")
    return code
