"""``verify``, ``backup`` and ``restore``: what was recorded is sound, is copied, comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.arguments import add_command
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.opening import reading_program
from trainer_app.cli.terminal import (
    Json,
    language_of,
    report_problem,
    say,
    say_json,
    tell,
)
from trainer_app.cli.words import words
from trainer_app.kernel.errors import ErrorCode, StartupProblem
from trainer_app.kernel.paths import ProfilePaths

if TYPE_CHECKING:
    from trainer_app.cli.arguments import Commands
    from trainer_app.store.report import Fault, VerifyReport

_LOST = (ErrorCode.KEY_MISSING, ErrorCode.KEY_WRONG, ErrorCode.PROFILE_MISSING)


def add(commands: Commands) -> None:
    add_command(commands, "verify", verify, "check every record and name every fault", json=True)
    keep = add_command(commands, "backup", backup, "copy everything but this PC's own key")
    keep.add_argument("file", type=Path, metavar="FILE")
    back = add_command(commands, "restore", restore, "a backup into a folder without a profile")
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument(
        "--code-file",
        "--words-from",
        metavar="FILE",
        help="where the twelve words are; - or nothing for standard input",
    )
    back.add_argument("--pc", default="", metavar="NAME", help="what this PC is called")


def verify(args: Arguments) -> int:
    """Exit 4 where anything is not as it was written: a key, the database file, or a signature
    that a later one makes up for, and all records are sound."""
    try:
        with reading_program(args) as program:
            report = program.store.verify()
    except StartupProblem as error:
        damaged = error.code in _LOST and ProfilePaths(args.folder).exists()
        code = report_problem(error, args)
        return Exit.DAMAGE if damaged else code
    language = language_of(args)
    if args.json:
        say_json(_as_json(report))
    else:
        for fault in (*report.faults, *report.notes):
            say(_line(fault, language))
    if report.faults:
        count = len(report.faults)
        tell(f"trainer-app: {words('verify', 'faults', language, faults=count)}")
        return Exit.DAMAGE
    if not args.json:
        said = words("verify", "sound", language, records=report.records, logs=report.logs)
        say(said)
    return Exit.DAMAGE if report.notes else Exit.DONE


def _line(fault: Fault, language: str) -> str:
    """What, which record, where it stood; as much as is known."""
    parts = [words("fault", fault.kind.value, language)]
    if fault.record_id:
        parts.append(words("verify", "record", language, id=fault.record_id))
    if fault.log:
        parts.append(words("verify", "place", language, log=fault.log, seq=fault.seq))
    if fault.detail:
        parts.append(fault.detail)
    return ", ".join(parts)


def _as_json(report: VerifyReport) -> dict[str, Json]:
    return {
        "records": report.records,
        "logs": report.logs,
        "sound": report.sound,
        "faults": [_fault_as_json(fault) for fault in report.faults],
        "notes": [_fault_as_json(note) for note in report.notes],
    }


def _fault_as_json(fault: Fault) -> Json:
    return {
        "kind": fault.kind.value,
        "record": fault.record_id or None,
        "log": fault.log or None,
        "seq": fault.seq or None,
        "detail": fault.detail,
    }


def backup(args: Arguments) -> int:
    """Replaces an older backup of this name, and no other file."""
    from trainer_app.store.backup_file import read_header

    if args.file.exists():
        read_header(args.file)
    with reading_program(args) as program:
        records = program.store.backup(args.file)
    how = "made_at_hub" if read_header(args.file).sealed_to_hub else "made"
    say(words("backup", how, language_of(args), records=records, file=str(args.file)))
    return Exit.DONE


def restore(args: Arguments) -> int:
    from trainer_app.cli.code import read_code
    from trainer_app.kernel.clock import SystemClock
    from trainer_app.store.backup import restore as restore_profile
    from trainer_app.store.backup_file import read_header
    from trainer_app.store.profile import refuse_existing

    language = language_of(args)
    refuse_existing(ProfilePaths(args.folder))  # before twelve words are typed in vain
    read_header(args.file)
    code = read_code(args.code_file, language)
    store = restore_profile(
        args.file, code, args.folder, SystemClock(), device_name=args.pc.strip()
    )
    try:
        records = store.facts().records
        with store.reading() as reading:
            joins_again = reading.membership() is not None
    finally:
        store.close()
    say(words("restore", "done", language, records=records, folder=str(args.folder)))
    if joins_again:
        say(words("restore", "ticket", language))
    return Exit.DONE
