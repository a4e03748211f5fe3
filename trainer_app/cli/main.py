"""Reads the call, runs the command, and turns whatever ends it into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from trainer_app import __version__
from trainer_app.cli import window
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.terminal import log_for, report_bug, report_problem, speak_utf8
from trainer_app.kernel.errors import TrainerError

if TYPE_CHECKING:
    import argparse


def main(argv: Sequence[str] | None = None) -> int:
    """The whole program. The answer is the exit code of the process."""
    speak_utf8()
    try:
        return int(run(_read(sys.argv[1:] if argv is None else argv)))
    except SystemExit as stopped:  # argparse has said why
        return stopped.code if isinstance(stopped.code, int) else Exit.WRONG_CALL
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def run(args: Arguments) -> int:
    """One command, to its end."""
    is_window = args.run is window.open_window  # which opens its log after the first paint
    with nullcontext() if is_window else log_for(args.log_folder):
        try:
            code = args.run(args)
            sys.stdout.flush()
            return code
        except TrainerError as error:
            return report_problem(error, args)
        except BrokenPipeError:
            # Python flushes once more on its way out; let that go nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return Exit.PIPE_CLOSED
        except Exception as error:  # noqa: BLE001 - the edge of the program: a bug, said and logged
            return report_bug(error, args)


def _read(argv: Sequence[str]) -> Arguments:
    if not argv:  # the window is painted without waiting for a parser
        args = Arguments()
        args.run = window.open_window
        return args
    parser = make_parser()
    args = parser.parse_args(argv, namespace=Arguments())
    if not hasattr(args, "run"):
        if args.demo and (args.profile is not None or args.at_plant):
            parser.error("--demo makes a profile of its own and takes no --profile or --plant")
        args.run = window.open_window
    elif args.demo:
        parser.error("--demo opens a window and takes no command")
    return args


def make_parser() -> argparse.ArgumentParser:
    import argparse

    from trainer_app.cli import (
        bundle,
        classes,
        content,
        demo,
        doctor,
        export,
        plants,
        safety,
        sheet,
        status,
        sync,
    )
    from trainer_app.cli.arguments import add_common
    from trainer_app.cli.hub import commands as hub

    parser = argparse.ArgumentParser(
        prog="trainer-app",
        description="Toolroom Trainer. Without a command: the window.",
        epilog=(
            "exit codes: 0 done, 1 a bug, 2 wrong call, 3 refused or bad input, "
            "4 damage found, 5 hub not reachable"
        ),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"trainer-app {__version__}")
    add_common(parser, default=None)
    parser.add_argument(
        "--demo", action="store_true", help="the window on a throw-away profile of made-up people"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for group in (
        *(demo, status, sheet, export, safety, doctor),
        *(content, classes, sync, bundle, plants, hub),
    ):
        group.add(commands)
    return parser
