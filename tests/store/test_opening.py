"""What stands in the way of opening a profile is named, and the profile is left as it was."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.plans import growing_tables_walked
from tests.store.plant import STARTED, Plant, bare, make_plant
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import (
    Damage,
    ErrorCode,
    Refusal,
    StartupProblem,
    TrainerError,
    Unavailable,
)
from trainer_app.kernel.paths import PROFILE_VARIABLE, ProfilePaths, default_profile
from trainer_app.store import locks, schema
from trainer_app.store.local import LocalStore
from trainer_app.store.profile import create_profile, open_profile

CLOCK = FixedClock(STARTED)


def code_of(action: Callable[[], object]) -> ErrorCode:
    with pytest.raises(TrainerError) as caught:
        action()
    return caught.value.code


def contents(folder: Path) -> dict[str, str]:
    """What is in a folder, but for the lock and SQLite's own files beside the database."""
    passing = ("-wal", "-shm", ".lock")
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(passing)
    }


@pytest.fixture
def closed(plant: Plant) -> Plant:
    plant.signed_off()
    plant.store.close()
    return plant


def test_that_a_profile_survives_being_closed_and_opened(plant: Plant) -> None:
    record = plant.signed_off()
    plant.reopen()
    with plant.store.reading() as reading:
        assert reading.record(record.id) is not None
        assert reading.device_name() == "PC-1"
        assert not reading.is_sample()
    plant.signed_off()
    assert plant.store.verify().sound
    with plant.store.reading() as reading:
        assert len({r.log for r in reading.records(["log.opened"])}) == 1


def test_that_a_sample_profile_says_so(plant: Plant) -> None:
    with plant.store.writing() as writing:
        writing.mark_as_sample()
    plant.reopen()
    with plant.store.reading() as reading:
        assert reading.is_sample()


def test_that_a_new_profile_is_not_made_over_an_old_one(closed: Plant) -> None:
    before = contents(closed.folder)
    assert code_of(lambda: create_profile(closed.folder, CLOCK)) is ErrorCode.PROFILE_EXISTS
    assert contents(closed.folder) == before


def test_that_a_key_alone_is_a_profile_that_is_not_made_over(closed: Plant) -> None:
    closed.paths.database.unlink()
    before = contents(closed.folder)
    assert code_of(lambda: create_profile(closed.folder, CLOCK)) is ErrorCode.PROFILE_EXISTS
    assert contents(closed.folder) == before


def test_that_a_founding_that_fails_leaves_no_profile(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    def fail(store: LocalStore) -> None:
        with store.writing() as writing:
            writing.mark_as_sample()
        raise Refusal(ErrorCode.NAME_MISSING)

    assert code_of(lambda: create_profile(folder, CLOCK, first=fail)) is ErrorCode.NAME_MISSING
    assert not folder.exists()
    folder.mkdir()
    (folder / "settings.json").write_text("{}")
    assert code_of(lambda: create_profile(folder, CLOCK, first=fail)) is ErrorCode.NAME_MISSING
    assert [p.name for p in folder.iterdir()] == ["settings.json"]
    create_profile(folder, CLOCK, first=lambda _store: None).close()


def test_that_a_folder_without_a_profile_is_named_and_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    assert code_of(lambda: open_profile(folder, CLOCK)) is ErrorCode.PROFILE_MISSING
    assert not folder.exists()


def test_that_a_second_window_is_refused_and_a_reader_is_not(plant: Plant) -> None:
    assert code_of(lambda: open_profile(plant.folder, CLOCK)) is ErrorCode.PROFILE_HELD
    beside = open_profile(plant.folder, CLOCK, read_only=True)
    record = plant.signed_off()
    with beside.reading() as reading:
        assert reading.record(record.id) is not None
    with pytest.raises(Unavailable), beside.writing():
        pass
    beside.close()
    plant.signed_off()


def test_that_the_lock_is_free_after_closing_and_after_a_failed_opening(closed: Plant) -> None:
    key = closed.paths.device_key.read_bytes()
    closed.paths.device_key.unlink()
    for _ in range(2):
        assert code_of(lambda: open_profile(closed.folder, CLOCK)) is ErrorCode.KEY_MISSING
    closed.paths.device_key.write_bytes(key)
    open_profile(closed.folder, CLOCK).close()


def test_that_the_lock_of_a_process_that_was_killed_blocks_nobody(closed: Plant) -> None:
    script = (
        "import sys; from pathlib import Path; from trainer_app.kernel.clock import SystemClock;"
        "from trainer_app.store.profile import open_profile;"
        "store = open_profile(Path(sys.argv[1]), SystemClock()); print('open', flush=True);"
        "sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(closed.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"open\n"
    assert code_of(lambda: open_profile(closed.folder, CLOCK)) is ErrorCode.PROFILE_HELD
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert child.stdin is not None
    child.stdin.close()
    open_profile(closed.folder, CLOCK).close()


def test_that_a_newer_database_is_refused_untouched(closed: Plant) -> None:
    connection = bare(closed)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    before = contents(closed.folder)
    for read_only in (False, True):
        with pytest.raises(StartupProblem) as caught:
            open_profile(closed.folder, CLOCK, read_only=read_only)
        assert caught.value.code is ErrorCode.DATABASE_NEWER
    assert contents(closed.folder) == before


@pytest.mark.parametrize("name", ["store.key", "device.key"])
def test_that_a_missing_key_is_named(closed: Plant, name: str) -> None:
    (closed.folder / name).unlink()
    with pytest.raises(StartupProblem) as caught:
        open_profile(closed.folder, CLOCK)
    assert caught.value.code is ErrorCode.KEY_MISSING
    assert caught.value.params == {"file": name}


def test_that_a_reader_needs_no_device_key(closed: Plant) -> None:
    closed.paths.device_key.unlink()
    store = open_profile(closed.folder, CLOCK, read_only=True)
    assert store.verify().sound
    store.close()


@pytest.mark.parametrize(
    "junk", [b"", b"junk", b"\xff\xfe" * 90, b"Toolroom Trainer store key 1\n"]
)
@pytest.mark.parametrize("name", ["store.key", "device.key"])
def test_that_a_damaged_key_is_named(closed: Plant, name: str, junk: bytes) -> None:
    (closed.folder / name).write_bytes(junk)
    assert code_of(lambda: open_profile(closed.folder, CLOCK)) is ErrorCode.KEY_WRONG


def test_that_the_key_of_another_profile_is_wrong(closed: Plant, tmp_path: Path) -> None:
    other = make_plant(tmp_path / "other")
    other.store.close()
    closed.paths.store_key.write_bytes(other.paths.store_key.read_bytes())
    before = contents(closed.folder)
    assert code_of(lambda: open_profile(closed.folder, CLOCK)) is ErrorCode.KEY_WRONG
    assert contents(closed.folder) == before


@pytest.mark.parametrize("place", [3, 40, 2000, 4095])
def test_that_a_database_damaged_in_front_is_called_damaged(closed: Plant, place: int) -> None:
    raw = bytearray(closed.paths.database.read_bytes())
    raw[place] ^= 1
    closed.paths.database.write_bytes(raw)
    with pytest.raises(Damage) as caught:
        open_profile(closed.folder, CLOCK)
    assert caught.value.code is ErrorCode.DATABASE_DAMAGED
    assert closed.paths.database.read_bytes() == raw


def test_that_an_empty_database_file_is_damage_and_not_a_new_profile(closed: Plant) -> None:
    closed.paths.database.write_bytes(b"")
    assert code_of(lambda: open_profile(closed.folder, CLOCK)) is ErrorCode.DATABASE_DAMAGED
    assert closed.paths.database.read_bytes() == b""


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("//server/share {} cifs rw 0 0", True),
        ("server:/export {} nfs4 rw 0 0", True),
        ("me@host: {} fuse.sshfs rw 0 0", True),
        ("/dev/sda1 {} ext4 rw 0 0", False),
        ("tmpfs {} tmpfs rw 0 0", False),
    ],
)
def test_that_a_network_share_is_refused(
    plant: Plant,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    refused: bool,
) -> None:
    share = tmp_path / "a share"
    mounts = tmp_path / "mounts"
    escaped = str(share.resolve()).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n{line.format(escaped)}\n")
    monkeypatch.setattr(locks, "MOUNTS", mounts)
    folder = share / "profile"
    if refused:
        share_code = ErrorCode.PROFILE_ON_NETWORK_SHARE
        assert code_of(lambda: create_profile(folder, CLOCK)) is share_code
        assert not folder.exists()
        plant.store.close()
        plant.folder.rename(share.with_name("moved"))
        share.mkdir()
        share.with_name("moved").rename(folder)
        assert code_of(lambda: open_profile(folder, CLOCK)) is share_code
    else:
        create_profile(folder, CLOCK).close()


def test_that_the_deepest_mount_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/ / nfs rw 0 0\n/dev/sda1 {tmp_path.resolve()} ext4 rw 0 0\n")
    monkeypatch.setattr(locks, "MOUNTS", mounts)
    create_profile(tmp_path / "profile", CLOCK).close()


def test_that_a_folder_one_may_not_write_is_refused(tmp_path: Path) -> None:
    """As somebody who is not root: root may write everywhere."""
    made = make_plant(tmp_path / "profile")
    made.store.close()
    before = contents(made.folder)
    for path in (made.folder, *made.folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    assert _as_nobody(made.folder, tmp_path) == ErrorCode.PROFILE_READ_ONLY.value
    made.folder.chmod(0o700)
    assert contents(made.folder) == before


def _as_nobody(folder: Path, upto: Path) -> str:
    """The code that opening gives in a process without rights on the folder."""
    closed_to_others = [p for p in (upto, *upto.parents) if not p.stat().st_mode & stat.S_IXOTH]
    modes = {p: stat.S_IMODE(p.stat().st_mode) for p in closed_to_others}
    for path, mode in modes.items():
        path.chmod(mode | stat.S_IXOTH)
    try:
        context = multiprocessing.get_context("fork")
        told = context.SimpleQueue()
        child = context.Process(target=_open_as_nobody, args=(folder, told))
        child.start()
        child.join()
        return str(told.get())
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def _open_as_nobody(folder: Path, told: multiprocessing.SimpleQueue[str]) -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        open_profile(folder, CLOCK).close()
        told.put("opened")
    except TrainerError as error:
        told.put(error.code.value)


def test_that_files_belong_to_their_owner_alone(closed: Plant) -> None:
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in closed.folder.iterdir()}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(closed.folder.stat().st_mode) == 0o700


def test_that_a_folder_made_in_a_place_for_everybody_is_ones_own(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    made = make_plant(tmp_path / "profile")
    made.store.backup_if_due()
    made.store.close()
    for path in (made.folder, *made.folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_that_files_in_a_folder_that_a_group_shares_are_the_groups(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o770)
    made = make_plant(folder)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in folder.iterdir()}
    made.store.close()
    assert {"store.db", "store.db-wal", "store.key", "device.key", "witness"} <= modes.keys()
    assert set(modes.values()) == {0o660}


def test_that_the_profile_of_the_session_can_be_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(PROFILE_VARIABLE, raising=False)
    own = default_profile()
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))
    assert default_profile() == own
    create_profile(tmp_path / own.name, CLOCK).close()
    assert default_profile() == tmp_path / own.name
    monkeypatch.setenv(PROFILE_VARIABLE, str(tmp_path / "named"))
    assert default_profile() == tmp_path / "named"


@pytest.mark.parametrize("read_only", [False, True])
def test_that_rows_kept_by_an_older_program_are_worked_out_again(
    closed: Plant, read_only: bool
) -> None:
    connection = bare(closed)
    connection.execute("UPDATE meta SET value = '0' WHERE name = 'read_models'")
    connection.execute("DELETE FROM standing")
    connection.close()
    store = open_profile(closed.folder, CLOCK, read_only=read_only)
    assert store.verify().sound
    with store.reading() as reading:
        assert reading.standings(closed.trainee)
    store.close()


def test_that_opening_asks_for_a_few_rows_only(
    closed: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No statement of an opening walks over a table that grows with the records."""
    assert not growing_tables_walked(closed, closed.reopen, monkeypatch)


def test_that_a_profile_is_where_its_paths_say(closed: Plant) -> None:
    paths = ProfilePaths(closed.folder)
    assert paths.exists()
    assert not ProfilePaths(closed.folder / "other").exists()
    assert all(p.exists() for p in (paths.database, paths.store_key, paths.device_key))
