"""Files that records name: whole ones, and the parts of those that are coming in.

In the encrypted database like the rest. An edition that arrived whole moves to ``edition``.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from trainer_app.kernel.errors import Damage, ErrorCode, InvalidInput
from trainer_app.kernel.ids import EditionId
from trainer_app.store import rows
from trainer_app.store.engine import DriverConnection

if TYPE_CHECKING:
    from trainer_app.checklists.packcheck import Whole

_NAMED: Final = (
    "SELECT n.blob, max(r.kind = 'edition.published') AS is_edition, min(n.arrival) AS first"
    " FROM blob_name n JOIN record r ON r.arrival = n.arrival"
    " WHERE NOT EXISTS (SELECT 1 FROM edition e WHERE e.edition = n.blob) GROUP BY n.blob"
)
_WANTED: Final = (
    f"SELECT named.blob FROM ({_NAMED}) AS named WHERE NOT EXISTS"
    " (SELECT 1 FROM blob w WHERE w.blob = named.blob AND w.whole = 1)"
    " ORDER BY named.is_edition DESC, named.first"
)
_EDITIONS: Final = f"SELECT blob FROM ({_NAMED}) WHERE is_edition ORDER BY first"
_SIZE: Final = "SELECT size FROM blob WHERE blob = ? AND whole = 1"
_ARCHIVE_SIZE: Final = "SELECT length(archive) FROM edition WHERE edition = ?"
_ARCHIVE_PART: Final = "SELECT substr(archive, ?, ?) FROM edition WHERE edition = ?"
_PARTS: Final = (
    "SELECT start, part FROM blob_part WHERE blob = ? AND start < ? AND start + length(part) > ?"
    " ORDER BY start"
)
_OFFSET: Final = "SELECT start + length(part) FROM blob_part WHERE blob = ? ORDER BY start DESC"
_BEGIN: Final = "INSERT OR IGNORE INTO blob (blob, size, whole) VALUES (?, ?, 0)"
_ADD: Final = "INSERT INTO blob_part (blob, start, part) VALUES (?, ?, ?)"
_WHOLE: Final = "UPDATE blob SET whole = 1 WHERE blob = ?"


def wanted(connection: DriverConnection) -> list[str]:
    """What records name and is not here whole, editions first."""
    return [blob for (blob,) in connection.execute(_WANTED)]


def editions(connection: DriverConnection) -> list[EditionId]:
    """Those that records name and that are not kept."""
    return [EditionId(blob) for (blob,) in connection.execute(_EDITIONS)]


def size(connection: DriverConnection, blob: str) -> int | None:
    """Of a whole one, an edition's archive included."""
    found = rows.value(connection, _SIZE, blob)
    if found is None:
        found = rows.value(connection, _ARCHIVE_SIZE, blob)
    return None if found is None else int(found)


def part(connection: DriverConnection, blob: str, start: int, count: int) -> bytes:
    archive = rows.value(connection, _ARCHIVE_PART, start + 1, count, blob)
    if isinstance(archive, bytes):
        return archive
    found = connection.execute(_PARTS, (blob, start + count, start)).fetchall()
    if not found:
        return b""
    joined = b"".join(one for _start, one in found)
    skip = start - int(found[0][0])
    return joined[skip : skip + count]


def whole(connection: DriverConnection, blob: str) -> bytes | None:
    known = rows.value(connection, _SIZE, blob)
    return None if known is None else part(connection, blob, 0, int(known))


def offset(connection: DriverConnection, blob: str) -> int:
    """How much of it is here."""
    return size(connection, blob) or int(rows.value(connection, _OFFSET, blob) or 0)


def add(connection: DriverConnection, blob: str, start: int, came: bytes, *, whole: int) -> bool:
    """Whether it is whole now. A part that was here already, or that leaves a hole, is not kept.

    Raises BLOB_ALTERED with the last part where the whole is not what its name says, after its
    parts were forgotten.
    """
    if size(connection, blob) is not None or start != offset(connection, blob) or not came:
        return False
    connection.execute(_BEGIN, (blob, whole))
    connection.execute(_ADD, (blob, start, came))
    if start + len(came) < whole:
        return False
    if hashlib.sha256(part(connection, blob, 0, start + len(came))).hexdigest() != blob:
        raise Damage(ErrorCode.BLOB_ALTERED, blob=blob[:8])
    connection.execute(_WHOLE, (blob,))
    return True


def keep(connection: DriverConnection, made: bytes) -> str:
    """Keep a file of this PC's own, whole, in the transaction of the record that names it.

    Parts of the same file that came from elsewhere give way to it. Answers its SHA-256.
    """
    blob = hashlib.sha256(made).hexdigest()
    if made and size(connection, blob) is None:
        forget(connection, blob)
        add(connection, blob, 0, made, whole=len(made))
    return blob


def forget(connection: DriverConnection, blob: str) -> None:
    """Its parts: it was altered, or is kept elsewhere."""
    connection.execute("DELETE FROM blob_part WHERE blob = ?", (blob,))
    connection.execute("DELETE FROM blob WHERE blob = ?", (blob,))


def read_edition(archive: bytes) -> Whole | None:
    """What an edition says; None where only a newer program can read it."""
    from trainer_app.checklists.packcheck import load_whole
    from trainer_app.checklists.packfiles import read_archive

    try:
        return load_whole(read_archive(archive))
    except InvalidInput:
        return None
