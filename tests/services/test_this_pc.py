"""What keeps this PC's records safe, on a real profile; a file for support that names nobody."""

from __future__ import annotations

import io
import logging
import shutil
import zipfile
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.plant import PIN, Plant
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.rules import Claim
from trainer_app.kernel.errors import Refusal, Unavailable
from trainer_app.kernel.logs import log_to, stop_logging
from trainer_app.kernel.settings import Settings
from trainer_app.services.diagnostics import bare
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Answer
from trainer_app.store.backup_file import read_header

MOLD, WORDS = "Mold-4711", "He keeps dropping the torque wrench"


class _EnoughError(Exception):
    """Somebody tapped Stop."""


@pytest.fixture
def supervisor(plant: Plant) -> SignedIn:
    return plant.at_pad(plant.supervisor)


def go_on(_looked_at: int = 0) -> None:
    return


def test_that_the_page_says_what_the_command_line_says(plant: Plant, supervisor: SignedIn) -> None:
    page = plant.program.this_pc.page(supervisor)
    facts = plant.program.store.facts()
    assert (page.records, page.state_hash) == (facts.records, facts.state_hash)
    assert page.folder == plant.folder
    assert page.letter
    assert page.database_bytes == (plant.folder / "store.db").stat().st_size


def test_that_backups_of_the_profile_are_listed_newest_first(
    plant: Plant, supervisor: SignedIn
) -> None:
    assert plant.program.this_pc.page(supervisor).backups == ()
    for _ in range(2):
        plant.program.store.backup_if_due()
        plant.clock.advance(days=1)
    kept = plant.program.this_pc.page(supervisor).backups
    assert len(kept) == 2
    assert [one.made.ms for one in kept] == sorted((o.made.ms for o in kept), reverse=True)
    assert all(one.size > 0 for one in kept)


def test_that_a_copy_is_a_backup_under_a_name_of_its_own(
    plant: Plant, supervisor: SignedIn, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    done = plant.program.this_pc.back_up(supervisor, stick, go_on)
    assert read_header(done.file).records == done.records == plant.program.store.facts().records
    assert done.file.parent == stick
    assert not done.elsewhere  # the same disk: it is lost with the PC
    plant.clock.advance(minutes=1)
    assert plant.program.this_pc.back_up(supervisor, stick, go_on).file != done.file


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a second disk")
def test_that_a_copy_on_another_disk_is_outside(plant: Plant, supervisor: SignedIn) -> None:
    other = Path("/dev/shm", "trainer-tests-other-disk")
    other.mkdir(exist_ok=True)
    try:
        assert plant.program.this_pc.back_up(supervisor, other, go_on).elsewhere
    finally:
        shutil.rmtree(other)


def test_that_a_folder_that_is_not_there_is_said(plant: Plant, supervisor: SignedIn) -> None:
    with pytest.raises(Unavailable):
        plant.program.this_pc.back_up(supervisor, plant.folder / "store.db" / "no", go_on)


def test_that_the_check_counts_and_finds_a_sound_plant_sound(
    plant: Plant, supervisor: SignedIn
) -> None:
    told: list[int] = []
    report = plant.program.this_pc.verify(supervisor, told.append)
    assert not report.faults
    assert report.records == plant.program.store.facts().records
    assert told
    assert told == sorted(told)


def test_that_the_check_can_be_stopped(plant: Plant, supervisor: SignedIn) -> None:
    def stop(_looked_at: int) -> None:
        raise _EnoughError

    with pytest.raises(_EnoughError):
        plant.program.this_pc.verify(supervisor, stop)
    assert not plant.program.this_pc.verify(supervisor, go_on).faults


def test_that_a_trainee_has_no_business_here(plant: Plant, tmp_path: Path) -> None:
    trainee = plant.at_pad(plant.trainee)
    pc = plant.program.this_pc
    for ask in (
        lambda: pc.page(trainee),
        lambda: pc.back_up(trainee, tmp_path, go_on),
        lambda: pc.verify(trainee, go_on),
        lambda: pc.diagnostics(trainee, {}),
    ):
        with pytest.raises(Refusal):
            ask()


# --- the file for support -------------------------------------------------------------------------


def read_out(archive: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert set(opened.namelist()) >= {"doctor.json", "settings.json", "logs/trainer.log"}
        return "\n".join(opened.read(name).decode() for name in opened.namelist())


def test_that_the_file_for_support_holds_no_name_mold_words_or_pin(
    plant: Plant, supervisor: SignedIn
) -> None:
    work(plant)
    handler = log_to(plant.folder / "logs")
    log_everything_that_must_not_be_told(plant)
    stop_logging(handler)
    told = read_out(
        plant.program.this_pc.diagnostics(supervisor, asdict(Settings())).archive()
    ).casefold()
    people = plant.program.people.board()
    secrets = [part for t in people.tiles for part in (t.name, t.name.split()[0])]
    secrets += [people.plant, people.pc, MOLD, WORDS, "torque", PIN * 2, "WO-31337"]
    assert [secret for secret in secrets if secret.casefold() in told] == []


def work(plant: Plant) -> None:
    """Something of everything that people say."""
    trainee, trainer = plant.at_pad(plant.trainee), plant.at_pad(plant.trainer)
    task = plant.pack.tasks["01-01"]
    claim = Claim(
        task=task.id,
        level=3,
        observed_on=plant.today,
        lines=frozenset(range(1, len(task.lines) + 1)),
        method="job",
        evidence=("QA", "WP"),
        place="floor",
        mold=MOLD,
        work_order="WO-31337",
        minutes=30,
    )
    plant.program.signing.record_sign_off(
        trainer, plant.trainee, [claim], answer=(trainee, Answer(False, WORDS)), note=WORDS
    )


def log_everything_that_must_not_be_told(plant: Plant) -> None:
    """As a careless line of the program would, and as Python does with an exception."""
    name = plant.program.people.board().tiles[0].name
    logger = logging.getLogger("trainer_app.careless")
    logger.info("signed in: %s with %s on %s", name, PIN * 2, MOLD)
    logger.info("said:\n%s\n  %s", WORDS, name)
    try:
        raise LookupError(f"{name} and {MOLD}\n{WORDS}")
    except LookupError:
        logger.info("a bug: %r", name, exc_info=True)


def test_that_what_helps_support_stays_in_the_log() -> None:
    stamp = "2026-03-02 12:00:00,123"
    wrong = f"{stamp} INFO slow trainer_app.x: wrong PIN for 0a1b2c3d, attempt 2 in a row"
    lines = [
        f"{stamp} CRITICAL store trainer_app.ui.crash: a bug: KeyError('Rosa')",
        "Traceback (most recent call last):",
        '  File "/home/rosa/lib/python3.11/trainer_app/ui/tasks.py", line 141, in _run',
        '    result = work_of("Rosa")',
        '  File "/home/rosa/lib/msgspec/json.py", line 12, in decode',
        "KeyError: 'Rosa'",
        wrong,
        f"{stamp} WARNING store trainer_app.store.local: Rosa was here",
    ]
    assert bare(lines) == [
        f"{stamp} CRITICAL store trainer_app.ui.crash: a bug: KeyError",
        "  trainer_app/ui/tasks.py:141 _run",
        "  json.py:12 decode",
        "KeyError",
        wrong,
        f"{stamp} WARNING store trainer_app.store.local: (left out)",
    ]


def test_that_a_file_that_somebody_put_into_the_folder_is_not_named(
    plant: Plant, supervisor: SignedIn
) -> None:
    (plant.folder / "Rosa Martin.xlsx").write_bytes(b"12")
    doctor = plant.program.this_pc.diagnostics(supervisor, {}).leaves[0]
    assert "Rosa" not in doctor.text
    assert "store.db" in doctor.text


def test_that_folders_lose_the_name_of_the_account(
    plant: Plant, supervisor: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc = plant.program.this_pc
    monkeypatch.setattr(pc, "_doctor", lambda: {"folder": "/home/rosa.martin/records"})
    (doctor,) = (leaf for leaf in pc.diagnostics(supervisor, {}).leaves if "doctor" in leaf.name)
    assert "rosa" not in doctor.text
    assert "/home/~/records" in doctor.text


def test_that_printers_are_counted_and_not_named(
    plant: Plant, supervisor: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc = plant.program.this_pc
    monkeypatch.setattr(pc, "_doctor", lambda: {"printers": ["Rosas-office", "Floor"]})
    doctor = pc.diagnostics(supervisor, {}).leaves[0]
    assert '"printers": 2' in doctor.text
    assert "Rosa" not in doctor.text


def test_that_the_same_findings_make_the_same_file(plant: Plant, supervisor: SignedIn) -> None:
    plant.add("Rosa Martin", Role.TRAINER)
    seen = plant.program.this_pc.diagnostics(supervisor, asdict(Settings()))
    assert seen.archive() == seen.archive()
