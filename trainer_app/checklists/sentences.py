"""The sentences that people sign, in the signer's language; the record keeps their SHA-256.

The words belong to the pack's policy. Fields are filled here and nowhere else, so that the screen
shows exactly what was hashed.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Final

from trainer_app.checklists.language import Spoken, say, spoken
from trainer_app.checklists.packs import Pack, Task
from trainer_app.kernel.errors import ErrorCode, InvalidInput

USUAL: Final = "trainer_sign_off"
TOP: Final = "trainer_sign_off_level_4"
"""Named after the proposed framework's highest level."""


def sentence(
    pack: Pack,
    key: str,
    lang: str,
    *,
    trainee: str = "",
    trainer: str = "",
    task: Task | None = None,
    on: date | None = None,
    level: int = 0,
    unit: str = "",
) -> Spoken:
    """The sentence with its fields filled. Raises ``InvalidInput`` where the pack has none."""
    words = pack.policy.sentences.get(key)
    if words is None:
        raise InvalidInput(ErrorCode.CONTENT_FINDINGS, place="policy.toml", sentence=key)
    told = spoken(words, lang)
    fields = {
        "trainee": trainee,
        "trainer": trainer,
        "task": f"{task.id} {say(task.title, lang)}" if task else "",
        "date": on.isoformat() if on else "",
        "level": str(level),
        "unit": unit,
    }
    text = told.text
    for name, value in fields.items():
        text = text.replace("{" + name + "}", value)
    return Spoken(text, told.lang, told.fallback)


def sentence_hash(told: Spoken) -> str:
    """What the record keeps of the sentence that was shown: SHA-256, hex."""
    return hashlib.sha256(told.text.encode()).hexdigest()


def sign_off_key(pack: Pack, level: int) -> str:
    """The highest level is signed with a sentence of its own, whatever its number is."""
    return TOP if level == pack.policy.top_level and TOP in pack.policy.sentences else USUAL
