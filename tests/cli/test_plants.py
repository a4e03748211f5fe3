"""A PC that works for two plants of one hub, from the command line; and people who are made up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.plant import PIN, cheap_verifier, make_plant
from tests.sync.live_hub import LiveHub, live_hub, on_sqlite
from trainer_app.bootstrap import found, open_program
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.paths import ProfilePaths, profiles_at
from trainer_app.services.founding import FirstRun
from trainer_app.sync.protocol import Grant

NORTH, SOUTH = "Test Plant", "Southside Molds"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plants")


@pytest.fixture(scope="module")
def hub(folder: Path) -> Iterator[LiveHub]:
    with live_hub(on_sqlite(folder), SystemClock()) as running:
        plant = make_plant(folder / "office")
        running.join(plant.program)
        plant.program.close()
        yield running


@pytest.fixture(scope="module")
def south(folder: Path, hub: LiveHub) -> LiveHub:
    other = LiveHub(hub.ledger, hub.clock, SOUTH)
    other.address = hub.address
    first = FirstRun(plant=SOUTH, pc="PC-9", supervisor="Paula Southern", pin=PIN)
    started = found(folder / "south", first, SystemClock(), verifier=cheap_verifier)
    other.join(started.program)
    started.program.close()
    return other


@pytest.fixture
def home(tmp_path: Path, run: Run, hub: LiveHub, south: LiveHub) -> Path:
    """A laptop of two plants."""
    home = tmp_path / "laptop"
    for plant, more in ((hub, []), (south, ["--another"])):
        ticket = plant.ticket(Grant.OFFICE)
        said = run("enrol", hub.url, ticket, "--profile", home, "--pc", "Laptop", *more)
        assert said.code == 0, said.err
    return home


def test_that_a_pc_of_two_plants_lists_them_and_works_for_the_one_that_is_named(
    run: Run, home: Path
) -> None:
    listed = json.loads(run("plants", "--json", "--profile", home).out)
    assert [one["plant"] for one in listed] == [NORTH, SOUTH]
    assert [one["waiting"] for one in listed] == [0, 0]
    first, second = (Path(one["profile"]) for one in listed)
    assert first == home
    assert second.parent == ProfilePaths(home).plants
    named = json.loads(run("--plant", "southside molds", "status", "--json", "--profile", home).out)
    by_key = run("status", "--json", "--profile", home, "--plant", listed[1]["key"])
    assert named["plant"] == SOUTH
    assert json.loads(by_key.out) == named
    alone = json.loads(run("status", "--json", "--profile", home).out)
    assert alone["plant"] == NORTH, "a folder that is named is the profile itself"
    assert alone["state_hash"] != named["state_hash"]
    people = home.parent / "people.json"
    run("export", "people", people, "--profile", home, "--plant", SOUTH)
    assert {one["name"] for one in json.loads(people.read_bytes())} == {"Paula Southern"}


def test_that_nobody_guesses_which_plant_is_meant(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer_app.cli.call.default_profile", lambda: home)
    said = run("status")
    assert said.code == 3
    assert NORTH in said.err
    assert SOUTH in said.err
    assert "--plant" in said.err
    unknown = run("status", "--plant", "Nowhere")
    assert unknown.code == 3
    assert "Nowhere" in unknown.err
    assert run("plants").code == 0


def test_that_a_ticket_of_a_plant_that_is_here_already_is_not_used_up(
    run: Run, home: Path, south: LiveHub, tmp_path: Path
) -> None:
    ticket = south.ticket(Grant.FLOOR)
    said = run("enrol", south.url, ticket, "--another", "--profile", home)
    assert said.code == 3
    assert SOUTH in said.err
    assert len(profiles_at(home)) == 2
    assert run("enrol", south.url, ticket, "--profile", tmp_path / "new").code == 0


def test_that_the_bundle_of_one_plant_is_nothing_to_the_other(
    run: Run, home: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    assert run("bundle", "export", stick, "--profile", home).code == 0
    said = run("bundle", "import", stick, "--profile", home, "--plant", SOUTH)
    assert said.code == 3
    names = {open_and_name(folder) for folder in profiles_at(home)}
    assert len(names) == 2, "both go onto one stick on one day"


def open_and_name(folder: Path) -> str:
    program = open_program(folder, SystemClock())
    try:
        return program.bundles.file_name()
    finally:
        program.close()


def test_that_a_plant_is_left_only_once_nothing_of_it_waits_and_its_backups_stay(
    run: Run, home: Path
) -> None:
    second = profiles_at(home)[1]
    program = open_program(second, SystemClock())
    program.keep_house(lambda: None, thoroughly=False)
    paula = program.people.board().tiles[0].person
    program.people.set_language(program.people.sign_in(paula, PIN), "fr")
    program.close()
    refused = run("leave", "--profile", home, "--plant", SOUTH)
    assert refused.code == 3
    assert "Waiting to be sent: 2." in refused.err
    assert ProfilePaths(second).exists()
    assert run("sync", "--profile", home, "--plant", SOUTH).code == 0
    left = run("leave", "--profile", home, "--plant", SOUTH)
    assert left.code == 0
    assert "The hub was told" in left.out
    assert sorted(path.name for path in second.iterdir()) == ["backups"]
    assert list(ProfilePaths(second).backups.iterdir())
    assert profiles_at(home) == (home,)
    assert run("status", "--profile", home, "--plant", NORTH).code == 0


def test_that_a_pc_without_a_first_plant_may_begin_with_another(
    run: Run, hub: LiveHub, tmp_path: Path
) -> None:
    home, ticket = tmp_path / "new" / "home", hub.ticket(Grant.FLOOR)
    assert run("enrol", hub.url, ticket, "--another", "--profile", home).code == 0
    (only,) = profiles_at(home)
    assert only.parent == ProfilePaths(home).plants
    assert json.loads(run("status", "--json", "--profile", home).out)["plant"] == NORTH


def test_that_a_plant_without_a_hub_is_never_left(run: Run, tmp_path: Path) -> None:
    make_plant(tmp_path / "alone").program.close()
    said = run("leave", "--profile", tmp_path / "alone")
    assert said.code == 3
    assert "only" in said.err
    assert ProfilePaths(tmp_path / "alone").exists()


def test_that_made_up_people_join_a_hub_on_their_own_pc_and_no_other(
    run: Run, profile: Path, hub: LiveHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = hub.ticket(Grant.FLOOR)
    with monkeypatch.context() as patched:
        patched.setattr("trainer_app.sync.trust.stays_here", lambda _url: False)
        refused = run("enrol", hub.url, ticket, "--profile", profile)
    assert refused.code == 3
    assert "made up" in refused.err
    assert json.loads(run("status", "--json", "--profile", profile).out)["confirmed"] is None
    assert run("enrol", hub.url, ticket, "--profile", profile).code == 0
