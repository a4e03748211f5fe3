"""``export people|records FILE``: a table for a spreadsheet or another program."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.arguments import add_command
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.opening import reading_program
from trainer_app.cli.terminal import write_file

if TYPE_CHECKING:
    from trainer_app.cli.arguments import Commands

_TABLES = ("people", "records")
_FORMATS = (".csv", ".xlsx", ".json")  # ``reports.tables.FORMATS``, which loads too much for here


def add(commands: Commands) -> None:
    command = add_command(commands, "export", export, "write a table to FILE.csv, .xlsx or .json")
    command.add_argument("what", choices=_TABLES)
    command.add_argument("file", type=_table_file, metavar="FILE")


def export(args: Arguments) -> int:
    from trainer_app.reports.tables import to_bytes
    from trainer_app.services.exports import Exports

    with reading_program(args) as program:
        exports = Exports(program.store)
        table = exports.people() if args.what == "people" else exports.records()
    write_file(args.file, to_bytes(table, args.file.suffix.lower()))
    return Exit.DONE


def _table_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in _FORMATS:
        raise argparse.ArgumentTypeError(f"{text!r} does not end in {', '.join(_FORMATS)}")
    return path
