"""``plants`` and ``leave``: the plants that this PC works for, each in a profile of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.cli.arguments import add_command
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.terminal import Json, language_of, say, say_json
from trainer_app.cli.words import words

if TYPE_CHECKING:
    from trainer_app.cli.arguments import Commands
    from trainer_app.kernel.plants import PlantHere


def add(commands: Commands) -> None:
    add_command(commands, "plants", plants, "the plants that this PC works for", json=True)
    add_command(
        commands, "leave", leave, "take a plant from this PC, once nothing of it waits to be sent"
    )


def plants(args: Arguments) -> int:
    """All of them, whichever is named."""
    from trainer_app.bootstrap.plants import plants_here

    here, language = plants_here(args.home), language_of(args)
    if args.json:
        say_json([_as_json(one) for one in here])
        return Exit.DONE
    for one in here:
        say(
            words(
                "plants",
                _state(one),
                language,
                plant=one.name or words("plants", "unnamed", language),
                short=one.key,
                waiting=one.waiting or 0,
                held=one.held,
                folder=str(one.folder),
            )
        )
    return Exit.DONE


def _state(one: PlantHere) -> str:
    if not one.is_read:
        return "unread"
    if one.is_unfinished:
        return "unfinished"
    if not one.plant:
        return "alone"
    if one.waiting is None:
        return "older"
    return "held" if one.held else "waiting"


def _as_json(one: PlantHere) -> dict[str, Json]:
    return {
        "plant": one.name,
        "key": one.key,
        "profile": str(one.folder),
        "pc": one.pc,
        "waiting": one.waiting,
        "last_used": one.used.local.isoformat(timespec="seconds") if one.used else None,
        "joined": bool(one.plant),
        "unfinished": one.is_unfinished,
        "held": one.held,
    }


def leave(args: Arguments) -> int:
    """Refused while anything of it is only here. Its backups stay."""
    from trainer_app.bootstrap.plants import leave as leave_plant
    from trainer_app.kernel.clock import SystemClock

    left, language = leave_plant(args.folder, SystemClock()), language_of(args)
    say(words("plants", "left", language, folder=str(left.backups)))
    say(words("plants", "told" if left.told else "untold", language))
    return Exit.DONE
