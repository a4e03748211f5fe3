"""The recovery words are lost: the hub opens a PC's backup for the PC that takes its place."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from nacl.public import SealedBox
from nacl.signing import SigningKey

from tests.store.plant import make_plant
from tests.sync.live_hub import KEY, LiveHub
from tests.sync.two_profiles import Pc, Pcs
from trainer_app.bootstrap import open_program
from trainer_app.cli.exits import Exit
from trainer_app.cli.main import main
from trainer_app.kernel.errors import ErrorCode, InvalidInput, SyncProblem, TrainerError
from trainer_app.kernel.recovery import RecoveryCode, new_recovery_code, read_recovery_code
from trainer_app.store import backup_file
from trainer_app.store.backup import restore
from trainer_app.store.unsealing import reseal
from trainer_app.sync.bundle import unsealing

CODE = RecoveryCode(b"sixteen bytes ok")


def test_that_a_plant_without_its_words_comes_back_from_a_backup_that_its_hub_opened(
    tmp_path: Path,
    hub: LiveHub,
    pcs: Pcs,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    plant, first, second = pcs
    kept = first.append(plant.sign_off_body("03-01"))  # waits here: the hub never had it
    file, copy = tmp_path / "PC-1.trainer-backup", tmp_path / "again.trainer-backup"
    first.program.store.backup(file)
    first.program.close()  # its disk is broken
    (tmp_path / "hub.db.key").write_text(bytes(KEY).hex() + "\n", encoding="ascii")
    monkeypatch.setenv("TRAINER_HUB_DATABASE", f"sqlite:///{tmp_path / 'hub.db'}")

    assert main(["hub", "unseal-backup", str(file), "-o", str(copy)]) == Exit.DONE
    words = capsys.readouterr().out.splitlines()[-1]
    assert main(["hub", "unseal-backup", str(file), "-o", str(copy)]) == Exit.REFUSED  # is there
    with pytest.raises(InvalidInput):  # each copy has words of its own; the sheet's open the file
        restore(copy, plant.code, tmp_path / "no", plant.clock)

    folder = tmp_path / "PC-3"
    monkeypatch.setattr("sys.stdin", io.StringIO(words))
    said = ("restore", str(copy), "--profile", str(folder), "--pc", "PC-3", "--code-file", "-")
    assert main([*said]) == Exit.DONE
    assert "enrol" in capsys.readouterr().out
    back = Pc(open_program(folder, plant.clock), plant.founder)
    try:
        with pytest.raises(SyncProblem) as refused:
            back.sync()
        assert refused.value.code is ErrorCode.DEVICE_NOT_ADMITTED
        here = back.append(plant.sign_off_body("03-02"))
        with back.program.store.reading() as reading:  # nobody vouches for it yet
            assert reading.directory().why_not(here, lambda _edition, _task: None) is not None
        hub.join(back.program)
        for pc in (second, back, second):
            pc.sync()
        assert back.state_hash() == second.state_hash()
        assert (back.waiting, back.faults(), second.faults()) == (0, [], [])
        with second.program.store.reading() as reading:
            for record in (kept, here):
                assert reading.directory().why_not(record, lambda _edition, _task: None) is None
    finally:
        back.program.close()


def test_that_a_backup_of_a_pc_alone_is_for_no_hub(tmp_path: Path) -> None:
    plant = make_plant(tmp_path / "alone")
    file = tmp_path / "alone.trainer-backup"
    plant.store.backup(file)
    plant.store.close()
    with pytest.raises(InvalidInput) as refused:
        reseal(file, tmp_path / "copy", unsealing(KEY), CODE)
    assert refused.value.code is ErrorCode.BACKUP_NOT_OF_HUB
    assert not (tmp_path / "copy").exists()


def test_that_another_hub_opens_nothing_and_this_one_nothing_that_is_no_backup(
    tmp_path: Path, pcs: Pcs
) -> None:
    """Whoever puts something else that was sealed to the hub into a backup gets it from nobody."""
    file, target = tmp_path / "PC-1.trainer-backup", tmp_path / "copy"
    pcs[1].program.store.backup(file)

    def refused(key: SigningKey, source: Path) -> ErrorCode:
        with pytest.raises(TrainerError) as caught:
            reseal(source, target, unsealing(key), CODE)
        assert not target.exists()
        return caught.value.code

    assert refused(SigningKey.generate(), file) is ErrorCode.BACKUP_NOT_OF_HUB
    header = backup_file.read_header(file)
    database = tmp_path / "database"
    backup_file.extract(file, database)
    box = SealedBox(KEY.verify_key.to_curve25519_public_key())
    for secret, code in (
        (b"a part of a bundle", ErrorCode.BACKUP_NOT_OF_HUB),
        (b"another key" + bytes(37), ErrorCode.BACKUP_DAMAGED),
    ):
        forged = msgspec.structs.replace(header, sealed_to_hub=box.encrypt(secret).hex())
        backup_file.write(tmp_path / "forged", forged, database, tmp_path)
        assert refused(KEY, tmp_path / "forged") is code


def test_that_the_words_of_a_copy_open_that_copy_alone(tmp_path: Path, pcs: Pcs) -> None:
    plant, first, _second = pcs
    file = tmp_path / "PC-1.trainer-backup"
    first.program.store.backup(file)
    code = new_recovery_code(lambda count: b"q" * count)
    reseal(file, tmp_path / "copy", unsealing(KEY), code)
    assert read_recovery_code(" ".join(code.words("fr"))) == code
    with pytest.raises(InvalidInput) as refused:
        restore(file, code, tmp_path / "new", plant.clock)
    assert refused.value.code is ErrorCode.RECOVERY_CODE_WRONG
    restore(file, plant.code, tmp_path / "old", plant.clock).close()  # as ever
