"""Two real profiles and the real hub, over HTTP."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.store.plant import make_plant
from tests.sync.live_hub import LiveHub
from tests.sync.two_profiles import come_back_in_step, two_pcs
from trainer_app.checklists import bodies as b
from trainer_app.cli.exits import Exit
from trainer_app.cli.main import main
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.patience import Patience
from trainer_app.store.carrying_editions import Editions
from trainer_app.sync.protocol import Grant


def test_that_two_pcs_that_worked_apart_come_back_in_step(tmp_path: Path, hub: LiveHub) -> None:
    come_back_in_step(tmp_path, hub)


def test_that_a_quiet_sync_and_a_day_s_sync_are_one_request_each(
    tmp_path: Path, hub: LiveHub
) -> None:
    with two_pcs(tmp_path, hub) as (plant, first, second):
        first.sync()
        assert first.program.syncing.run_once().requests == 1
        for n in range(200):
            second.append(b.NoteWritten(person=plant.trainee, words=f"Note {n}"))
        second.sync()
        for n in range(20):
            first.append(b.NoteWritten(person=plant.trainee, words=f"Day {n}"))
        day = first.program.syncing.run_once()
        assert day.requests == 1
        assert day.sent == 21  # and the record that opens a log
        assert first.waiting == 0
        assert first.program.syncing.run_once().requests == 1


def test_that_what_is_recorded_is_read_once_and_stays_confirmed(
    tmp_path: Path, hub: LiveHub
) -> None:
    with two_pcs(tmp_path, hub) as (_plant, first, second):
        second.sync()
        first.sync()
        waiting = first.program.syncing.waiting()
        assert waiting.confirmed == first.records()
        assert (waiting.to_come, waiting.sent, waiting.held) == (0, 0, ())


def test_that_nothing_is_told_while_people_are_here_and_their_programme_is_not(
    tmp_path: Path, hub: LiveHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch of records and the programme that it names are kept one after the other."""
    with two_pcs(tmp_path, hub) as (_plant, first, second):
        first.sync()
        monkeypatch.setattr(Editions, "keep", lambda _: ChangeSet())
        second.sync()
        assert second.program.people.board().tiles
        assert second.program.pages.count_ahead(Patience(1))


def test_that_a_pc_knows_itself_before_it_has_recorded_anything(
    tmp_path: Path, hub: LiveHub
) -> None:
    """Whether it is an office PC is looked up by its key."""
    with two_pcs(tmp_path, hub) as (_plant, _first, second):
        store = second.program.store
        with store.reading() as reading:
            device = reading.directory().devices().get(reading.own_key())
        assert device is not None
        assert device.key == store.device_key
        assert device.office


# --- the commands --------------------------------------------------------------------------------


def command(*arguments: str | Path) -> int:
    return main([str(argument) for argument in arguments])


def test_that_the_commands_join_sync_and_say_when_the_hub_is_away(
    tmp_path: Path, hub: LiveHub, capsys: pytest.CaptureFixture[str]
) -> None:
    plant = make_plant(tmp_path / "PC-1")
    plant.store.close()
    file = tmp_path / "ticket.txt"
    file.write_text(f"For one PC of Northside:\n{hub.ticket()}\n", encoding="utf-8")
    assert command("enrol", "--profile", tmp_path / "PC-1", hub.url, file) == Exit.DONE
    typed = hub.ticket(Grant.FLOOR).lower().replace("-", " ")
    new = tmp_path / "PC-2"
    assert command("enrol", "--profile", new, "--pc", "Line 2", hub.url, typed) == Exit.DONE
    capsys.readouterr()
    for name in ("PC-1", "PC-2"):
        assert command("sync", "--profile", tmp_path / name, "--json") == Exit.DONE
        said = json.loads(capsys.readouterr().out)
        assert (said["waiting"], said["held"], said["to_come"]) == (0, {}, 0)
    with hub.offline():
        assert command("sync", "--profile", new) == Exit.NO_HUB
        assert hub.url in capsys.readouterr().err
    assert command("sync", "--profile", new, "--lang", "fr") == Exit.DONE
    assert "Reçues" in capsys.readouterr().out


def test_that_a_pc_that_stands_alone_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_plant(tmp_path / "PC-1").store.close()
    assert command("sync", "--profile", tmp_path / "PC-1") == Exit.REFUSED
    assert "does not belong to a hub" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["a ticket with a slip", "a used ticket", "nobody at home"])
def test_that_a_ticket_that_brings_nothing_is_refused_in_words(
    tmp_path: Path, hub: LiveHub, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    ticket, url, code = hub.ticket(), hub.url, Exit.REFUSED
    if what == "a ticket with a slip":
        ticket = ticket[:-9] + ("7" if ticket[-9] != "7" else "8") + ticket[-8:]
    elif what == "a used ticket":
        assert command("enrol", "--profile", tmp_path / "PC-1", url, ticket) == Exit.DONE
    else:
        hub.stop()
        code = Exit.NO_HUB
    new = tmp_path / "PC-2"
    assert command("enrol", "--profile", new, url, ticket) == code
    assert capsys.readouterr().err.startswith("trainer-app: ")
    if what != "a used ticket":  # that one was handed in, so the PC's key is known there
        assert not ProfilePaths(new).exists()
