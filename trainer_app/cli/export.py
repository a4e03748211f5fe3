"""``export matrix|records|people FILE``: a table for a spreadsheet or another program."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.arguments import add_audience, add_command, day
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.opening import reading_program
from trainer_app.kernel.wholefile import write_whole

if TYPE_CHECKING:
    from trainer_app.cli.arguments import Commands

_TABLES = ("matrix", "records", "people")  # ``services.exports.TABLES``, which loads too much
_FORMATS = (".csv", ".xlsx", ".json")  # ``reports.tables.FORMATS``, which loads too much for here


def add(commands: Commands) -> None:
    command = add_command(commands, "export", export, "write a table to FILE.csv, .xlsx or .json")
    command.add_argument("what", choices=_TABLES)
    command.add_argument("file", type=_table_file, metavar="FILE")
    add_audience(command)
    command.add_argument("--as-of", type=day, metavar="DATE", help="of the matrix; today if unsaid")


def export(args: Arguments) -> int:
    with reading_program(args) as program:
        table = program.exports.write(
            args.what, args.file.suffix.lower(), args.as_of, audience=args.audience
        )
    write_whole(args.file, table)
    return Exit.DONE


def _table_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in _FORMATS:
        raise argparse.ArgumentTypeError(f"{text!r} does not end in {', '.join(_FORMATS)}")
    return path
