"""The recovery sheet of a plant, printed again by whoever holds the code, which is kept nowhere."""

from __future__ import annotations

from collections.abc import Callable

from trainer_app.checklists import bodies as b
from trainer_app.checklists.ports import Store
from trainer_app.checklists.sheets import RecoverySheet, Sheet
from trainer_app.kernel.errors import ErrorCode, InvalidInput
from trainer_app.kernel.recovery import RecoveryCode


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
