"""``doctor``: what support asks first. No names of people, no keys, nothing that was recorded.

Never fails for what it finds: each part says what it could not learn. Exit 4 where the profile
itself is damaged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.cli.arguments import add_command
from trainer_app.cli.call import Arguments
from trainer_app.cli.display import has_display
from trainer_app.cli.exits import Exit
from trainer_app.cli.terminal import Json, language_of, say, say_json, tell, words_of
from trainer_app.cli.words import words
from trainer_app.kernel.errors import Damage, TrainerError
from trainer_app.kernel.paths import ProfilePaths

if TYPE_CHECKING:
    from trainer_app.cli.arguments import Commands


def add(commands: Commands) -> None:
    add_command(commands, "doctor", doctor, "what support asks first; no names", json=True)


def doctor(args: Arguments) -> int:
    from trainer_app.store.diagnosis import machine_facts

    paths = ProfilePaths(args.folder)
    profile, problem = _profile(args)
    facts: dict[str, Json] = {**machine_facts(paths), "profile": profile, "display": has_display()}
    if args.json:
        said = None if problem is None else words_of(problem.problem, language_of(args))
        say_json({**facts, "problem": said})
    else:
        _say_lines(facts, language_of(args))
        if problem is not None:
            tell(f"trainer-app: {words_of(problem.problem, language_of(args))}")
    return Exit.DAMAGE if isinstance(problem, Damage) else Exit.DONE


def _profile(args: Arguments) -> tuple[dict[str, Json] | None, TrainerError | None]:
    """Figures of the profile, and what is in the way of them or wrong with them."""
    from trainer_app.bootstrap import open_program
    from trainer_app.kernel.clock import SystemClock

    if not ProfilePaths(args.folder).exists():
        return None, None
    try:
        program = open_program(args.folder, SystemClock(), read_only=True)
    except TrainerError as error:
        return None, error
    try:
        facts = program.store.facts()
        with program.store.reading() as reading:
            directory = reading.directory()
            figures: dict[str, Json] = {
                "records": facts.records,
                "last_backup_ms": facts.last_backup_ms,
                "people": len(directory.people),
                "devices": len(directory.devices()),
                "edition": (directory.edition or "")[:8],
                "sample": reading.is_sample(),
            }
        return figures, next(iter(program.store.alarms), None)
    except TrainerError as error:
        return None, error
    finally:
        program.close()


def _say_lines(facts: dict[str, Json], language: str) -> None:
    """One line a fact: ``folder.fsync_ms: 0.2``. The names are those of the JSON."""
    none = words("status", "none", language)
    for name, value in facts.items():
        if isinstance(value, dict):
            for inner, one in value.items():
                say(f"{name}.{inner}: {none if one is None else one}")
        elif isinstance(value, list):
            said = [_said(one) for one in value] or [none]
            for line in said:
                say(f"{name}: {line}")
        else:
            say(f"{name}: {none if value is None else value}")


def _said(one: Json) -> str:
    if isinstance(one, dict):
        return f"{one['name']} {one['mode']} {one['bytes']}"
    return str(one)
