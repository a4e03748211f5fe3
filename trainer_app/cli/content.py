"""``content check``, ``load`` and ``export``: a programme's files or workbook, looked at, adopted.

A path that ends in ``.xlsx`` is a workbook, every other one a folder.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.arguments import add_command, add_group
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.opening import writing_program
from trainer_app.cli.terminal import Json, language_of, say, say_json, tell
from trainer_app.cli.words import words
from trainer_app.kernel.wholefile import write_whole

if TYPE_CHECKING:
    from trainer_app.checklists.packcheck import PackReport
    from trainer_app.cli.arguments import Commands

_COUNTS = ("tasks", "breakdowns", "cards", "questions", "glossary", "fr_percent")


def add(commands: Commands) -> None:
    actions = add_group(commands, "content", "a programme's files")
    look = add_command(
        actions, "check", check, "every finding of a programme's folder at once", json=True
    )
    look.add_argument("path", type=Path, metavar="PATH|FILE.xlsx")
    adopt = add_command(actions, "load", load, "check a programme, then adopt it for this plant")
    adopt.add_argument("path", type=Path, metavar="PATH|FILE.xlsx")
    adopt.add_argument(
        "--as",
        dest="supervisor",
        metavar="NAME|ID",
        help="the supervisor whose decision it is, where there are several",
    )
    write = add_command(actions, "export", export, "write a programme as a workbook, to be changed")
    write.add_argument("file", type=_workbook, metavar="FILE.xlsx")
    write.add_argument(
        "source", type=Path, metavar="PATH", nargs="?", help="the folder; the shipped one if unsaid"
    )


def check(args: Arguments) -> int:
    """Exit 3 where a finding is an error; warnings are shown and refuse nothing."""
    from trainer_app.cli.findings import lines_of

    report = _report(args.path)
    language = language_of(args)
    if args.json:
        say_json(_as_json(report, language))
    else:
        for line in lines_of(report.findings, language):
            say(line)
        counts = {name: getattr(report, name) for name in _COUNTS}
        say(words("content", "counts", language, **counts))
    if report.is_sound:
        return Exit.DONE
    tell(f"trainer-app: {words('content', 'not_sound', language)}")
    return Exit.REFUSED


def _as_json(report: PackReport, language: str) -> dict[str, Json]:
    from trainer_app.kernel.findings import sentence_of

    return {
        **{name: getattr(report, name) for name in _COUNTS},
        "findings": [
            {
                "place": f.place,
                "severity": f.severity,
                "code": f.code,
                "sentence": sentence_of(f, language),
            }
            for f in report.findings
        ],
    }


def load(args: Arguments) -> int:
    """Recorded in a supervisor's name, without a PIN: history shows that none was entered."""
    from trainer_app.reports.bringing import read_programme
    from trainer_app.services.content import Content

    files = read_programme(args.path)
    with writing_program(args) as program:
        content = Content(program.store)
        by = (
            content.only_decider()
            if args.supervisor is None
            else program.people.find(args.supervisor)
        )
        adopted = content.adopt(files, by)
    said = "adopted" if adopted.is_new else "already_adopted"
    values = {"version": adopted.version, "edition": adopted.edition[:8], "person": adopted.by.name}
    say(words("content", said, language_of(args), **values))
    return Exit.DONE


def export(args: Arguments) -> int:
    """The same programme gives the same bytes."""
    from trainer_app.checklists.packfiles import read_folder
    from trainer_app.kernel.resources import shipped_pack
    from trainer_app.reports.bringing import programme_as_workbook

    files = read_folder(args.source or shipped_pack())
    write_whole(args.file, programme_as_workbook(files, language_of(args)))
    return Exit.DONE


def _report(path: Path) -> PackReport:
    from trainer_app.reports.bringing import check_programme

    return check_programme(path)


def _workbook(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".xlsx":
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .xlsx")
    return path
