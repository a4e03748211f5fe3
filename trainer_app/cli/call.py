"""What the program was called with, typed. Loads nothing: the window is called without a parser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from trainer_app.kernel.paths import default_profile


class Arguments:
    """Every argument of every command; a command reads its own."""

    run: Run
    profile: Path | None = None
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
    def folder(self) -> Path:
        """The profile that is meant."""
        return self.profile or default_profile()


Run = Callable[[Arguments], int]
