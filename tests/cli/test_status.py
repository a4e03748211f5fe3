"""``status`` where there is a hub, and where there is nobody yet."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.store.pages import SmallHub, joined
from tests.store.plant import make_plant
from trainer_app.bootstrap.syncing import prepare
from trainer_app.kernel.clock import SystemClock


def _status(run: Run, folder: Path) -> dict[str, object]:
    said = run("status", "--json", "--profile", folder)
    assert said.code == 0, said.err
    facts: dict[str, object] = json.loads(said.out)
    return facts


def test_that_status_tells_what_waits_and_what_the_hub_confirmed(run: Run, tmp_path: Path) -> None:
    plant = make_plant(tmp_path / "profile")
    hub = SmallHub()
    carrying = joined(plant, hub)
    before = _status(run, plant.folder)
    assert before["waiting"] == before["records"]
    assert before["confirmed"] == 0
    assert before["last_success"] is None
    hub.sync(carrying)
    plant.signed_off()
    after = _status(run, plant.folder)
    assert after["waiting"] == 2
    assert after["confirmed"] == before["records"]
    assert str(after["last_success"]).startswith("2026-")
    plant.store.close()


def test_that_a_profile_that_holds_nobody_yet_can_be_looked_at(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    program = prepare(folder, "PC-9", SystemClock())
    assert not program.people.board().tiles
    program.close()
    facts = _status(run, folder)
    assert (facts["plant"], facts["records"], facts["waiting"]) == ("", 0, 0)
    assert run("verify", "--profile", folder).code == 0
    doctor = run("doctor", "--json", "--profile", folder)
    assert doctor.code == 0, doctor.err
