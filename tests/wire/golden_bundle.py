"""The golden bundle: one file as sticks hold it, and what is in it.

``golden.trainer-bundle`` was written once by ``python -m tests.wire.golden_bundle``. A sealed box
is another one each time, so the file is only ever read: a stick in a drawer has to stay readable.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from tests.wire.golden_messages import (
    AT,
    HUB_PUBLIC,
    PLANT,
    PUBLIC,
    make_request,
    records,
    sign,
)
from trainer_app.kernel.streams import Run
from trainer_app.sync import framing
from trainer_app.sync.bundle import FORMAT, Header, What, writing
from trainer_app.sync.bundle_parts import (
    Piece,
    Said,
    say_runs,
    write_message,
    write_piece,
)

FILE: Final = Path(__file__).with_name("golden.trainer-bundle")
PHOTO: Final = b"a photo of a mold" * 20
PHOTO_NAME: Final = hashlib.sha256(PHOTO).hexdigest()


def header() -> Header:
    return Header(
        format=FORMAT,
        what=What.RECORDS,
        plant=PLANT,
        plant_name="",
        sender=PUBLIC,
        sender_name="Poste d’atelier",
        reader=HUB_PUBLIC,
        reader_name="hub",
        made=AT,
    )


def parts() -> list[Said | Piece]:
    asked = make_request()
    h0, made = records()
    certificate = framing.wire_run(Run("plant", made[0].log, 1, h0, tuple(made[:2])))
    return [
        Said(
            cursors=tuple(framing.wire_cursor(cursor) for cursor in asked.cursors),
            certificates=(certificate,),
            wanted=("ab" * 32,),
        ),
        say_runs(asked.runs),
        Piece(PHOTO_NAME, 0, len(PHOTO), PHOTO[:100]),
        Piece(PHOTO_NAME, 100, len(PHOTO), PHOTO[100:]),
    ]


def write(target: Path) -> None:
    with writing(target, header(), sign) as writer:
        for part in parts():
            writer.add(write_piece(part) if isinstance(part, Piece) else write_message(part))


if __name__ == "__main__":
    write(FILE)
