"""What happened to PCs that a supervisor should look at: an open question until he has answered.

A log that forks (a clone, a disk image put back), a log that goes on from an older copy, a PC that
was shut out: nothing is lost and nothing waits for the answer (sync.md §8). A function of the set
of records. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from trainer_app.checklists import bodies as b
from trainer_app.checklists.devices import Device
from trainer_app.checklists.directory import Directory, UnitOf
from trainer_app.checklists.forks import Place, forks
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import LogId, RecordId

KINDS = ("log.opened", "device.revoked")


class IncidentKind(StrEnum):
    FORK = "fork"
    """Two records of one PC have the same place in its log."""
    RESTORED = "restored"
    """A PC goes on from a backup, a copy, or a database that had lost its end."""
    HUB_RESTORED = "hub_restored"
    """The hub left its own log as it found it, and goes on in a new one."""
    SHUT_OUT = "shut_out"
    """A PC that was lost or stolen is not believed beyond what it had sent."""


@dataclass(frozen=True, slots=True)
class Incident:
    """``about``: what an answer names. ``records``: what stands side by side, both kept."""

    kind: IncidentKind
    about: RecordId
    device: Device | None
    log: LogId
    records: tuple[RecordId, ...]


def incidents(
    records: Iterable[Record],
    forked: Iterable[Place],
    directory: Directory,
) -> tuple[Incident, ...]:
    """Of all records of ``KINDS`` and all logs that fork, in an order of their own."""
    parted = forks(forked)
    found = [
        Incident(
            IncidentKind.FORK,
            fork.branches[0],
            directory.device_of(fork.log),
            fork.log,
            fork.branches,
        )
        for fork in parted
    ]
    told = {fork.log for fork in parted}
    shut_out: dict[str, Record] = {}
    """By key, the first word on it: later ones release more of the same PC."""
    for record in records:
        match record.body:
            # A log that was left because a copy had gone on with it may never have forked.
            case b.LogOpened(reason="forked", old=b.OldTip(log=log)) if log in told:
                continue
            case b.LogOpened(reason="restored" | "forked", stream="plant"):
                device, kind = directory.device_of(record.log), IncidentKind.RESTORED
                if device is None and directory.is_authority(record.log):
                    kind = IncidentKind.HUB_RESTORED
                found.append(Incident(kind, record.id, device, record.log, (record.id,)))
            case b.DeviceRevoked(key=key) if directory.is_authority(record.log):
                first = shut_out.setdefault(key, record)
                if (record.seq, record.id) < (first.seq, first.id):
                    shut_out[key] = record
    for key, record in shut_out.items():
        device = directory.devices().get(key)
        found.append(Incident(IncidentKind.SHUT_OUT, record.id, device, record.log, (record.id,)))
    return tuple(sorted(found, key=lambda incident: (incident.kind, incident.about)))


def answered(decisions: Iterable[Record], directory: Directory, unit_of: UnitOf) -> set[RecordId]:
    """What a decision of somebody who may decide was about."""
    return {
        record.body.about
        for record in decisions
        if isinstance(record.body, b.QuestionDecided) and directory.why_not(record, unit_of) is None
    }
