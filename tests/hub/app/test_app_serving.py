"""``trainer-app hub serve`` as a process: it answers, stops gently, and a kill halves nothing."""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import signal
import socket
import ssl
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import msgspec
import pytest

from tests.hub.app.conftest import KEY, NOW, WEEK_MS
from tests.hub.app.http_pc import HttpPc, reply_of
from tests.hub.app.process import HubProcess, serving
from trainer_app.kernel.clock import FixedClock, SystemClock
from trainer_app.sync import protocol as wire
from trainer_app.sync.hub.certificates import fingerprint_of
from trainer_app.sync.hub.ledger.opening import create_ledger, open_ledger
from trainer_app.sync.hub.serving import IDLE_S, Address
from trainer_app.sync.protocol import Grant

TLS = Path(__file__).parent / "tls"
ROOT = Path(__file__).parents[3]


def new_hub(folder: Path) -> tuple[str, str, str]:
    """A database URL with its key beside it, a plant and a ticket."""
    database = f"sqlite:///{folder / 'hub.db'}"
    ledger = create_ledger(database, KEY, SystemClock())
    (folder / "hub.db.key").write_text(bytes(KEY).hex(), "ascii")
    plant = ledger.add_plant("Oak Street").id
    secret = ledger.issue_ticket(plant, Grant.FLOOR, valid_ms=WEEK_MS)
    ledger.close()
    return database, plant, secret


def hub_key() -> str:
    return bytes(KEY.verify_key).hex()


@pytest.mark.skipif(not hasattr(signal, "SIGTERM"), reason="signals are POSIX")
def test_that_a_served_hub_answers_stops_gently_and_notes_no_names(tmp_path: Path) -> None:
    database, plant, secret = new_hub(tmp_path)
    with serving(database) as hub, httpx.Client(base_url=hub.url) as client:
        assert client.get(wire.HEALTH_PATH).json()["program"] == "toolroom-trainer"
        pc = HttpPc(client, hub_key(), plant)
        pc.enrol(secret, "PC of Renée").raise_for_status()
        pc.write(words="Renée Tremblay")
        assert len(reply_of(pc.push()).given) == 2
        nonce = pc.nonce
        assert too_much_is_cut_off(hub) < 3 * wire.MAX_COMPRESSED
        assert half_a_request_takes_nothing(hub)
        assert hub.stop(signal.SIGINT) == 0
    lines = hub.lines()
    assert [line["event"] for line in lines[:1] + lines[-1:]] == ["started", "stopped"]
    (sync,) = (line for line in lines if line.get("call") == wire.SYNC_PATH and "pushed" in line)
    assert (sync["status"], sync["pushed"], sync["device"]) == (200, 2, pc.device[:8])
    for secret_thing in ("Ren", secret, nonce, pc.device, "Oak"):
        assert secret_thing not in hub.noted
    assert not any(line.get("call") == wire.HEALTH_PATH for line in lines)


def too_much_is_cut_off(hub: HubProcess) -> int:
    """How many bytes an endless body could send before the hub had enough."""
    sent, piece = 0, b"0" * 65_536
    with socket.create_connection(place_of(hub)) as line:
        line.sendall(
            f"POST {wire.ENROL_PATH} HTTP/1.1\r\nHost: hub\r\n".encode()
            + b"Transfer-Encoding: chunked\r\n\r\n"
        )
        try:
            while sent < 100 * wire.MAX_COMPRESSED:
                line.sendall(b"10000\r\n" + piece + b"\r\n")
                sent += len(piece)
        except OSError:
            pass
    return sent


def half_a_request_takes_nothing(hub: HubProcess) -> bool:
    with socket.create_connection(place_of(hub)) as line:
        line.sendall(
            f"POST {wire.ENROL_PATH} HTTP/1.1\r\nHost: hub\r\n".encode()
            + b'Content-Length: 1000\r\n\r\n{"plant":"'
        )
    return httpx.get(hub.url + wire.HEALTH_PATH).is_success


def test_that_a_hub_with_tls_finishes_what_is_under_way_before_it_stops(tmp_path: Path) -> None:
    """A body comes slowly: the signal arrives when half of it is there."""
    database, plant, secret = new_hub(tmp_path)
    pair = ("--cert", TLS / "cert.pem", "--key", TLS / "key.pem")
    trusting = ssl.create_default_context(cafile=TLS / "cert.pem")
    with serving(database, *pair) as hub:
        assert shows_its_certificate_alone(hub)
        with httpx.Client(base_url=hub.url, verify=trusting) as client:
            pc = HttpPc(client, hub_key(), plant)
            pc.enrol(secret).raise_for_status()
            pc.write(n=1)
        host, port = place_of(hub)
        line = http.client.HTTPSConnection(host, port, timeout=30, context=trusting)
        body = msgspec.json.encode(pc.request(pc.run()))
        line.putrequest("POST", wire.SYNC_PATH)
        for name, value in pc.signed("POST", wire.SYNC_PATH, body).items():
            line.putheader(name, value)
        line.putheader("Content-Length", str(len(body)))
        line.endheaders()
        line.send(body[:100])
        hub.running.send_signal(signal.SIGTERM)
        wait_until_nobody_is_let_in(host, port)
        line.send(body[100:])
        assert line.getresponse().status == 200
        line.close()
        assert hub.stop() == 0
    ledger = open_ledger(database, KEY, FixedClock(NOW))
    assert dict(ledger.status(plant).records)["plant"] >= 2 + len(pc.log)
    ledger.close()


def shows_its_certificate_alone(hub: HubProcess) -> bool:
    shown = ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(place_of(hub)))
    assert fingerprint_of(TLS / "cert.pem") == hashlib.sha256(shown).hexdigest()
    with pytest.raises(httpx.HTTPError):
        httpx.get(hub.url.replace("https", "http") + wire.HEALTH_PATH)
    return hub.url.startswith("https://")


def place_of(hub: HubProcess) -> tuple[str, int]:
    parts = urlsplit(hub.url)
    assert parts.hostname is not None
    assert parts.port is not None
    return parts.hostname, parts.port


def wait_until_nobody_is_let_in(host: str, port: int) -> None:
    """The hub has heard the signal."""
    while True:
        try:
            socket.create_connection((host, port), timeout=5).close()
        except OSError:
            return


def test_that_a_killed_hub_has_lost_doubled_and_halved_nothing(tmp_path: Path) -> None:
    kills = 5
    done = subprocess.run(
        [sys.executable, "-m", "tests.hub.app.kill9", tmp_path, "--kills", str(kills)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(outcomes) == kills
    assert all(outcome["is_sound"] for outcome in outcomes), done.stdout
    assert outcomes[-1]["acknowledged"] > 0


def test_that_no_reply_waits_for_the_one_before_it_to_be_acknowledged() -> None:
    """40 ms each, where asyncio does not know that a listening socket is TCP."""
    with Address("127.0.0.1", 0).listen() as listening:
        client = socket.create_connection(listening.getsockname())
        accepted, _from = listening.accept()
        with client, accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_that_the_proxy_in_the_docs_lets_through_what_the_hub_takes() -> None:
    said = (ROOT / "docs" / "hub.md").read_text("utf-8")
    proxy = said[said.index("```nginx") : said.index("```", said.index("```nginx") + 3)]
    assert f"client_max_body_size {wire.MAX_COMPRESSED // 1024**2}m;" in proxy
    (idle,) = re.findall(r"keepalive_timeout (\d+)s;", proxy)
    assert int(idle) < IDLE_S
    assert "gzip off;" in proxy
