"""``bundle``: what a hub would be sent, on a stick, and its reply. No network at any time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.arguments import add_command, add_group
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.opening import writing_program
from trainer_app.cli.terminal import language_of, progress, say, say_json
from trainer_app.cli.words import words

if TYPE_CHECKING:
    from trainer_app.cli.arguments import Commands


def add(commands: Commands) -> None:
    actions = add_group(commands, "bundle", "records to the hub and back on a stick")
    out = add_command(actions, "export", export, "write what waits into one file", json=True)
    out.add_argument("file", type=Path, metavar="FILE")
    back = add_command(actions, "import", take_in, "read the hub's reply from a file", json=True)
    back.add_argument("file", type=Path, metavar="FILE")


def export(args: Arguments) -> int:
    """What is in it still waits here, until the reply has come."""
    language = language_of(args)
    with writing_program(args) as program, progress(language) as tell:
        done = program.bundles.export(args.file, lambda far: tell(far.parts, far.whole))
    if args.json:
        file = str(args.file)
        counted = {"records": done.records, "files": done.files, "bytes": done.size}
        say_json({"file": file, **counted})
        return Exit.DONE
    file = str(args.file)
    say(words("bundle", "made", language, records=done.records, files=done.files, file=file))
    return Exit.DONE


def take_in(args: Arguments) -> int:
    language = language_of(args)
    with writing_program(args) as program:
        with progress(language) as tell:
            done = program.bundles.take_in(args.file, lambda far: tell(far.parts, far.whole))
        waiting = program.syncing.waiting()
    if args.json:
        say_json(
            {
                "records": done.records,
                "files": done.files,
                "waiting": waiting.waiting,
                "held": dict(waiting.held),
                "confirmed": waiting.confirmed,
                "to_come": waiting.to_come,
            }
        )
        return Exit.DONE
    say(words("bundle", "taken", language, records=done.records, files=done.files))
    say(words("sync", "waiting", language, count=waiting.waiting))
    for reason, count in waiting.held:
        held = words("hub_held", reason, language)
        say(words("sync", "held", language, count=count, reason=held))
    return Exit.DONE
