"""A photo as it is kept: small, upright, nothing but the picture; and what is refused."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from trainer_app.kernel.errors import ErrorCode, InvalidInput
from trainer_app.ui.shared.pictures import MOST_KEPT, MOST_SIDE, prepare_picture


def picture(width: int, height: int, *, noisy: bool = False) -> QImage:
    """Dark at the left, light at the right; or what no encoder can make small."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(0xFF202020)
    for x in range(width // 2, width):
        for y in range(height):
            noise = (x * 7919 + y * 104729 + x * y * 31) % 0xFFFFFF
            made.setPixel(x, y, 0xFF000000 | noise if noisy else 0xFFE6E6E6)
    return made


def exif(*, orientation: int = 1) -> bytes:
    """An APP1 segment with an orientation, a camera and the place of the plant."""
    maker = b"CameraMaker\0"
    first = 8 + 2 + 3 * 12 + 4
    gps = first + len(maker)
    entries = [
        struct.pack("<HHII", 0x010F, 2, len(maker), first),
        struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0),
        struct.pack("<HHII", 0x8825, 4, 1, gps),
    ]
    tiff = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 3) + b"".join(entries) + bytes(4)
    tiff += maker
    latitude = struct.pack("<6I", 45, 1, 30, 1, 0, 1)
    tiff += struct.pack("<H", 2)
    tiff += struct.pack("<HHI4s", 1, 2, 2, b"N\0\0\0")
    tiff += struct.pack("<HHII", 2, 5, 3, gps + 2 + 2 * 12 + 4)
    tiff += bytes(4) + latitude
    segment = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment


def segments(jpeg: bytes) -> list[int]:
    """The markers that stand before the picture itself."""
    found, at = [], 2
    while jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        found.append(jpeg[at + 1])
        at += 2 + int(struct.unpack(">H", jpeg[at + 2 : at + 4])[0])
    return found


def photo_with_place(path: Path, orientation: int = 1) -> Path:
    picture(64, 32).save(str(path), quality=90)
    plain = path.read_bytes()
    comment = b"\xff\xfe" + struct.pack(">H", 2 + 9) + b"Line 4 NE"
    path.write_bytes(plain[:2] + exif(orientation=orientation) + comment + plain[2:])
    assert 0xE1 in segments(path.read_bytes())
    return path


@pytest.mark.usefixtures("qapp")
def test_that_place_camera_and_comments_are_gone(tmp_path: Path) -> None:
    kept = prepare_picture(str(photo_with_place(tmp_path / "photo.jpg")))
    assert not {0xE1, 0xE2, 0xED, 0xFE} & set(segments(kept))  # EXIF, ICC, IPTC, comment
    for told in (b"Exif", b"CameraMaker", b"Line 4", struct.pack("<6I", 45, 1, 30, 1, 0, 1)):
        assert told not in kept


@pytest.mark.usefixtures("qapp")
def test_that_a_photo_taken_sideways_stands_upright(tmp_path: Path) -> None:
    kept = QImage.fromData(prepare_picture(str(photo_with_place(tmp_path / "photo.jpg", 6))))
    assert (kept.width(), kept.height()) == (32, 64)
    top, foot = kept.pixelColor(16, 8), kept.pixelColor(16, 56)
    assert top.lightness() < 80 < 170 < foot.lightness()


@pytest.mark.usefixtures("qapp")
def test_that_a_large_photo_becomes_small(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    picture(2000, 1200, noisy=True).save(str(path))
    assert path.stat().st_size > MOST_KEPT
    jpeg = prepare_picture(str(path))
    kept = QImage.fromData(jpeg)
    assert len(jpeg) <= MOST_KEPT
    assert max(kept.width(), kept.height()) <= MOST_SIDE
    assert abs(kept.width() / kept.height() - 2000 / 1200) < 0.01


@pytest.mark.usefixtures("qapp")
def test_that_a_small_one_keeps_its_size_and_stands_on_white(tmp_path: Path) -> None:
    path = tmp_path / "sketch.png"
    clear = QImage(40, 30, QImage.Format.Format_ARGB32)
    clear.fill(0)
    clear.save(str(path))
    kept = QImage.fromData(prepare_picture(str(path)))
    assert (kept.width(), kept.height()) == (40, 30)
    assert kept.pixelColor(20, 15).lightness() > 250


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("notes.txt", b"Not a picture"),
        ("cut.jpg", b"\xff\xd8\xff\xe0"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
        ("empty.png", b""),
    ],
)
def test_that_what_is_no_photo_is_refused(tmp_path: Path, name: str, holds: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(holds)
    with pytest.raises(InvalidInput) as refused:
        prepare_picture(str(path))
    assert refused.value.code is ErrorCode.PICTURE_UNREADABLE
    assert refused.value.problem.params["path"] == name


@pytest.mark.usefixtures("qapp")
def test_that_what_is_too_large_or_gone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.jpg"
    with path.open("wb") as file:
        file.truncate(25_000_001)
    for where, code in (
        (path, ErrorCode.PICTURE_TOO_LARGE),
        (tmp_path / "gone.jpg", ErrorCode.FILE_UNREADABLE),
    ):
        with pytest.raises(InvalidInput) as refused:
            prepare_picture(str(where))
        assert refused.value.code is code
