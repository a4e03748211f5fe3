"""Who is let in: nonces, signatures, sizes. Every refusal is a problem, and nothing is taken."""

from __future__ import annotations

import json

import msgspec
import pytest
import zstandard

from tests.conftest import ProgramLog
from tests.hub.app.conftest import MakeHub, TestHub
from tests.hub.app.http_pc import JSON, HttpPc, another, problem_of, reply_of
from trainer_app.sync import packing
from trainer_app.sync import protocol as wire
from trainer_app.sync.hub.limits import MAX_ENROL, Limits
from trainer_app.sync.hub.nonces import DAY_MS
from trainer_app.sync.protocol import ProblemType

GARBAGE = [
    b"",
    b"\x00\xff" * 100,
    b"<html><body>Sign in to the guest network</body></html>",
    b"[" * 60_000,
    b'{"plant":' + b"[" * 60_000,
    b'{"plant":"\xff"}',
    b"{}",
    b"null",
    b'{"plant":"../..","cursors":[]}',
    b'{"plant":"%s","cursors":[["plant",-1,""]]}' % (b"0" * 32),
    b'{"plant":"%s","cursors":[["plant",1e99,""]]}' % (b"0" * 32),
    b'{"plant":"%s","cursors":[["pl\\u0000nt",0,""]]}' % (b"0" * 32),
    b'{"plant":"%s","cursors":[],"room":99999999999999999999}' % (b"0" * 32),
    b'{"plant":"%s","cursors":[],"runs":[["plant","%s",1,"%s",[["a","b","c"]]]]}'
    % (b"0" * 32, b"0" * 32, b"0" * 64),
]

# --- nonces --------------------------------------------------------------------------------------


def test_that_a_nonce_of_yesterday_brings_a_fresh_one_that_is_good(
    hub: TestHub, pc: HttpPc
) -> None:
    hub.clock.advance(milliseconds=DAY_MS)
    pc.write(n=1)
    refused = pc.push()
    problem = problem_of(refused)
    assert (refused.status_code, problem.type) == (401, ProblemType.NONCE)
    assert problem.nonce == refused.headers[wire.NONCE_HEADER] == pc.nonce
    assert 0 not in reply_of(pc.push()).given


def test_that_a_pc_without_a_nonce_is_given_one(pc: HttpPc) -> None:
    pc.nonce = ""
    assert problem_of(pc.push()).type is ProblemType.NONCE
    assert pc.push().is_success


def test_that_the_nonce_of_another_pc_is_not_good(hub: TestHub, pc: HttpPc) -> None:
    other = hub.joined(name="PC-2")
    pc.nonce = other.nonce
    assert problem_of(pc.push()).type is ProblemType.NONCE


def test_that_the_pcs_own_clock_is_never_asked(hub: TestHub, pc: HttpPc) -> None:
    """Nothing in a request says a time of the PC; the hub's own clock alone runs."""
    hub.clock.advance(milliseconds=DAY_MS - 1)
    assert pc.push().is_success


def test_that_a_request_sent_again_byte_for_byte_does_no_harm(hub: TestHub, pc: HttpPc) -> None:
    pc.write(n=1)
    body = msgspec.json.encode(pc.request(pc.run()))
    headers = {**JSON, **pc.signed("POST", wire.SYNC_PATH, body)}
    before = hub.records()
    first, again = (hub.client.post(wire.SYNC_PATH, content=body, headers=headers) for _ in "12")
    assert reply_of(first).given == reply_of(again).given
    assert hub.records() == before + len(pc.log)


# --- signatures ----------------------------------------------------------------------------------


def test_that_a_request_of_which_one_byte_was_changed_is_refused(hub: TestHub, pc: HttpPc) -> None:
    pc.write(n=1)
    body = msgspec.json.encode(pc.request(pc.run()))
    signed = {**JSON, **pc.signed("POST", wire.SYNC_PATH, body)}
    before = hub.records()
    for place in (1, len(body) // 2, len(body) - 2):
        changed = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
        refused = hub.client.post(wire.SYNC_PATH, content=changed, headers=signed)
        assert refused.status_code == 401
        assert problem_of(refused).type is ProblemType.SIGNATURE
    assert hub.records() == before


def test_that_a_signature_is_good_for_its_method_and_path_alone(pc: HttpPc) -> None:
    name = pc.name_blob(b"photo")
    path = wire.BLOB_PATH + name
    stolen = pc.signed("GET", path, b"") | {wire.PLANT_HEADER: pc.plant, "Content-Range": "*"}
    other_path = wire.BLOB_PATH + "0" * 64
    for method, where in (("PUT", path), ("GET", other_path)):
        refused = pc.client.request(method, where, headers=stolen)
        assert problem_of(refused).type is ProblemType.SIGNATURE


def test_that_a_device_cannot_sign_in_the_name_of_another(hub: TestHub, pc: HttpPc) -> None:
    thief = another(pc)
    body = msgspec.json.encode(pc.request())
    signed = thief.signed("POST", wire.SYNC_PATH, body)
    refused = hub.client.post(
        wire.SYNC_PATH,
        content=body,
        headers={**JSON, **signed, wire.DEVICE_HEADER: pc.device, wire.NONCE_HEADER: pc.nonce},
    )
    assert problem_of(refused).type is ProblemType.SIGNATURE


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {wire.DEVICE_HEADER: "no hex"},
        {wire.DEVICE_HEADER: "00" * 32},
        {wire.DEVICE_HEADER: "00" * 32, wire.NONCE_HEADER: "not hex"},
        {wire.DEVICE_HEADER: "00" * 32, wire.NONCE_HEADER: "", wire.SIGNATURE_HEADER: "AAAA"},
    ],
    ids=["none", "device", "unsigned", "nonce", "signature"],
)
def test_that_headers_that_are_none_are_malformed(hub: TestHub, headers: dict[str, str]) -> None:
    refused = hub.client.post(wire.SYNC_PATH, content=b"{}", headers={**JSON, **headers})
    assert refused.status_code == 400
    assert problem_of(refused).type is ProblemType.MALFORMED


# --- sizes and shapes ----------------------------------------------------------------------------


def test_that_too_much_is_refused_by_what_was_announced(hub: TestHub, pc: HttpPc) -> None:
    refused = pc.post(b"0" * (wire.MAX_COMPRESSED + 1))
    assert refused.status_code == 413
    assert problem_of(refused).type is ProblemType.TOO_LARGE
    enrolling = hub.client.post(wire.ENROL_PATH, content=b"0" * (MAX_ENROL + 1), headers=JSON)
    assert problem_of(enrolling).type is ProblemType.TOO_LARGE


def test_that_too_much_is_refused_though_nothing_was_announced(pc: HttpPc) -> None:
    pieces = (b"0" * 1_048_576 for _ in range(wire.MAX_COMPRESSED // 1_048_576 + 1))
    headers = pc.signed("POST", wire.SYNC_PATH, b"")
    refused = pc.client.post(wire.SYNC_PATH, content=pieces, headers=headers)
    assert "content-length" not in refused.request.headers
    assert problem_of(refused).type is ProblemType.TOO_LARGE


def test_that_a_bomb_does_not_go_off(pc: HttpPc) -> None:
    bomb = zstandard.ZstdCompressor().compress(b"0" * (wire.MAX_PLAIN + 1))
    headers = {**JSON, "Content-Encoding": packing.ENCODING}
    refused = pc.send("POST", wire.SYNC_PATH, bomb, headers)
    assert refused.status_code == 413
    assert problem_of(refused).type is ProblemType.TOO_LARGE


def test_that_a_stranger_has_nothing_inflated(
    hub: TestHub, pc: HttpPc, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> bytes:
        raise AssertionError("inflated for a stranger")

    monkeypatch.setattr(packing, "unpack", never)
    headers = {
        **JSON,
        **pc.signed("POST", wire.SYNC_PATH, b"another body"),
        "Content-Encoding": packing.ENCODING,
    }
    refused = hub.client.post(wire.SYNC_PATH, content=b"bomb", headers=headers)
    assert problem_of(refused).type is ProblemType.SIGNATURE


def test_that_a_large_honest_request_is_inflated_too(make_hub: MakeHub) -> None:
    pc = make_hub(Limits(usual=1_000, large=1)).joined()
    for n in range(30):
        pc.write(n=n, words="x" * 200)
    reply = pc.post(msgspec.json.encode(pc.request(pc.run())), pack=True)
    assert len(reply_of(reply).given) == 31


def test_that_replies_are_packed_for_who_can_unpack_them(pc: HttpPc) -> None:
    for n in range(20):
        pc.write(n=n)
    pc.push()
    asks = another(pc)
    asks.key, asks.nonce = pc.key, pc.nonce
    body = msgspec.json.encode(asks.request())
    plain = asks.post(body, headers={"Accept-Encoding": "identity"})
    packed = asks.post(body, headers={"Accept-Encoding": "zstd"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "zstd"
    assert int(packed.headers["content-length"]) < len(plain.content) / 2


@pytest.mark.parametrize("pack", [False, True])
def test_that_garbage_is_malformed_and_never_a_fault(pc: HttpPc, pack: bool) -> None:
    for body in GARBAGE:
        refused = pc.post(body, pack=pack)
        assert refused.status_code == 400, body[:100]
        problem = problem_of(refused)
        assert problem.type is ProblemType.MALFORMED, body[:100]
        assert problem.nonce == pc.nonce
    assert pc.push().is_success


def test_that_a_body_that_is_not_what_its_encoding_says_is_malformed(pc: HttpPc) -> None:
    for encoding in ("gzip", "br", "zstd, zstd", "zstd"):
        refused = pc.post(b'{"plant":""}', headers={"Content-Encoding": encoding})
        assert problem_of(refused).type is ProblemType.MALFORMED, encoding


def test_that_half_a_packed_body_is_malformed(hub: TestHub, pc: HttpPc) -> None:
    pc.write(n=1)
    packed = packing.pack(msgspec.json.encode(pc.request(pc.run())))
    before = hub.records()
    headers = {**JSON, "Content-Encoding": packing.ENCODING}
    refused = pc.send("POST", wire.SYNC_PATH, packed[: len(packed) // 2], headers)
    assert problem_of(refused).type is ProblemType.MALFORMED
    assert hub.records() == before


def test_that_another_version_of_the_protocol_is_told_so(hub: TestHub, pc: HttpPc) -> None:
    refused = pc.post(msgspec.json.encode(pc.request(version=2)))
    assert refused.status_code == 426
    assert problem_of(refused).type is ProblemType.UPGRADE_REQUIRED
    enrolling = hub.pc().enrol(hub.ticket(), changes={"version": 2})
    assert problem_of(enrolling).type is ProblemType.UPGRADE_REQUIRED


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v2/sync", 404),
        ("GET", "/v1/sync", 405),
        ("PUT", "/v1/enrol", 405),
    ],
)
def test_that_a_call_that_does_not_exist_is_said_as_data(
    hub: TestHub, method: str, path: str, status: int
) -> None:
    refused = hub.client.request(method, path)
    assert refused.status_code == status
    assert problem_of(refused).type is ProblemType.NO_SUCH_CALL


# --- a full hub, a broken hub ---------------------------------------------------------------------


def test_that_a_full_hub_says_when_to_come_back(make_hub: MakeHub) -> None:
    hub = make_hub(Limits(inside=0, back_s=7))
    refused = hub.client.post(wire.ENROL_PATH, content=b"{}", headers=JSON)
    problem = problem_of(refused)
    assert (problem.status, problem.type, problem.after) == (503, ProblemType.RETRY, 7)
    assert refused.headers["retry-after"] == "7"
    assert hub.client.get(wire.HEALTH_PATH).is_success


def test_that_a_database_that_does_not_answer_is_said_by_health_and_by_sync(
    hub: TestHub, pc: HttpPc, monkeypatch: pytest.MonkeyPatch, program_log: ProgramLog
) -> None:
    from trainer_app.kernel.errors import ErrorCode, Unavailable

    def away(*_: object) -> None:
        raise Unavailable(ErrorCode.HUB_DATABASE_AWAY)

    for method in ("check", "sync"):
        monkeypatch.setattr(hub.ledger, method, away)
    for refused in (hub.client.get(wire.HEALTH_PATH), pc.push()):
        assert refused.status_code == 503
        assert problem_of(refused).after > 0
    program_log.expect("database")


def test_that_a_bug_is_noted_without_its_words_and_answered_without_a_trace(
    hub: TestHub,
    pc: HttpPc,
    monkeypatch: pytest.MonkeyPatch,
    program_log: ProgramLog,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("Renée Tremblay")

    monkeypatch.setattr(hub.ledger, "sync", stumble)
    refused = pc.push()
    assert refused.status_code == 500
    assert problem_of(refused).type is ProblemType.RETRY
    assert "Renée" not in refused.text
    assert "Zero" not in refused.text
    program_log.expect("bug")
    from trainer_app.sync.hub.journal import JsonLines

    lines = [JsonLines().format(record) for record in caplog.records]
    (bug,) = (json.loads(line) for line in lines if "ZeroDivisionError" in line)
    assert "trainer_app/sync/hub/app.py" in bug["places"][0]
    assert not any("Renée" in line for line in lines)
