"""A ticket is handed in: a PC, with all that it recorded alone, joins a plant at a hub.

Blocking, for the network worker. The same ticket used again by the same PC brings the same
certificate, so a lost reply does no harm.
"""

from __future__ import annotations

import msgspec

from trainer_app.checklists.bodies import LogOpened
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.membership import Membership, StandAlone
from trainer_app.kernel.records import SealedRecord, signature_is_good
from trainer_app.kernel.streams import Run
from trainer_app.sync import framing
from trainer_app.sync.ports import Carrying, Desk
from trainer_app.sync.protocol import EnrolReply, EnrolRequest
from trainer_app.sync.signing import sign_enrolment
from trainer_app.sync.tickets import Ticket


def enrol(carrying: Carrying, desk: Desk, url: str, ticket: Ticket) -> ChangeSet:
    """Join. Raises ANOTHER_HUB, HUB_NOT_OF_TICKET, TICKET_UNKNOWN, TICKET_USED, or for the line."""
    present = carrying.membership()
    if present is not None and (present.hub_key, present.plant) != (ticket.hub_key, ticket.plant):
        raise SyncProblem(ErrorCode.ANOTHER_HUB, url=present.url)
    reply = _ask(carrying, desk, ticket, again=present is not None)
    certificate = _checked(reply, ticket, url)
    membership = Membership(
        plant=ticket.plant,
        url=url,
        hub_key=ticket.hub_key,
        grant=reply.grant.value,
        fingerprint=ticket.fingerprint,
        nonce=reply.nonce,
        name=reply.plant_name,
    )
    return carrying.join(membership, certificate)


def _ask(carrying: Carrying, desk: Desk, ticket: Ticket, *, again: bool) -> EnrolReply:
    """A key that was revoked stays so: whoever took it may have it still. A PC comes back with
    another, and what it made with the old one waits until the operator releases it."""
    try:
        return desk.enrol(_request(carrying, carrying.stand_alone(), ticket))
    except SyncProblem as error:
        if not again or error.code is not ErrorCode.DEVICE_REVOKED:
            raise
    carrying.take_new_key()
    return desk.enrol(_request(carrying, carrying.stand_alone(), ticket))


def _request(carrying: Carrying, alone: StandAlone, ticket: Ticket) -> EnrolRequest:
    hub_key = bytes.fromhex(ticket.hub_key)
    return EnrolRequest(
        plant=ticket.plant,
        secret=ticket.secret,
        key=alone.key,
        name=alone.name,
        proof=sign_enrolment(carrying.sign, hub_key, ticket.plant, ticket.secret),
        founder=alone.founder,
        recovery_sign=alone.recovery_sign,
        recovery_seal=alone.recovery_seal,
        earlier=tuple((tip.log, tip.seq, tip.h.hex()) for tip in alone.earlier),
    )


def _checked(reply: EnrolReply, ticket: Ticket, url: str) -> Run:
    """The certificate, if it is of the very hub that gave the ticket. The store looks closer."""
    try:
        run = framing.read_run(reply.certificate)
    except SyncProblem as error:
        raise SyncProblem(ErrorCode.HUB_NOT_OF_TICKET, url=url) from error
    is_sound = (
        reply.plant == ticket.plant
        and reply.grant is ticket.grant
        and _opened_by(run.records[0]) == ticket.hub_key
        and signature_is_good(bytes.fromhex(ticket.hub_key), run.records[-1])
    )
    if not is_sound:
        raise SyncProblem(ErrorCode.HUB_NOT_OF_TICKET, url=url)
    return run


def _opened_by(record: SealedRecord) -> str:
    """Whose log this record opens; empty where it opens none."""
    try:
        return msgspec.json.decode(record.body or b"", type=LogOpened).key
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return ""
