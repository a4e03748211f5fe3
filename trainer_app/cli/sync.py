"""``enrol`` and ``sync``: this PC joins a plant at a hub, and exchanges records with it.

That the hub cannot be reached is a state, not a failure: exit 5, and nothing is lost.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer_app.cli.arguments import add_command
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.opening import writing_program
from trainer_app.cli.terminal import language_of, report_problem, say, say_json
from trainer_app.cli.words import words
from trainer_app.kernel.errors import ErrorCode, SyncProblem, Unavailable
from trainer_app.kernel.paths import ProfilePaths

if TYPE_CHECKING:
    from trainer_app.bootstrap import Program
    from trainer_app.cli.arguments import Commands
    from trainer_app.cli.terminal import Json
    from trainer_app.kernel.membership import Waiting
    from trainer_app.sync.engine import Synced

_LONGEST_FILE: Final = 10_000


def add(commands: Commands) -> None:
    join = add_command(commands, "enrol", enrol, "join a plant at a hub with a ticket")
    join.add_argument("url", metavar="URL", help="the hub's address, such as https://hub.example")
    join.add_argument("ticket", metavar="TICKET", help="as it was given out, or a file it is in")
    join.add_argument("--pc", default="", metavar="NAME", help="what this PC is called")
    join.add_argument(
        "--another",
        action="store_true",
        help="one more plant, beside those that this PC works for",
    )
    add_command(commands, "sync", sync, "exchange records with the hub now", json=True)


def enrol(args: Arguments) -> int:
    """Join, and sync once: what the plant has recorded is here then, and the reverse.

    Nothing is made here before a hub has answered at the address.
    """
    from trainer_app.bootstrap.syncing import look_at_hub

    typed = _ticket_text(args.ticket)
    if args.another:
        return _enrol_beside(args, typed)
    url, ticket = look_at_hub(args.url, typed)
    with _opened_or_new(args, typed) as program:
        program.syncing.join(url, ticket)
        _first_sync(args, program, url)
    return Exit.DONE


def _enrol_beside(args: Arguments, typed: str) -> int:
    """One more plant: in a profile of its own, beside the first."""
    from trainer_app.bootstrap.plants import Plants
    from trainer_app.kernel.clock import SystemClock

    blank = Plants(args.home, SystemClock()).blank()
    program = blank.join(args.url, typed, args.pc.strip() or platform.node())
    try:
        _first_sync(args, program, args.url)
    finally:
        program.close()
    return Exit.DONE


def _first_sync(args: Arguments, program: Program, url: str) -> None:
    say(words("sync", "joined", language_of(args), url=url))
    try:
        program.syncing.run_once()
    except SyncProblem as problem:  # it belongs to the plant all the same
        report_problem(problem, args)


def sync(args: Arguments) -> int:
    with writing_program(args) as program:
        done = program.syncing.run_once()
        waiting = program.syncing.waiting()
    if args.json:
        say_json(_as_json(done, waiting))
        return Exit.DONE
    language = language_of(args)
    say(words("sync", "done", language, sent=done.sent, received=done.received))
    say(words("sync", "waiting", language, count=waiting.waiting))
    for reason, count in waiting.held:
        held = words("hub_held", reason, language)
        say(words("sync", "held", language, count=count, reason=held))
    return Exit.DONE


def _as_json(done: Synced, waiting: Waiting) -> dict[str, Json]:
    return {
        "sent": done.sent,
        "received": done.received,
        "requests": done.requests,
        "waiting": waiting.waiting,
        "held": dict(waiting.held),
        "confirmed": waiting.confirmed,
        "to_come": waiting.to_come,
        "files": waiting.blobs,
    }


@contextmanager
def _opened_or_new(args: Arguments, typed: str) -> Iterator[Program]:
    """The profile; an empty one, where there is none yet."""
    if ProfilePaths(args.folder).exists():
        with writing_program(args) as program:
            yield program
        return
    from trainer_app.bootstrap.syncing import prepare
    from trainer_app.kernel.clock import SystemClock

    pc = args.pc.strip() or platform.node()
    program = prepare(args.folder, pc, SystemClock(), url=args.url, ticket=typed)
    try:
        yield program
    finally:
        program.close()


def _ticket_text(given: str) -> str:
    """Typed, or in a file: then its last line that says anything, as the hub writes it."""
    file = Path(given)
    try:
        if len(given) > _LONGEST_FILE or not file.is_file():
            return given
        text = file.read_bytes()[:_LONGEST_FILE].decode("utf-8", errors="replace")
    except (OSError, ValueError) as error:
        raise Unavailable(ErrorCode.FILE_UNREADABLE, path=given) from error
    return next((line for line in reversed(text.splitlines()) if line.strip()), "")
