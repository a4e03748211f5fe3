"""Nonces without memory, and the key file that they come from."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from trainer_app.kernel.errors import ErrorCode, StartupProblem
from trainer_app.kernel.paths import hub_folder
from trainer_app.sync.hub.keyfile import key_file_of, make_key, read_key
from trainer_app.sync.hub.nonces import DAY_MS, Nonces

NOW = 1_770_000_000_000
PC = bytes(range(32))
OTHER = bytes(32)


@pytest.fixture
def nonces() -> Nonces:
    return Nonces(b"hub" * 10 + b"hb")


def test_that_a_nonce_is_good_for_a_day_by_the_hubs_clock(nonces: Nonces) -> None:
    nonce = nonces.make(PC, NOW)
    assert nonces.is_good(nonce, PC, NOW)
    assert nonces.is_good(nonce, PC, NOW + DAY_MS - 1)
    assert not nonces.is_good(nonce, PC, NOW + DAY_MS)


def test_that_another_process_of_the_hub_knows_it_though_its_clock_is_behind() -> None:
    one, two = Nonces(b"k" * 32), Nonces(b"k" * 32)
    assert two.is_good(one.make(PC, NOW), PC, NOW - 60_000)
    assert not two.is_good(one.make(PC, NOW), PC, NOW - 3_600_000)


def test_that_a_nonce_of_another_pc_or_another_hub_is_not_good(nonces: Nonces) -> None:
    assert not nonces.is_good(nonces.make(OTHER, NOW), PC, NOW)
    assert not nonces.is_good(Nonces(b"x" * 32).make(PC, NOW), PC, NOW)


def test_that_every_altered_digit_of_a_nonce_makes_it_bad(nonces: Nonces) -> None:
    nonce = nonces.make(PC, NOW)
    for place, digit in enumerate(nonce):
        other = "0" if digit != "0" else "1"
        assert not nonces.is_good(nonce[:place] + other + nonce[place + 1 :], PC, NOW)


@pytest.mark.parametrize("text", ["", "zz", "00", "é" * 48, "0" * 47, "0" * 48, "0" * 5000])
def test_that_what_is_no_nonce_is_not_good(nonces: Nonces, text: str) -> None:
    assert not nonces.is_good(text, PC, NOW)


def test_that_a_nonce_has_one_spelling(nonces: Nonces) -> None:
    nonce = nonces.make(PC, NOW)
    assert not nonces.is_good(nonce.upper(), PC, NOW)
    assert not nonces.is_good(f" {nonce}", PC, NOW)


# --- the key file --------------------------------------------------------------------------------


def test_that_the_key_lies_beside_an_sqlite_file(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/hub.db"
    assert key_file_of(database) == tmp_path / "hub.db.key"
    assert key_file_of(f"{database}?timeout=5") == tmp_path / "hub.db.key"


def test_that_the_key_of_a_postgresql_hub_lies_in_the_accounts_folder_without_its_password() -> (
    None
):
    path = key_file_of("postgresql+psycopg://me:secret@db.example:5432/trainer")
    assert path == hub_folder() / "db.example-trainer.key"


def test_that_only_this_account_reads_a_key(tmp_path: Path) -> None:
    path = tmp_path / "new" / "hub.key"
    key = make_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert bytes(read_key(path)) == bytes(key)


def test_that_a_key_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "hub.key"
    key = make_key(path)
    with pytest.raises(StartupProblem) as refused:
        make_key(path)
    assert refused.value.code is ErrorCode.HUB_EXISTS
    assert bytes(read_key(path)) == bytes(key)


@pytest.mark.parametrize("content", ["", "zz", "00" * 31, "00" * 33, "é"])
def test_that_a_file_that_holds_no_key_is_named_as_such(tmp_path: Path, content: str) -> None:
    path = tmp_path / "hub.key"
    path.write_text(content, "utf-8")
    with pytest.raises(StartupProblem) as refused:
        read_key(path)
    assert refused.value.code is ErrorCode.HUB_KEY_WRONG


def test_that_a_missing_key_is_named_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(StartupProblem) as refused:
        read_key(tmp_path / "hub.key")
    assert refused.value.code is ErrorCode.HUB_KEY_MISSING
    assert refused.value.params == {"path": str(tmp_path / "hub.key")}
