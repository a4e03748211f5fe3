"""A profile opened for one command, and what opening found that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trainer_app.cli.terminal import language_of, tell, words_of

if TYPE_CHECKING:
    from trainer_app.bootstrap import Program
    from trainer_app.cli.call import Arguments


@contextmanager
def reading_program(args: Arguments) -> Iterator[Program]:
    """To look only: takes no lock and runs beside an open window."""
    with _opened(args, read_only=True) as program:
        yield program


@contextmanager
def writing_program(args: Arguments) -> Iterator[Program]:
    """To record: refused while a window or another command writes here (PROFILE_IN_USE)."""
    with _opened(args, read_only=False) as program:
        yield program


@contextmanager
def _opened(args: Arguments, *, read_only: bool) -> Iterator[Program]:
    from trainer_app.bootstrap import open_program
    from trainer_app.kernel.clock import SystemClock

    program = open_program(args.folder, SystemClock(), read_only=read_only)
    try:
        for alarm in program.store.alarms:
            tell(f"trainer-app: {words_of(alarm.problem, language_of(args))}")
        yield program
    finally:
        program.close()
