"""``status``: what this PC holds, in a line a fact or as JSON.

``waiting``: records that a hub has not confirmed; ``held``: those that it does not stand by, a
reason and how many, which are no part of it. ``last_success``: when it last answered, by this PC's
clock. A PC without a hub waits for nothing and nothing was ever confirmed: ``waiting`` is 0,
``confirmed`` and ``last_success`` are null. ``clock_ahead_s``: seconds by which this PC's clock was
ahead of the hub's then; null where they agreed, negative where it was behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.cli.arguments import add_command
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.opening import reading_program
from trainer_app.cli.terminal import Json, language_of, say, say_json
from trainer_app.cli.words import words
from trainer_app.kernel.clock import Moment

if TYPE_CHECKING:
    from trainer_app.bootstrap import Program
    from trainer_app.cli.arguments import Commands


def add(commands: Commands) -> None:
    add_command(commands, "status", status, "what this PC holds and what waits", json=True)


def status(args: Arguments) -> int:
    with reading_program(args) as program:
        facts = _facts(program)
    if args.json:
        say_json(facts)
        return Exit.DONE
    language = language_of(args)
    none = words("status", "none", language)
    held = facts.pop("held")
    assert isinstance(held, dict)
    for name, value in facts.items():
        say(f"{words('status', name, language)}: {none if value is None else value}")
    for reason, count in held.items():
        why = words("hub_held", reason, language)
        say(words("sync", "held", language, count=count, reason=why))
    return Exit.DONE


def _facts(program: Program) -> dict[str, Json]:
    with program.store.reading() as reading:
        directory = reading.directory()
        questions = {
            question
            for standings in reading.all_standings().values()
            for standing in standings.values()
            for question in standing.questions
        }
        travelled = reading.waiting()
        last, ahead = travelled.last_success, travelled.clock_ahead
        zone = program.clock.now().tz
        return {
            "plant": directory.site.saved.name if directory.site else "",
            "records": reading.record_count(),
            "waiting": travelled.waiting,
            "confirmed": None if reading.membership() is None else travelled.confirmed,
            "last_success": None
            if last is None
            else Moment(last, zone).local.isoformat(timespec="seconds"),
            "open_questions": len(questions),
            "state_hash": reading.state_hash(),
            "clock_ahead_s": None if ahead is None else ahead // 1_000,
            "held": dict(travelled.held),
        }
