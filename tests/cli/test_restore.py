"""A destroyed profile comes back from the backup file and the words on paper, through the CLI."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import TRAINEE, WORDS, Run
from tests.cli.tampering import flip_in_file
from trainer_app.bootstrap import Program, open_program
from trainer_app.checklists.kinds import KINDS
from trainer_app.checklists.sheets import ProgressSheet
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.recovery import read_recovery_code
from trainer_app.services.facts import Try
from trainer_app.services.session import SignedIn


def records_of(program: Program) -> dict[str, str]:
    with program.store.reading() as reading:
        return {record.id: repr(record) for record in reading.records(list(KINDS))}


def sheet_of(program: Program, lang: str) -> ProgressSheet:
    trainee = program.people.find(TRAINEE).id
    return program.sheets.progress_sheet(
        trainee, lang=lang, paper="letter", on=None, printed_by="somebody"
    )


def of_the_records_alone(sheet: ProgressSheet) -> ProgressSheet:
    """Without what is said of the PCs, which are one more now."""
    trust = replace(sheet.head.trust, pcs=(), records=0)
    return replace(sheet, head=replace(sheet.head, trust=trust))


def test_that_a_destroyed_profile_comes_back_from_the_file_and_the_words_alone(
    process: Run, run: Run, profile: Path, tmp_path: Path
) -> None:
    before = open_program(profile, SystemClock(), read_only=True)
    old_records, old_sheets = records_of(before), [sheet_of(before, x) for x in ("en", "fr")]
    before.close()
    stick = tmp_path / "stick" / "plant.trainer-backup"
    stick.parent.mkdir()
    assert run("backup", stick, "--profile", profile).code == 0
    shutil.rmtree(profile)

    back = tmp_path / "another" / "place"
    done = process("restore", stick, "--profile", back, "--pc", "New PC", given=WORDS)
    assert done.code == 0, done.err
    assert process("verify", "--profile", back).code == 0

    after = open_program(back, SystemClock())
    try:
        new_records = records_of(after)
        assert old_records.items() <= new_records.items()
        added = [new_records[i] for i in new_records.keys() - old_records.keys()]
        assert len(added) == 2  # its log, and the PC that was admitted by the code
        new_sheets = [sheet_of(after, x) for x in ("en", "fr")]
        assert [*map(of_the_records_alone, new_sheets)] == [*map(of_the_records_alone, old_sheets)]
        assert "New PC" in new_sheets[0].head.trust.pcs
        trainer, trainee = after.people.find("Dave Kowalski"), after.people.find(TRAINEE)
        with after.store.reading() as reading:
            pin = reading.pin(trainer.id)
            assert pin is not None
        at_pad = SignedIn(trainer, pin.record, after.clock.now().ms)
        seen = Try("01-01", 2, after.clock.now().date)
        written = after.facts.record_try(at_pad, trainee.id, seen)
        with after.store.reading() as reading:
            record = reading.record(written.records[0])
            assert record is not None
            directory = reading.directory()
            assert directory.why_not(record, lambda _edition, _task: None) is None
    finally:
        after.close()
    assert run("verify", "--profile", back).code == 0


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_the_words_are_taken_from_a_file_in_either_language(
    run: Run, sample: Path, tmp_path: Path, lang: str
) -> None:
    backup, words = tmp_path / "b", tmp_path / "words.txt"
    assert run("backup", backup, "--profile", sample).code == 0
    words.write_text("\n".join(read_recovery_code(WORDS).words(lang)).upper(), "utf-8")
    said = run("restore", backup, "--code-file", words, "--profile", tmp_path / "r")
    assert said.code == 0, said.err


def test_that_a_wrong_code_or_a_file_that_is_none_leaves_nothing_behind(
    process: Run, run: Run, sample: Path, tmp_path: Path
) -> None:
    backup, folder = tmp_path / "b", tmp_path / "r"
    assert run("backup", backup, "--profile", sample).code == 0
    other = "abandon " * 11 + "about"
    assert process("restore", backup, "--profile", folder, given=other).code == 3
    assert process("restore", backup, "--profile", folder, given="").code == 3
    no_backup = tmp_path / "letter.txt"
    no_backup.write_text("Dear plant,", "utf-8")
    assert process("restore", no_backup, "--profile", folder, given=WORDS).code == 3
    flip_in_file(backup, backup.stat().st_size // 2)
    assert process("restore", backup, "--profile", folder, given=WORDS).code == 4
    assert not folder.exists() or not any(folder.iterdir())


def test_that_an_existing_profile_is_never_restored_over(
    run: Run, sample: Path, profile: Path, tmp_path: Path
) -> None:
    backup, words = tmp_path / "b", tmp_path / "words"
    words.write_text(WORDS, "utf-8")
    assert run("backup", backup, "--profile", sample).code == 0
    before = {file.name: file.read_bytes() for file in profile.iterdir() if file.is_file()}
    said = run("restore", backup, "--code-file", words, "--profile", profile)
    assert said.code == 3
    assert str(profile) in said.err
    after = {file.name: file.read_bytes() for file in profile.iterdir() if file.is_file()}
    assert after == before


def test_that_a_backup_replaces_an_older_one_and_no_other_file(
    run: Run, profile: Path, tmp_path: Path
) -> None:
    target = tmp_path / "b"
    assert run("backup", target, "--profile", profile).code == 0
    assert run("backup", target, "--profile", profile).code == 0
    database = (profile / "store.db").read_bytes()
    assert run("backup", profile / "store.db", "--profile", profile).code == 3
    assert run("backup", profile / "store.key", "--profile", profile).code == 3
    assert (profile / "store.db").read_bytes() == database
