"""Several accounts of one PC and one plant: found by each, or said whose it is, never a second one.

The window's part is played with another home; where the tests run as the superuser, the accounts
are real ones and the files are what the system lets them be.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from tests.flows.account import Session
from tests.flows.conftest import MakeHand
from tests.flows.founding import Founding, found_plant
from tests.flows.hand import Hand
from trainer_app.bootstrap.blank import Blank
from trainer_app.kernel import places
from trainer_app.kernel.paths import APP_FOLDER, PROFILE_VARIABLE, default_profile
from trainer_app.kernel.places import FoundPlant, Place, Places
from trainer_app.ui.board.view import BoardView
from trainer_app.ui.firstrun.view import FirstRunView

pytestmark = pytest.mark.timeout(240)

SUPERVISOR, PIN = "Grace Holloway", "8642"
ANNA, BOB, CAROL = 41_001, 41_002, 41_003
TOOLROOM, ELSEWHERE = 41_100, 41_200
ROOT = Path(__file__).parents[2]


def furnish(pc: Path) -> None:
    """A folder for all accounts, made by whoever looks after the PC; and one for their signs."""
    shared = pc / "site" / APP_FOLDER
    shared.mkdir(parents=True)
    shared.chmod(0o2777)
    (pc / "signs").mkdir()
    (pc / "signs").chmod(0o1777)


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(PROFILE_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "site"))
    furnish(tmp_path)
    return tmp_path


def sit_down(hand: Hand, pc: Path, account: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another session of this PC: its own home, and what it finds from there."""
    hand.close()
    monkeypatch.setenv("XDG_DATA_HOME", str(pc / account))
    hand.folder = default_profile()

    def look() -> Places:
        return places.look_around(pc / "signs")

    hand.make_blank = lambda: Blank(hand.folder, hand.clock, look_for_places=look)
    hand.open()


def founding(place: Place) -> Founding:
    return Founding(SUPERVISOR, PIN, place=place)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_another_account_opens_the_same_board_and_signs_in(
    make_hand: MakeHand, pc: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    hand = make_hand(language)
    sit_down(hand, pc, "anna", monkeypatch)
    found_plant(hand, founding(Place.SHARED))
    settings = pc / "site" / APP_FOLDER / "settings.json"
    assert json.loads(settings.read_bytes())["language"] == language
    sit_down(hand, pc, "bob", monkeypatch)
    assert hand.shell.navigator.current == "board"
    tiles = hand.page(BoardView)._model.state.tiles
    assert tiles is not None
    assert [tile.name for tile in tiles] == [SUPERVISOR]
    hand.sign_in(SUPERVISOR, PIN)
    assert hand.shell.session.person.name == SUPERVISOR


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_a_plant_of_another_account_alone_is_told_before_a_second_is_begun(
    make_hand: MakeHand, pc: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    hand = make_hand(language)
    sit_down(hand, pc, "anna", monkeypatch)
    found_plant(hand, founding(Place.OWN))
    found = (FoundPlant("Lakeside Tooling", "anna"),)
    monkeypatch.setattr(places, "found_plants", lambda _signs: found)  # tried for real below
    sit_down(hand, pc, "bob", monkeypatch)
    page = hand.page(FirstRunView)
    assert "Lakeside Tooling" in page.message.accessibleName()
    assert "anna" in page.message.accessibleName()
    assert page.message.accessibleDescription()


# --- real accounts ----------------------------------------------------------------------------


@dataclass
class Accounts:
    """Runs sessions of accounts of this PC, each in a process of its own."""

    pc: Path
    running: subprocess.Popen[bytes]

    def session(self, uid: int, what: str, *groups: int) -> object:
        home = self.pc / str(uid)
        home.mkdir(exist_ok=True)
        os.chown(home, uid, uid)
        home.chmod(0o700)
        environment = {
            "HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "XDG_DATA_DIRS": str(self.pc / "site"),
        }
        asked = Session(what, str(self.pc / "signs"), uid, groups, environment)
        assert self.running.stdin is not None
        assert self.running.stdout is not None
        self.running.stdin.write(msgspec.json.encode(asked) + b"\n")
        self.running.stdin.flush()
        answer = self.running.stdout.readline()
        assert answer, "the session failed: its words are above"
        return json.loads(answer)


@pytest.fixture(scope="module")
def running() -> Iterator[subprocess.Popen[bytes]]:
    if sys.platform == "win32" or os.geteuid() != 0:
        pytest.skip("only the superuser works for other accounts")
    call = [sys.executable, "-m", "tests.flows.account"]
    with subprocess.Popen(call, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield process


@pytest.fixture
def accounts(running: subprocess.Popen[bytes]) -> Iterator[Accounts]:
    """In a folder that every account may pass through: pytest's are closed to all but its own."""
    with tempfile.TemporaryDirectory(prefix="toolroom-trainer-accounts-") as made:
        Path(made).chmod(0o711)
        furnish(Path(made))
        yield Accounts(Path(made), running)


def give_to_group(pc: Path) -> Path:
    shared = pc / "site" / APP_FOLDER
    os.chown(shared, 0, TOOLROOM)
    shared.chmod(0o2770)
    return shared


@pytest.mark.parametrize("mode", ["everybody", "a group", "a group, without inheriting"])
def test_that_accounts_share_one_plant_in_turns(accounts: Accounts, mode: str) -> None:
    groups: tuple[int, ...] = ()
    if mode != "everybody":
        shared, groups = give_to_group(accounts.pc), (TOOLROOM,)
        if mode != "a group":
            shared.chmod(0o770)
    assert accounts.session(ANNA, "found", *groups) == str(accounts.pc / "site" / APP_FOLDER)
    for people, uid in enumerate((BOB, ANNA, BOB), 1):
        done = accounts.session(uid, "record", *groups)
        assert done == {"plant": "Lakeside Tooling", "people": people, "sound": True}


def test_that_an_account_outside_the_group_is_told_why(accounts: Accounts) -> None:
    give_to_group(accounts.pc)
    accounts.session(ANNA, "found", TOOLROOM)
    seen = accounts.session(CAROL, "look", ELSEWHERE)
    assert seen == {
        "folder": str(accounts.pc / str(CAROL) / APP_FOLDER),
        "why_not_shared": "not_ours",
        "found": [],
    }


def test_that_an_accounts_own_plant_is_found_and_named_and_not_opened(accounts: Accounts) -> None:
    accounts.session(ANNA, "found-own")
    seen = accounts.session(BOB, "look")
    assert seen == {
        "folder": str(accounts.pc / str(BOB) / APP_FOLDER),
        "why_not_shared": None,
        "found": [{"plant": "Lakeside Tooling", "account": str(ANNA)}],
    }
    assert accounts.session(BOB, "record") == "profile_missing"
    record = accounts.session(ANNA, "record")
    assert record == {"plant": "Lakeside Tooling", "people": 1, "sound": True}
