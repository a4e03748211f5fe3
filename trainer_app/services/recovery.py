"""The recovery sheet of a plant: printed again by whoever holds the code, which is kept nowhere, or
made anew with another code. Any worker thread.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Store
from trainer_app.checklists.sheets import RecoverySheet, Sheet
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, InvalidInput, Refusal
from trainer_app.kernel.recovery import RandomBytes, RecoveryCode, new_recovery_code
from trainer_app.services.session import SignedIn


class Recovery:
    def __init__(self, store: Store, draw: Callable[[Sheet], bytes]) -> None:
        self._store = store
        self._draw = draw

    def sheet(self, code: RecoveryCode, *, lang: str, paper: str) -> bytes:
        """The sheet as a PDF: same code, same bytes.

        Raises RECOVERY_CODE_WRONG for the code of another plant: in the safe it would be worse
        than none.
        """
        with self._store.reading() as reading:
            directory = reading.directory()
            own = [
                record
                for record in directory.heads(b.DeviceEnrolled)
                if isinstance(record.body, b.DeviceEnrolled)
                and record.body.recovery_sign == code.public.sign.hex()
            ]
            if not own:
                raise InvalidInput(ErrorCode.RECOVERY_CODE_WRONG)
            words = code.words(lang)
            sheet = RecoverySheet(
                lang=lang,
                paper=paper,
                plant=directory.site.saved.name if directory.site else "",
                pc=reading.device_name(),
                made_on=min(record.head.moment.date for record in own),
                words=words,
                code=" ".join(words),
                sample=reading.is_sample(),
            )
        return self._draw(sheet)


class RecoveryRenewal:
    """Another code in the place of one that was lost or seen.

    Nothing is recorded before ``put_in_force``: a code that never came to paper would open nothing
    and leave every later backup shut. Where a hub holds the plant together, it is not for one PC.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        draw: Callable[[Sheet], bytes],
        random: RandomBytes = os.urandom,
    ) -> None:
        self._store, self._clock, self._draw, self._random = store, clock, draw, random

    def new_code(self, by: SignedIn) -> RecoveryCode:
        """Kept by whoever asks, in memory alone. Raises NOT_ALLOWED."""
        by.require(Action.CHANGE_SITE)
        with self._store.reading() as reading:
            if reading.membership() is not None:
                raise Refusal(ErrorCode.RECOVERY_AT_HUB)
        return new_recovery_code(self._random)

    def sheet(self, by: SignedIn, code: RecoveryCode, *, lang: str, paper: str) -> bytes:
        """On paper before it is in force."""
        by.require(Action.CHANGE_SITE)
        words = code.words(lang)
        with self._store.reading() as reading:
            site = reading.directory().site
            sheet = RecoverySheet(
                lang=lang,
                paper=paper,
                plant=site.saved.name if site else "",
                pc=reading.device_name(),
                made_on=self._clock.now().date,
                words=words,
                code=" ".join(words),
                sample=reading.is_sample(),
            )
        return self._draw(sheet)

    def put_in_force(self, by: SignedIn, code: RecoveryCode) -> ChangeSet:
        """Backups made from now on are opened by this code; older ones by the one before."""
        by.require(Action.CHANGE_SITE)
        with self._store.writing() as writing:
            if writing.membership() is not None:
                raise Refusal(ErrorCode.RECOVERY_AT_HUB)
            writing.renew_recovery(code.public, by=by.by())
            return writing.changes()
