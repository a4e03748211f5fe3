"""``sheet progress|recovery -o FILE``: paper as a PDF, without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.arguments import PAPERS, add_command, add_group, day
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.opening import reading_program
from trainer_app.cli.terminal import language_of, write_file
from trainer_app.cli.words import words
from trainer_app.kernel.errors import ErrorCode, Refusal

if TYPE_CHECKING:
    from trainer_app.cli.arguments import Commands


def add(commands: Commands) -> None:
    sheets = add_group(commands, "sheet", "write a sheet as a PDF")
    progress = add_command(sheets, "progress", progress_sheet, "a trainee's progress on a date")
    progress.add_argument("--trainee", required=True, metavar="NAME|ID")
    progress.add_argument("--as-of", type=day, metavar="DATE", help="2026-03-31; today if not said")
    _add_paper(progress)
    recovery = add_command(
        sheets, "recovery", recovery_sheet, "the recovery sheet again, from its twelve words"
    )
    recovery.add_argument(
        "--code-file",
        "--words-from",
        metavar="FILE",
        help="where the twelve words are; - for standard input",
    )
    _add_paper(recovery)


def _add_paper(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    command.add_argument("--paper", choices=PAPERS, default=PAPERS[0])


def progress_sheet(args: Arguments) -> int:
    from trainer_app.checklists.permissions import Role

    language = language_of(args)
    with reading_program(args) as program:
        trainee = program.people.find(args.trainee)
        if Role.TRAINEE not in trainee.roles:
            raise Refusal(ErrorCode.NOT_A_TRAINEE, person=trainee.name)
        pdf = program.sheets.draw_progress(
            trainee.id,
            lang=language,
            paper=args.paper,
            on=args.as_of,
            printed_by=words("sheet", "printed_by", language),
        )
    write_file(args.output, pdf)
    return Exit.DONE


def recovery_sheet(args: Arguments) -> int:
    """The code is kept nowhere: without its words there is nothing to print."""
    if args.code_file is None:
        raise Refusal(ErrorCode.RECOVERY_CODE_NOT_KEPT)
    from trainer_app.bootstrap import draw
    from trainer_app.cli.code import read_code
    from trainer_app.services.recovery import Recovery

    language = language_of(args)
    code = read_code(args.code_file, language)
    with reading_program(args) as program:
        pdf = Recovery(program.store, draw).sheet(code, lang=language, paper=args.paper)
    write_file(args.output, pdf)
    return Exit.DONE
