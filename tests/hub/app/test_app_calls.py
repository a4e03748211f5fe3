"""Joining, syncing and revoking over HTTP, and what one plant never learns of another."""

from __future__ import annotations

import msgspec
import pytest

from tests.hub.app.conftest import WEEK_MS, TestHub
from tests.hub.app.http_pc import HttpPc, another, problem_of, reply_of
from trainer_app.kernel.recovery import SAMPLE_CODE
from trainer_app.sync import protocol as wire
from trainer_app.sync.framing import wire_run
from trainer_app.sync.protocol import Grant, HeldReason, ProblemType

# --- joining -------------------------------------------------------------------------------------


@pytest.mark.parametrize("grant", [Grant.FLOOR, Grant.OFFICE, Grant.ASSESSOR, Grant.AUDITOR])
def test_that_a_ticket_lets_a_pc_in_with_its_grant(hub: TestHub, grant: Grant) -> None:
    pc = hub.pc()
    said = msgspec.json.decode(pc.enrol(hub.ticket(grant)).content, type=wire.EnrolReply)
    assert (said.plant, said.plant_name, said.grant) == (hub.plant, "Oak Street", grant)
    assert said.certificate.first == 1
    assert pc.push().is_success
    (device,) = hub.ledger.devices(hub.plant)
    assert (device.key, device.name, device.grant) == (pc.device, "PC-1", grant)


def test_that_a_ticket_used_again_by_the_same_key_brings_the_same_certificate(
    hub: TestHub,
) -> None:
    pc, secret = hub.pc(), hub.ticket()
    first, again = (
        msgspec.json.decode(pc.enrol(secret).content, type=wire.EnrolReply) for _ in "12"
    )
    assert first.certificate == again.certificate
    assert len(hub.ledger.devices(hub.plant)) == 1


def test_that_a_used_ticket_lets_nobody_else_in(hub: TestHub) -> None:
    secret = hub.ticket()
    hub.pc().enrol(secret).raise_for_status()
    refused = hub.pc().enrol(secret)
    assert refused.status_code == 409
    assert problem_of(refused).type is ProblemType.TICKET_USED


def test_that_an_unknown_an_old_and_a_foreign_ticket_are_told_alike(hub: TestHub) -> None:
    elsewhere = hub.ledger.add_plant("Elm Street").id
    foreign, old = hub.ticket(plant=elsewhere), hub.ticket()
    hub.clock.advance(milliseconds=WEEK_MS + 1)
    for secret in ("0" * 20, old, foreign):
        refused = hub.pc().enrol(secret)
        assert refused.status_code == 403
        assert problem_of(refused).type is ProblemType.TICKET_UNKNOWN
    assert hub.ledger.devices(hub.plant) == []


def test_that_a_ticket_is_good_only_for_who_holds_the_key(hub: TestHub) -> None:
    secret, pc = hub.ticket(), hub.pc()
    refused = pc.enrol(secret, changes={"key": hub.pc().device})
    assert problem_of(refused).type is ProblemType.SIGNATURE
    assert pc.enrol(secret).is_success


def test_that_an_application_that_is_none_is_malformed(hub: TestHub) -> None:
    secret, pc = hub.ticket(), hub.pc()
    wrong: list[dict[str, object]] = [
        {"name": ""},
        {"name": "a\x00b"},
        {"name": "x" * 101},
        {"key": "zz"},
        {"plant": "zz"},
        {"secret": "zz"},
        {"proof": "zz"},
        {"earlier": [["zz", 1, "zz"]]},
        {"founder": "nobody"},
        {"recovery_sign": "00"},
    ]
    for changes in wrong:
        refused = pc.enrol(secret, changes=changes)
        assert problem_of(refused).type is ProblemType.MALFORMED, changes
    assert pc.enrol(secret).is_success


def test_that_made_up_people_come_from_the_hubs_own_machine_alone(hub: TestHub) -> None:
    secret, pc = hub.ticket(), hub.pc()
    keys = SAMPLE_CODE.public
    made_up: dict[str, object] = {
        "founder": "0f" * 16,
        "recovery_sign": keys.sign.hex(),
        "recovery_seal": keys.seal.hex(),
    }
    refused = pc.enrol(secret, changes=made_up)
    assert refused.status_code == 403
    assert problem_of(refused).type is ProblemType.SAMPLE
    assert hub.ledger.devices(hub.plant) == []
    hub.client.headers["Host"] = "127.0.0.1:8765"
    assert pc.enrol(secret, changes=made_up).is_success


# --- syncing -------------------------------------------------------------------------------------


def test_that_what_one_pc_wrote_comes_to_the_other_with_its_bytes(hub: TestHub, pc: HttpPc) -> None:
    written = pc.write(words="Renée")
    given = reply_of(pc.push()).given
    other = hub.joined(name="PC-2")
    (page,) = reply_of(other.push()).pages
    record = page.entries[given[-1] - 1].record
    assert record is not None
    assert (record.head.encode(), (record.body or "").encode()) == (written.head, written.body)


def test_that_the_same_records_again_make_no_second_row(hub: TestHub, pc: HttpPc) -> None:
    pc.write(n=1)
    first = reply_of(pc.push()).given
    count, pc.at_hub = hub.records(), 0
    assert reply_of(pc.push()).given == first
    assert hub.records() == count


def test_that_a_quiet_sync_says_where_the_stream_stands(hub: TestHub, pc: HttpPc) -> None:
    reply = reply_of(pc.push())
    assert reply.now == hub.clock.now().ms
    assert {head.stream: head.position for head in reply.heads}["plant"] == hub.records()


def test_that_a_pc_that_never_joined_is_not_admitted_and_leaves_nothing(hub: TestHub) -> None:
    stranger, before = hub.pc(), hub.records()
    stranger.write(n=1)
    assert problem_of(stranger.push()).type is ProblemType.NONCE
    refused = stranger.push()
    assert refused.status_code == 403
    assert problem_of(refused).type is ProblemType.NOT_ADMITTED
    assert hub.records() == before


def test_that_a_pc_of_another_plant_gets_not_a_byte(hub: TestHub, pc: HttpPc) -> None:
    pc.write(words="of Oak Street")
    name = pc.name_blob(b"of Oak Street")
    pc.put(name, b"of Oak Street", 0, 100).raise_for_status()
    elsewhere = hub.ledger.add_plant("Elm Street").id
    foreign = hub.joined(Grant.OFFICE, plant=elsewhere)
    foreign.plant = hub.plant
    foreign.write(words="of Elm Street")
    before = hub.records()
    for refused in (foreign.push(), foreign.get(name), foreign.put(name, b"x", 0, 1)):
        assert refused.status_code in (403, 404)
        assert problem_of(refused).type in (ProblemType.NOT_ADMITTED, ProblemType.BLOB_UNKNOWN)
        assert b"Oak" not in refused.content
    assert hub.records() == before


def test_that_a_plant_that_does_not_exist_is_told_like_a_foreign_one(pc: HttpPc) -> None:
    pc.plant = "0" * 32
    assert problem_of(pc.push()).type is ProblemType.NOT_ADMITTED


def test_that_a_cursor_that_is_not_the_hubs_brings_nothing_and_takes_nothing(
    hub: TestHub, pc: HttpPc
) -> None:
    pc.write(n=1)
    before = hub.records()
    wrong = wire.WireCursor("plant", 1, "00" * 32)
    refused = pc.post(
        msgspec.json.encode(pc.request(pc.run(), cursors=(wrong,))),
    )
    problem = problem_of(refused)
    assert (problem.status, problem.type) == (409, ProblemType.DIVERGED)
    assert problem.streams == ("plant",)
    assert hub.records() == before


def test_that_an_auditor_reads_and_what_it_writes_is_held_with_the_reason(
    hub: TestHub, pc: HttpPc
) -> None:
    pc.write(n=1)
    pc.push().raise_for_status()
    auditor = hub.joined(Grant.AUDITOR, name="Auditor")
    auditor.write(n=2)
    reply = reply_of(auditor.push())
    assert set(reply.given) == {0}
    assert {held.reason for held in reply.held} == {HeldReason.NOT_GRANTED}
    assert reply.pages


def test_that_records_of_a_pc_nobody_knows_are_held_until_it_joins(
    hub: TestHub, pc: HttpPc
) -> None:
    late = another(pc)
    late.write(n=1)
    request = pc.request(late.run())
    reply = reply_of(pc.post(msgspec.json.encode(request)))
    assert {held.reason for held in reply.held} == {HeldReason.NOT_ADMITTED}
    before = hub.records()
    late.enrol(hub.ticket(), "Late").raise_for_status()
    assert hub.records() == before + 1 + len(late.log)


def test_that_room_is_kept_and_the_rest_is_announced(hub: TestHub, pc: HttpPc) -> None:
    for n in range(20):
        pc.write(n=n)
    pc.push().raise_for_status()
    other = hub.joined(name="PC-2")
    (page,) = reply_of(other.post(msgspec.json.encode(other.request(room=5)))).pages
    assert len(page.entries) == 5
    assert page.more


# --- revoking ------------------------------------------------------------------------------------


def test_that_a_revoked_pc_is_told_so_and_takes_and_brings_nothing_more(
    hub: TestHub, pc: HttpPc
) -> None:
    pc.write(n=1)
    name = pc.name_blob(b"photo")
    hub.ledger.revoke(hub.plant, pc.device)
    before = hub.records()
    pc.write(n=2)
    for refused in (pc.push(), pc.get(name), pc.put(name, b"photo", 0, 5)):
        assert refused.status_code == 403
        assert problem_of(refused).type is ProblemType.REVOKED
    assert hub.records() == before


def test_that_what_a_revoked_pc_made_later_is_held_when_another_brings_it(
    hub: TestHub, pc: HttpPc
) -> None:
    pc.write(n=1)
    pc.push().raise_for_status()
    other = hub.joined(name="PC-2")
    hub.ledger.revoke(hub.plant, pc.device)
    pc.write(n=2)
    reply = reply_of(other.post(msgspec.json.encode(other.request(pc.run()))))
    assert {held.reason for held in reply.held} == {HeldReason.BEYOND_REVOCATION}


# --- runs that are not what they say --------------------------------------------------------------


def test_that_a_run_that_opens_somebody_elses_log_is_malformed(hub: TestHub, pc: HttpPc) -> None:
    pc.write(n=1)
    pc.push().raise_for_status()
    thief = hub.joined(name="PC-2")
    thief.write(n=1)
    before = hub.records()
    stolen = msgspec.structs.replace(wire_run(thief.run(0)), log=pc.log[0].log)
    refused = thief.post(msgspec.json.encode(thief.request(runs=(stolen,))))
    assert problem_of(refused).type is ProblemType.MALFORMED
    assert hub.records() == before


def test_that_a_batch_of_which_one_record_is_bad_is_not_taken_at_all(
    hub: TestHub, pc: HttpPc
) -> None:
    for n in range(3):
        pc.write(n=n)
    good = wire_run(pc.run())
    bad = msgspec.structs.replace(good.records[-1], signature="AAAA")
    before = hub.records()
    run = msgspec.structs.replace(good, records=(*good.records[:-1], bad))
    refused = pc.post(msgspec.json.encode(pc.request(runs=(run,))))
    assert problem_of(refused).type is ProblemType.MALFORMED
    assert hub.records() == before
