"""What the hub's commands show of plants and PCs: as lines, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.cli.terminal import Json
from trainer_app.cli.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from trainer_app.sync.hub.bundle_reply import TakenIn
    from trainer_app.sync.hub.ports import HubDevice, Plant, PlantStatus

_SHOWN_OF_KEY = 8


def device_line(plant: Plant, device: HubDevice, language: str) -> str:
    """``Oak Street  A  PC-1  office  3f09ab12  2026-03-31 14:02``."""
    parts = [
        plant.name,
        device.letter,
        device.name,
        words("hub_grant", device.grant.value, language),
        device.key[:_SHOWN_OF_KEY],
    ]
    if device.revoked:
        parts.append(words("hub", "is_revoked", language))
    elif device.left:
        parts.append(words("hub", "has_left", language))
    elif device.last_seen is None:
        parts.append(words("hub", "not_seen", language))
    else:
        parts.append(words("hub", "seen", language, when=_when(device.last_seen)))
    return "  ".join(parts)


def device_as_json(plant: Plant, device: HubDevice) -> Json:
    return {
        "plant": plant.id,
        "plant_name": plant.name,
        "key": device.key,
        "name": device.name,
        "letter": device.letter,
        "grant": device.grant.value,
        "enrolled": device.enrolled,
        "last_seen": device.last_seen,
        "revoked": device.revoked,
        "founder": device.founder,
        "left": device.left,
    }


def status_lines(status: PlantStatus, language: str) -> list[str]:
    """A plant in a few lines; what is as it should be takes none."""
    records = ", ".join(f"{stream} {count}" for stream, count in status.records)
    said = [
        words(
            "hub",
            "plant",
            language,
            plant=status.plant.name,
            id=status.plant.id,
            devices=status.devices,
            records=records or "0",
        )
    ]
    if not status.plant.founded:
        said.append(words("hub", "not_founded", language))
    for reason, count in status.held:
        why = words("hub_held", reason.value, language)
        said.append(words("hub", "held", language, count=count, why=why))
    if status.blobs_missing:
        said.append(words("hub", "blobs_missing", language, count=status.blobs_missing))
    said += [words("hub", "fork", language, log=f.log, seq=f.seq) for f in status.forks]
    return [said[0], *(f"  {line}" for line in said[1:])]


def status_as_json(status: PlantStatus) -> Json:
    return {
        "id": status.plant.id,
        "name": status.plant.name,
        "founded": status.plant.founded,
        "devices": status.devices,
        "records": dict(status.records),
        "held": {reason.value: count for reason, count in status.held},
        "blobs_missing": status.blobs_missing,
        "forks": [{"log": fork.log, "seq": fork.seq} for fork in status.forks],
    }


def taken_in_lines(done: TakenIn, reply: Path, language: str) -> list[str]:
    """What a bundle brought, and what goes back."""
    pc = done.sender_name or done.sender[:_SHOWN_OF_KEY]
    told = {"pc": pc, "plant": done.plant.name}
    records = {"records": done.records, "files": done.files}
    said = [words("bundle", "from_pc", language, **told, **records)]
    for reason, count in done.held:
        why = words("hub_held", reason.value, language)
        said.append(words("hub", "held", language, count=count, why=why))
    if done.revoked:
        said.append(words("bundle", "from_revoked", language, **told))
    given = {"records": done.given, "files": done.given_files}
    said.append(words("bundle", "reply", language, **told, **given, file=str(reply)))
    return [said[0], *(f"  {line}" for line in said[1:])]


def taken_in_as_json(done: TakenIn, reply: Path) -> Json:
    return {
        "plant": done.plant.id,
        "from": done.sender,
        "from_name": done.sender_name,
        "records": done.records,
        "files": done.files,
        "held": {reason.value: count for reason, count in done.held},
        "revoked": done.revoked,
        "reply": {"file": str(reply), "records": done.given, "files": done.given_files},
    }


def _when(ms: int) -> str:
    """On the wall of the machine that the hub runs on."""
    from trainer_app.kernel.clock import Moment, SystemClock

    return Moment(ms, SystemClock().now().tz).local.strftime("%Y-%m-%d %H:%M")
