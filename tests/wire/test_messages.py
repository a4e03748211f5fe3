"""What is said on the wire stays as it is, and is read back as it was meant."""

from __future__ import annotations

import pytest

from tests.wire.golden_messages import (
    HUB_PUBLIC,
    NONCE,
    PLANT,
    PUBLIC,
    SECRET,
    golden_messages,
    make_answer,
    make_request,
    read,
)
from trainer_app.sync import framing
from trainer_app.sync.checking import decoder
from trainer_app.sync.protocol import (
    SYNC_PATH,
    BlobReply,
    EnrolReply,
    EnrolRequest,
    Grant,
    Health,
    Problem,
    ProblemType,
)
from trainer_app.sync.signing import enrolment_is_true, read_headers
from trainer_app.sync.tickets import Ticket, read_ticket

GOLDEN = read()
HUB_KEY = bytes.fromhex(HUB_PUBLIC)


def said(name: str) -> str:
    text = GOLDEN[name]
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_that_a_message_is_still_written_as_plants_know_it(name: str) -> None:
    assert golden_messages()[name] == GOLDEN[name]


def test_that_no_message_is_missing_from_the_file() -> None:
    assert golden_messages().keys() == GOLDEN.keys()


def test_that_a_request_is_read_as_it_was_meant() -> None:
    wire = framing.decode_request(said("request").encode())
    assert framing.read_request(wire) == make_request()


def test_that_a_reply_is_read_as_it_was_meant() -> None:
    asked = make_request()
    wire = framing.decode_reply(said("reply").encode())
    answer = framing.read_reply(wire, asked)
    assert answer == make_answer(asked)
    assert all(page.checkpoint.cursor == page.end for page in answer.pages)
    assert all(page.checkpoint.is_signed_by(HUB_KEY) for page in answer.pages)


def test_that_what_a_pc_sent_comes_back_as_a_number() -> None:
    wire = framing.decode_reply(said("reply").encode())
    assert [entry.sent for entry in wire.pages[0].entries] == [-1, 0, 1]
    assert [entry.record is None for entry in wire.pages[0].entries] == [False, True, True]


def test_that_a_signed_request_is_known_as_the_device_s_own() -> None:
    headers = GOLDEN["headers"]
    assert isinstance(headers, dict)
    signed = read_headers({name.upper(): value for name, value in headers.items()})
    assert (signed.device, signed.nonce) == (PUBLIC, NONCE)
    body = said("request").encode()
    assert signed.is_true(HUB_KEY, "POST", SYNC_PATH, body)
    assert not signed.is_true(HUB_KEY, "POST", SYNC_PATH, body + b" ")
    assert not signed.is_true(HUB_KEY, "PUT", SYNC_PATH, body)
    assert not signed.is_true(HUB_KEY, "POST", "/v1/enrol", body)
    assert not signed.is_true(bytes(32), "POST", SYNC_PATH, body)


def test_that_an_enrolment_is_proved_by_the_device_s_other_half() -> None:
    request = decoder(EnrolRequest)(said("enrol request").encode())
    assert enrolment_is_true(request.key, HUB_KEY, PLANT, SECRET, request.proof)
    assert not enrolment_is_true(request.key, HUB_KEY, PLANT, "00" * 10, request.proof)
    assert not enrolment_is_true(HUB_PUBLIC, HUB_KEY, PLANT, SECRET, request.proof)


def test_that_the_other_messages_are_read_back() -> None:
    enrolled = decoder(EnrolReply)(said("enrol reply").encode())
    assert framing.read_run(enrolled.certificate).records[1].seq == 2
    assert decoder(Problem)(said("problem").encode()).type is ProblemType.DIVERGED
    assert decoder(BlobReply)(said("blob reply").encode()).offset == 4_096
    assert decoder(Health)(said("health").encode()).version == 1


def test_that_tickets_on_paper_stay_good() -> None:
    typed = Ticket(HUB_PUBLIC, PLANT, SECRET, Grant.OFFICE)
    printed = Ticket(HUB_PUBLIC, PLANT, SECRET, Grant.FLOOR, "https://hub.example:8443", "c3" * 32)
    assert read_ticket(said("ticket")) == typed
    assert read_ticket(said("ticket with everything")) == printed
