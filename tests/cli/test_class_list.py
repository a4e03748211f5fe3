"""A school's list on the command line: looked at, recorded in somebody's name, all or nothing."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import TRAINEE, Run
from trainer_app.bootstrap import open_program
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import SystemClock

HEADS = "Name,Session,Date\n"


def recorded(profile: Path) -> list[str]:
    program = open_program(profile, SystemClock(), read_only=True)
    try:
        with program.store.reading() as reading:
            return [str(record.body) for record in reading.records(("practical.attended",))]
    finally:
        program.close()


def trainer_of(profile: Path) -> str:
    program = open_program(profile, SystemClock(), read_only=True)
    try:
        people = program.people.board().tiles
    finally:
        program.close()
    return next(tile.name for tile in people if tile.roles == (Role.TRAINER,))


def test_that_a_list_is_checked_then_recorded_once_in_somebodys_name(
    run: Run, profile: Path, tmp_path: Path
) -> None:
    path, by = tmp_path / "ps.csv", trainer_of(profile)
    path.write_text(f"{HEADS}{TRAINEE},PS1,2025-02-01\n", "utf-8")
    call = ("class-list", path, "--as", by, "--profile", profile, "--lang", "en")
    before = len(recorded(profile))
    checked = run(*call, "--check")
    assert (checked.code, checked.out) == (0, f"2025-02-01 PS1 {TRAINEE}: to record\n")
    assert len(recorded(profile)) == before
    done = run(*call)
    assert done.code == 0
    assert done.out.endswith(f"1 recorded in the name of {by}, without a PIN.\n")
    assert len(recorded(profile)) == before + 1
    again = run(*call)
    assert "marked already" in again.out
    assert len(recorded(profile)) == before + 1


def test_that_a_list_with_a_bad_cell_or_an_unknown_name_records_nothing(
    run: Run, profile: Path, tmp_path: Path
) -> None:
    path, by = tmp_path / "ps.csv", trainer_of(profile)
    call = ("class-list", path, "--as", by, "--profile", profile, "--lang", "en")
    before = recorded(profile)
    last = TRAINEE.split()[-1]
    called = f"called that ({TRAINEE})"
    for rows, said in (
        (f"{TRAINEE},PS9,2025-02-01\n{last},PS2,2025-02-01\n", ("B2: error: ", called)),
        (f"{TRAINEE},PS1,2025-02-01\n{last},PS2,2025-02-01\n", (called,)),
    ):
        path.write_text(HEADS + rows, "utf-8")
        refused = run(*call)
        assert (refused.code, refused.out) == (3, "")
        assert all(words in refused.err for words in said)
    not_entitled = run(*call[:3], TRAINEE, *call[4:])
    assert not_entitled.code == 3
    assert recorded(profile) == before
