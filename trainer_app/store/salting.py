"""The salt of a body: where there are names or words, a hash alone must give nothing away."""

from __future__ import annotations

from typing import Final

import msgspec

from trainer_app.checklists.bodies import Body, SaltedBody
from trainer_app.checklists.kinds import Kind
from trainer_app.kernel.records import SALT_BYTES
from trainer_app.kernel.recovery import RandomBytes

_FREE_WORDS: Final = frozenset(
    {
        *("words", "name", "late", "control", "consent", "verifier", "topics", "tags"),
        "evidence_files",
    }
)
"""Fields of a body that hold what somebody wrote: with one of them filled the body is salted."""


def salted(body: Body, kind: Kind, random: RandomBytes) -> Body:
    """With a salt where there are names or words."""
    if not isinstance(body, SaltedBody) or body.salt:
        return body
    if kind.erasable or any(getattr(body, name, None) for name in _FREE_WORDS):
        return msgspec.structs.replace(body, salt=random(SALT_BYTES).hex())
    return body
