"""What the recovery code of a plant admits: the PC that a backup was restored on. Pure."""

from __future__ import annotations

from trainer_app.checklists import bodies as b
from trainer_app.kernel.records import Tip, certificate_bytes, verify_bytes


def recovery_vouches(recovery_key: str, body: b.DeviceEnrolled) -> bool:
    """Whether this recovery key (hex) signed for the device. False for anything malformed."""
    try:
        old = None
        if body.old is not None:
            old = Tip(body.old.log, body.old.seq, bytes.fromhex(body.old.h))
        return verify_bytes(
            bytes.fromhex(recovery_key),
            certificate_bytes(bytes.fromhex(body.key), old),
            bytes.fromhex(body.proof),
        )
    except (ValueError, OverflowError):
        return False
