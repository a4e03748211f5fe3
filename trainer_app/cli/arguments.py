"""The parts of a parser that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.call import Run

LANGUAGES = ("en", "fr")
PAPERS = ("letter", "a4")
WIDE_PAPERS = ("letter", "a4", "tabloid", "a3")
AUDIENCES = ("trainees", "trainers")
"""``checklists.audiences``; the first is meant where nothing is said."""

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(
    commands: Commands,
    name: str,
    run: Run,
    help_text: str,
    *,
    json: bool = False,
    languages: tuple[str, ...] = LANGUAGES,
) -> argparse.ArgumentParser:
    """A command that knows the options of all; ``json``: it can answer to a machine."""
    command = commands.add_parser(
        name,
        help=help_text,
        description=help_text,
        allow_abbrev=False,
        conflict_handler="resolve",  # a plant of the hub is another matter than one of this PC
    )
    command.set_defaults(run=run)
    add_common(command, default=argparse.SUPPRESS, languages=languages)
    if json:
        command.add_argument("--json", action="store_true", help="answer as JSON")
    return command


def add_group(commands: Commands, name: str, help_text: str) -> Commands:
    """A command that is followed by another."""
    group = commands.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)
    add_common(group, default=argparse.SUPPRESS)
    return group.add_subparsers(metavar=name.upper(), required=True)


def add_common(
    parser: argparse.ArgumentParser,
    *,
    default: str | None,
    languages: tuple[str, ...] = LANGUAGES,
) -> None:
    """``--profile``, ``--plant`` and ``--lang``, before or after the command."""
    parser.add_argument(
        "--profile",
        type=folder,
        metavar="DIR",
        default=default,
        help="the folder of the profile (default: the one of this PC)",
    )
    parser.add_argument(
        "--plant",
        dest="at_plant",
        metavar="NAME",
        default="" if default is None else default,
        help="which plant, where this PC works for several",
    )
    parser.add_argument(
        "--lang",
        choices=languages,
        default=default,
        help="language of sentences and paper (default: as set in the window)",
    )


def add_audience(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--audience",
        choices=AUDIENCES,
        default=AUDIENCES[0],
        help="trainees, or trainers in their own programme (default: trainees)",
    )


def folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("a folder has to be named")
    return Path(text).expanduser()


def day(text: str) -> date:
    """A date as 2026-03-31."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2026-03-31") from error


def number(least: int, most: int) -> Callable[[str], int]:
    """A whole number within bounds."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number") from error
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{value} is not between {least} and {most}")
        return value

    return read
