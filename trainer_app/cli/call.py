"""What the program was called with, typed. Loads nothing: the window is called without a parser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path

from trainer_app.kernel.errors import TrainerError
from trainer_app.kernel.paths import (
    ProfilePaths,
    default_profile,
    is_profile_named,
    profiles_at,
)


class Arguments:
    """Every argument of every command; a command reads its own."""

    run: Run
    profile: Path | None = None
    at_plant: str = ""
    """Which plant of this PC, by its name; empty: not said."""
    another: bool = False
    lang: str | None = None
    demo: bool = False
    json: bool = False
    ack: bool = False
    trainees: int
    records: int
    seed: int
    trainee: str | None = None
    task: str = ""
    tasks: tuple[str, ...] | list[str] = ()
    cards: tuple[str, ...] | list[str] = ()
    phase: str | None = None
    shifts: tuple[str, ...] | list[str] = ()
    person: str | None = None
    number: str | None = None
    as_of: date | None = None
    output: Path
    paper: str
    what: str
    audience: str = "trainees"
    file: Path
    code_file: str | None = None
    pc: str = ""
    path: Path
    check: bool = False
    source: Path | None = None
    supervisor: str | None = None
    database: str
    hub_key: Path | None = None
    host: str
    port: int
    cert: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False
    plant: str | None
    device: str
    grant: str
    days: int
    url: str = ""
    ticket: str = ""
    ticket_file: Path | None = None
    name: str

    @property
    def home(self) -> Path:
        """Where the first plant of this PC is, and below it the others."""
        return self.profile or default_profile()

    @cached_property
    def folder(self) -> Path:
        """The profile that is meant. Raises PLANT_NOT_HERE, and PLANT_UNSAID.

        A folder that somebody has named is the profile itself, if there is one in it.
        """
        named = self.profile is not None or is_profile_named()
        if not self.at_plant and named and ProfilePaths(self.home).exists():
            return self.home
        if not self.at_plant and len(profiles_at(self.home)) <= 1:
            return next(iter(profiles_at(self.home)), self.home)
        from trainer_app.bootstrap.plants import folder_of

        return folder_of(self.home, self.at_plant)

    @property
    def log_folder(self) -> Path:
        """The same; the first plant's, where nobody has said which: the command says so."""
        try:
            return self.folder
        except TrainerError:
            return self.home


Run = Callable[[Arguments], int]
