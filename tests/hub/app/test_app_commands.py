"""``trainer-app hub ...``: what an operator types, what is said, and the ways out."""

from __future__ import annotations

import json
import shutil
import socket
import stat
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Said
from tests.hub.app.http_pc import HttpPc, ticket_of
from trainer_app.cli.main import main
from trainer_app.kernel.clock import SystemClock
from trainer_app.sync.hub.certificates import fingerprint_of
from trainer_app.sync.hub.keyfile import key_file_of, read_key
from trainer_app.sync.hub.ledger.opening import open_ledger
from trainer_app.sync.protocol import Grant
from trainer_app.sync.tickets import TypedTicket, read_ticket

TLS = Path(__file__).parent / "tls"


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'hub.db'}"


@pytest.fixture
def hub(run: Run, database: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``hub`` commands on one database."""
    monkeypatch.setenv("TRAINER_HUB_DATABASE", database)
    return partial(run, "hub")


@pytest.fixture
def made(hub: Run) -> Run:
    """A hub with one plant."""
    assert hub("init").code == 0
    assert hub("plant", "add", "Oak Street").code == 0
    return hub


def refused(said: Said) -> str:
    """One sentence on standard error, nothing as data."""
    assert said.code == 3, said
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    return said.err


def join(database: str, ticket: str, name: str) -> HttpPc:
    """A PC that used a ticket, without a server between."""
    import httpx

    from trainer_app.kernel.membership import StandAlone

    said = ticket_of(ticket)
    ledger = open_ledger(database, read_key(key_file_of(database)), SystemClock())
    with httpx.Client() as client:
        pc = HttpPc(client, said.hub_key, said.plant)
    ledger.enrol(said.plant, said.secret, StandAlone(pc.device, name))
    ledger.close()
    return pc


# --- setting up ----------------------------------------------------------------------------------


def test_that_a_new_hub_has_its_key_beside_it_and_says_so(hub: Run, tmp_path: Path) -> None:
    said = hub("init")
    assert said.code == 0
    key = tmp_path / "hub.db.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert str(key) in said.out
    assert len(said.out.splitlines()[-1]) == 64
    assert key.read_text("ascii").strip().encode() not in (tmp_path / "hub.db").read_bytes()


def test_that_a_second_hub_is_not_set_up_over_the_first(made: Run, tmp_path: Path) -> None:
    before = (tmp_path / "hub.db.key").read_bytes()
    refused(made("init"))
    assert (tmp_path / "hub.db.key").read_bytes() == before
    (tmp_path / "hub.db.key").unlink()
    refused(made("init"))
    assert not (tmp_path / "hub.db.key").exists()


def test_that_a_hub_without_its_key_or_with_another_is_not_opened(
    made: Run, tmp_path: Path
) -> None:
    key = tmp_path / "hub.db.key"
    moved = tmp_path / "elsewhere.key"
    shutil.move(key, moved)
    assert str(key) in refused(made("status"))
    assert made("status", "--hub-key", moved).code == 0
    key.write_text("00" * 32, "ascii")
    refused(made("status"))
    key.write_text("no key", "ascii")
    refused(made("status"))


def test_that_an_address_that_is_no_database_is_refused(
    hub: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for url in ("hub.db", "sqlite://", "sqlite:///:memory:", "mysql://localhost/hub", "://", "x"):
        refused(hub("init", "--database", url, "--hub-key", tmp_path / "a.key"))
    assert list(tmp_path.iterdir()) == []


def test_that_looking_at_a_hub_that_is_not_there_makes_no_file(hub: Run, tmp_path: Path) -> None:
    (tmp_path / "hub.db.key").write_text("11" * 32, "ascii")
    refused(hub("status"))
    assert [path.name for path in tmp_path.iterdir()] == ["hub.db.key"]


def test_that_a_database_server_that_is_away_is_said_without_its_password(
    hub: Run, tmp_path: Path
) -> None:
    url = "postgresql://me:secret@127.0.0.1:1/hub?connect_timeout=1"
    sentence = refused(hub("init", "--database", url, "--hub-key", tmp_path / "a.key"))
    assert "secret" not in sentence
    assert list(tmp_path.iterdir()) == []


def test_that_a_command_without_a_database_is_a_wrong_call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRAINER_HUB_DATABASE", raising=False)
    for call in (["status"], ["serve"], ["plant", "add", "x"], ["plant"], [], ["nonsense"]):
        assert main(["hub", *call]) == 2
        assert capsys.readouterr().out == ""


def test_that_an_installation_without_the_hub_says_how_to_get_it(
    made: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "trainer_app.sync.hub.serving", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    sentence = refused(made("serve", "--port", "0"))
    assert "toolroom-trainer[hub]" in sentence
    assert "uvicorn" in sentence


# --- plants, tickets, PCs ------------------------------------------------------------------------


def test_that_the_last_line_of_a_ticket_is_the_ticket(made: Run, tmp_path: Path) -> None:
    file = tmp_path / "ticket.txt"
    said = made("ticket", "oak street", "--grant", "office", "--file", file)
    line = said.out.splitlines()[-1]
    ticket = ticket_of(line)
    assert ticket.grant is Grant.OFFICE
    assert (ticket.url, ticket.fingerprint) == ("", "")
    assert ticket_of(file.read_text("utf-8")) == ticket
    assert "Oak Street" in said.out
    assert line not in made("status", "--json").out


def test_that_a_ticket_is_printed_to_scan_and_to_type_too(made: Run, database: str) -> None:
    lines = made("ticket", "Oak Street", "--cert", TLS / "cert.pem").out.splitlines()
    drawn = [line for line in lines if line and not set(line) - set(" ▀▄█")]
    assert len({len(line) for line in drawn}) == 1  # a square of blocks, two modules high each
    assert len(drawn[0]) // 2 <= len(drawn) <= 40
    typed = read_ticket(lines[-3])
    assert isinstance(typed, TypedTicket)
    assert typed.fits(ticket_of(lines[-1]))
    ledger = open_ledger(database, read_key(key_file_of(database)), SystemClock())
    assert ledger.ticket_named(typed.name) == (ticket_of(lines[-1]).plant, Grant.FLOOR)
    ledger.close()


def test_that_a_ticket_can_bring_the_address_and_the_certificate(made: Run) -> None:
    pair = ("--url", "https://hub.plant.lan:8765", "--cert", TLS / "cert.pem")
    ticket = ticket_of(made("ticket", "Oak Street", *pair).out)
    assert ticket.url == "https://hub.plant.lan:8765"
    assert ticket.fingerprint == fingerprint_of(TLS / "cert.pem")
    refused(made("ticket", "Oak Street", "--cert", TLS / "key.pem"))


def test_that_a_plant_is_named_by_its_name_or_its_id(made: Run) -> None:
    (plant,) = json.loads(made("status", "--json").out)["plants"]
    assert made("ticket", plant["id"]).code == 0
    assert "Elm" in refused(made("ticket", "Elm Street"))
    refused(made("plant", "add", " OAK street "))
    refused(made("plant", "add", "  "))


def test_that_devices_are_listed_and_one_is_revoked(made: Run, database: str) -> None:
    tickets = [made("ticket", "Oak Street").out.splitlines()[-1] for _ in "12"]
    one, two = (join(database, t, n) for t, n in zip(tickets, ("PC-1", "PC-2"), strict=True))
    assert {row["name"] for row in json.loads(made("devices", "--json").out)} == {"PC-1", "PC-2"}
    listed = made("devices", "Oak Street").out
    assert one.device[:8] in listed
    assert made("revoke", "pc-2").code == 0
    rows = {row["key"]: row for row in json.loads(made("devices", "--json").out)}
    assert (rows[one.device]["revoked"], rows[two.device]["revoked"]) == (False, True)
    refused(made("release", "PC-1"))
    assert "Nothing is held back" in made("release", "PC-2").out
    join(database, made("ticket", "Oak Street").out, "PC-2")  # it came back, with another key
    assert two.device[:8] in made("devices").out
    assert made("release", "PC-2").code == 0  # the old one is meant
    assert made("revoke", "PC-2").code == 0  # the new one
    rows = {row["key"]: row for row in json.loads(made("devices", "--json").out)}
    assert [row["revoked"] for row in rows.values() if row["name"] == "PC-2"] == [True, True]
    refused(made("release", "PC-2"))  # which of the two?
    assert made("revoke", one.device[:10], "--plant", "Oak Street").code == 0
    refused(made("revoke", "PC-9"))
    refused(made("revoke", one.device[:3]))


def test_that_a_pc_that_left_is_listed_as_gone(made: Run, database: str) -> None:
    pc = join(database, made("ticket", "Oak Street").out.splitlines()[-1], "PC-1")
    pc.write(kind="pc.left")
    ledger = open_ledger(database, read_key(key_file_of(database)), SystemClock())
    ledger.sync(pc.plant, pc.device, (), [pc.run()], 0)
    ledger.close()
    assert "left the plant" in made("devices").out
    (row,) = json.loads(made("devices", "--json").out)
    assert (row["left"], row["revoked"]) == (True, False)


def test_that_two_pcs_of_one_name_are_told_apart_by_their_keys(made: Run, database: str) -> None:
    made("plant", "add", "Elm Street")
    for plant in ("Oak Street", "Elm Street"):
        join(database, made("ticket", plant).out.splitlines()[-1], "PC-1")
    refused(made("revoke", "PC-1"))
    assert made("revoke", "PC-1", "--plant", "Elm Street").code == 0


def test_that_status_speaks_both_languages_and_json(made: Run) -> None:
    english, french = made("status"), made("status", "--lang", "fr")
    assert "Oak Street" in english.out
    assert "no PC has joined yet" in english.out
    assert "aucun poste" in french.out
    (plant,) = json.loads(made("status", "--json").out)["plants"]
    assert (plant["name"], plant["devices"], plant["founded"]) == ("Oak Street", 0, False)


# --- backup and coming back ----------------------------------------------------------------------


def test_that_a_backup_holds_all_but_the_key_and_a_hub_comes_back_from_it(
    made: Run, database: str, tmp_path: Path
) -> None:
    join(database, made("ticket", "Oak Street").out.splitlines()[-1], "PC-1")
    copy = tmp_path / "copy.db"
    said = made("backup", copy)
    assert said.code == 0
    assert str(tmp_path / "hub.db.key") in said.out
    seed = (tmp_path / "hub.db.key").read_text("ascii").strip()
    assert bytes.fromhex(seed) not in copy.read_bytes()
    refused(made("backup", copy))
    before = made("devices", "--json").out, made("status", "--json").out
    new = ("--database", f"sqlite:///{tmp_path / 'new.db'}", "--hub-key", tmp_path / "hub.db.key")
    assert made("init", "--from", copy, *new).code == 0
    assert (made("devices", "--json", *new).out, made("status", "--json", *new).out) == before
    refused(made("init", "--from", copy, *new))


# --- serving -------------------------------------------------------------------------------------


def test_that_plain_http_is_not_offered_to_others(made: Run) -> None:
    assert "0.0.0.0" in refused(made("serve", "--host", "0.0.0.0", "--port", "0"))


def test_that_files_that_are_no_certificate_are_refused(made: Run, tmp_path: Path) -> None:
    for cert, key in ((TLS / "key.pem", TLS / "key.pem"), (TLS / "cert.pem", tmp_path / "none")):
        refused(made("serve", "--cert", cert, "--key", key, "--port", "0"))
    refused(made("serve", "--cert", TLS / "cert.pem", "--port", "0"))


def test_that_a_port_in_use_is_said(made: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert port in refused(made("serve", "--port", port))
