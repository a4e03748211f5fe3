"""The stick on the command line: what is said, and how each command ends."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typing_extensions import override

from tests.store.plant import STARTED
from tests.sync.stick import KEY, far_hub
from tests.sync.two_profiles import two_pcs
from trainer_app.cli.exits import Exit
from trainer_app.cli.main import main
from trainer_app.kernel.clock import FixedClock

Call = Callable[..., int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two profiles that were admitted and have exchanged nothing, and their hub; all closed."""
    with far_hub(tmp_path, FixedClock(STARTED)) as hub, two_pcs(tmp_path, hub) as three:
        plant, first, second = three
        for pc in (first, second):
            pc.append(plant.sign_off_body("03-01"))
    (tmp_path / "far.db.key").write_text(bytes(KEY).hex() + "\n", encoding="ascii")
    return tmp_path


@pytest.fixture
def call(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.setenv("TRAINER_HUB_DATABASE", f"sqlite:///{folder / 'far.db'}")
    monkeypatch.chdir(folder)
    return lambda *said: main([str(word) for word in said])


def test_that_a_plant_comes_in_step_by_the_three_commands(
    call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    for pc in ("PC-1", "PC-2", "PC-1"):
        assert call("bundle", "export", "out.tb", "--profile", pc, "--json") == Exit.DONE
        out = json.loads(capsys.readouterr().out)
        assert out["file"] == "out.tb"
        assert out["bytes"] == Path("out.tb").stat().st_size
        assert call("hub", "import-bundle", "out.tb", "-o", "back.tb", "--json") == Exit.DONE
        hub = json.loads(capsys.readouterr().out)
        assert (hub["from_name"], hub["records"], hub["held"]) == (pc, out["records"], {})
        assert call("bundle", "import", "back.tb", "--profile", pc, "--json") == Exit.DONE
        back = json.loads(capsys.readouterr().out)
        assert back["records"] == hub["reply"]["records"]
        assert (back["waiting"], back["held"], back["to_come"]) == (0, {}, 0)
    states = []
    for pc in ("PC-1", "PC-2"):
        assert call("verify", "--profile", pc) == Exit.DONE
        capsys.readouterr()
        assert call("status", "--profile", pc, "--json") == Exit.DONE
        states.append(json.loads(capsys.readouterr().out))
    assert states[0]["state_hash"] == states[1]["state_hash"]
    assert [state["waiting"] for state in states] == [0, 0]


@pytest.mark.parametrize(("language", "words"), [("en", "PC-1"), ("fr", "La réponse pour PC-1")])
def test_that_people_are_told_in_their_language(
    call: Call, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    lang = ("--lang", language)
    assert call("bundle", "export", "out.tb", "--profile", "PC-1", *lang) == Exit.DONE
    assert "out.tb" in capsys.readouterr().out
    assert call("hub", "import-bundle", "out.tb", "-o", "back.tb", *lang) == Exit.DONE
    assert words in capsys.readouterr().out
    assert call("bundle", "import", "back.tb", "--profile", "PC-1", *lang) == Exit.DONE
    assert capsys.readouterr().out.count("\n") == 2


def test_that_what_is_refused_ends_with_3_and_one_sentence(
    call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("bundle", "export", "out.tb", "--profile", "PC-1") == Exit.DONE
    assert call("hub", "import-bundle", "out.tb", "-o", "back.tb") == Exit.DONE
    raw = Path("back.tb").read_bytes()
    Path("cut.tb").write_bytes(raw[:-10])
    Path("thesis.doc").write_bytes(b"words")
    capsys.readouterr()
    for said, in_words in (
        (("bundle", "import", "cut.tb", "--profile", "PC-1"), "ends in part"),
        (("bundle", "import", "back.tb", "--profile", "PC-2"), "sealed to PC-1"),
        (("bundle", "import", "out.tb", "--profile", "PC-1"), "sealed to hub"),
        (("bundle", "import", "thesis.doc", "--profile", "PC-1"), "not a bundle"),
        (("bundle", "import", "nowhere.tb", "--profile", "PC-1"), "nowhere.tb"),
        (("bundle", "export", "thesis.doc", "--profile", "PC-1"), "not a bundle"),
        (("hub", "import-bundle", "cut.tb", "-o", "x.tb"), "sealed to PC-1"),
        (("hub", "import-bundle", "out.tb", "-o", "thesis.doc"), "not a bundle"),
    ):
        assert call(*said) == Exit.REFUSED, said
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert in_words in told.err
    assert Path("thesis.doc").read_bytes() == b"words"
    assert not Path("x.tb").exists()


class Terminal(io.StringIO):
    @override
    def isatty(self) -> bool:
        return True


def test_that_whoever_looks_on_sees_how_far_it_has_come(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal only: a script's standard error stays empty."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert call("bundle", "export", "out.tb", "--profile", "PC-1") == Exit.DONE
    assert terminal.getvalue() == "\rpart 1\rpart 2\n"
