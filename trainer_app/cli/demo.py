"""``demo``: a new profile of made-up people, filled through the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.cli.arguments import add_command, number
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.terminal import language_of, say, say_at_once, tell
from trainer_app.cli.words import words

if TYPE_CHECKING:
    from trainer_app.cli.arguments import Commands
    from trainer_app.kernel.changes import ChangeSet

_TRAINEES = 6
_RECORDS = 600
_MOST_TRAINEES = 500
_MOST_RECORDS = 5_000_000


def add(commands: Commands) -> None:
    command = add_command(commands, "demo", demo, "fill a new profile with made-up people")
    command.add_argument("--trainees", type=number(0, _MOST_TRAINEES), default=_TRAINEES)
    command.add_argument("--records", type=number(0, _MOST_RECORDS), default=_RECORDS)
    command.add_argument("--seed", type=int, default=1, help="another seed, another history")
    command.add_argument(
        "--ack", action="store_true", help="print the id of each record once it is safely stored"
    )


def demo(args: Arguments) -> int:
    if args.profile is None:  # a profile is marked SAMPLE for ever, so never one by default
        tell("trainer-app demo: error: say where with --profile DIR")
        return Exit.WRONG_CALL
    from trainer_app.bootstrap import SAMPLE_CODE, found_sample
    from trainer_app.kernel.clock import SystemClock

    program = found_sample(
        args.profile,
        SystemClock(),
        trainees=args.trainees,
        records=args.records,
        seed=args.seed,
        acknowledge=_acknowledge if args.ack else _keep_quiet,
    )
    try:
        records, pin = program.store.facts().records, program.sample_pin
    finally:
        program.close()
    if not args.ack:
        language = language_of(args)
        say(words("demo", "filled", language, records=records, folder=str(args.profile), pin=pin))
        say(words("demo", "code", language, words=" ".join(SAMPLE_CODE.words(language))))
    return Exit.DONE


def _acknowledge(changes: ChangeSet) -> None:
    """Called once a transaction is on the disk: now its records may be counted on."""
    say_at_once(changes.records)


def _keep_quiet(_changes: ChangeSet) -> None:
    return
