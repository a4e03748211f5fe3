"""Where a plant may live on this PC, and the signs by which accounts know of one another's."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from trainer_app.kernel import places
from trainer_app.kernel.paths import APP_FOLDER, own_profile, shared_profiles
from trainer_app.kernel.places import FoundPlant, Place, WhyNot

SOMEBODY = 4242
"""An account that this PC does not know."""


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PC of one folder: its shared places, its homes, its signs."""
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "site"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    for folder in ("site", "home", "signs"):
        (tmp_path / folder).mkdir()
    return tmp_path


def shared(pc: Path, mode: int) -> Path:
    folder = pc / "site" / APP_FOLDER
    folder.mkdir()
    folder.chmod(mode)
    return folder


def sign_of(pc: Path, uid: int, words: bytes) -> Path:
    file = pc / "signs" / f"toolroom-trainer-plant-{uid}.json"
    file.write_bytes(words)
    if os.geteuid() == 0:
        os.chown(file, uid, -1)
    return file


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files to another account")


@pytest.mark.parametrize("mode", [0o2770, 0o777, 0o2777])
def test_that_a_folder_that_others_may_write_is_offered(pc: Path, mode: int) -> None:
    folder = shared(pc, mode)
    offered = places.look_around(pc / "signs")
    assert offered.why_not_shared is None
    assert offered.folder(Place.SHARED) == folder
    assert offered.folder(Place.OWN) == own_profile() == pc / "home" / APP_FOLDER


@pytest.mark.parametrize("mode", [0o700, 0o755, 0o1777])
def test_that_a_folder_whose_files_others_could_not_write_is_not_offered(
    pc: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shared(pc, mode)
    monkeypatch.setattr(places, "shared_profiles", lambda: (folder,))
    assert places.look_around(pc / "signs").why_not_shared is WhyNot.NOT_FOR_ALL


def test_that_without_a_folder_the_usual_one_is_named(pc: Path) -> None:
    offered = places.look_around(pc / "signs")
    assert offered.why_not_shared is WhyNot.MISSING
    assert offered.shared == shared_profiles()[0]


def test_that_ones_own_sign_tells_oneself_nothing(pc: Path) -> None:
    places.announce("Lakeside Tooling", pc / "signs")
    assert places.found_plants(pc / "signs") == ()


@as_root
def test_that_another_accounts_sign_is_found(pc: Path) -> None:
    sign_of(pc, SOMEBODY, b'{"plant": "Lakeside Tooling", "account": "the boss"}')
    found = places.look_around(pc / "signs").found
    assert found == (FoundPlant("Lakeside Tooling", str(SOMEBODY)),)


@as_root
@pytest.mark.parametrize(
    "words", [b"", b"[]", b"{}", b'{"plant": 7, "account": "x"}', b"\xff" * 40, b"[" * 3_000]
)
def test_that_junk_is_no_sign(pc: Path, words: bytes) -> None:
    sign_of(pc, SOMEBODY, words)
    assert places.found_plants(pc / "signs") == ()


@as_root
def test_that_nobody_leaves_a_sign_for_somebody_else(pc: Path) -> None:
    file = sign_of(pc, SOMEBODY, b'{"plant": "Lakeside Tooling", "account": "x"}')
    file.rename(file.with_name("toolroom-trainer-plant-4243.json"))
    assert places.found_plants(pc / "signs") == ()


@as_root
def test_that_a_sign_is_never_written_through_a_link(pc: Path) -> None:
    victim = pc / "victim"
    victim.write_text("precious")
    link = pc / "signs" / f"toolroom-trainer-plant-{os.geteuid()}.json"
    link.symlink_to(victim)
    places.announce("Lakeside Tooling", pc / "signs")
    assert victim.read_text() == "precious"


def test_that_a_sign_is_written_again_and_withdrawn(pc: Path) -> None:
    for plant in ("A longer name of a plant", "Lakeside"):
        places.announce(plant, pc / "signs")
    (sign,) = (pc / "signs").iterdir()
    assert json.loads(sign.read_bytes())["plant"] == "Lakeside"
    places.withdraw(pc / "signs")
    assert not sign.exists()
    places.withdraw(pc / "signs")
