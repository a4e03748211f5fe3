"""A PC's line to a hub in a process of its own, for what that process takes of memory."""

from __future__ import annotations

from nacl.signing import SigningKey

from trainer_app.kernel.errors import SyncProblem
from trainer_app.kernel.membership import Membership
from trainer_app.kernel.streams import Cursor
from trainer_app.sync.client import HubClient
from trainer_app.sync.framing import Asked

KEY = SigningKey(b"k" * 32)


def ask(said: str) -> str:
    """``said``: URL, key and plant of a hub, and how often to ask it. What came of each."""
    url, hub_key, plant, times = said.split()
    membership = Membership(plant, url, hub_key, "office", nonce="00" * 24)
    client = HubClient(
        membership,
        bytes(KEY.verify_key).hex(),
        lambda message: bytes(KEY.sign(message).signature),
    )
    codes = []
    for _ in range(int(times)):
        try:
            client.sync(Asked(plant, (Cursor("plant"),)))
            codes.append("taken")
        except SyncProblem as problem:
            codes.append(problem.code.value)
    client.close()
    return " ".join(codes)
