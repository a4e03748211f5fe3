"""What this PC's certificate says next, where another recovery code is named in it."""

from __future__ import annotations

import msgspec

from trainer_app.checklists.bodies import DeviceEnrolled
from trainer_app.checklists.directory import Directory
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.recovery import RecoveryKeys


def renewed(
    directory: Directory, key: str, recovery: RecoveryKeys
) -> tuple[DeviceEnrolled, list[RecordId]]:
    """The same certificate with the new keys, and what it replaces."""
    own = [
        (record.id, record.body)
        for record in directory.heads(DeviceEnrolled)
        if isinstance(record.body, DeviceEnrolled) and record.body.key == key
    ]
    body = msgspec.structs.replace(
        own[0][1], recovery_sign=recovery.sign.hex(), recovery_seal=recovery.seal.hex()
    )
    return body, [record for record, _held in own]
