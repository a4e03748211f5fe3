"""Folders and archives: what is read, what is refused, and which edition it is."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer_app.checklists import packcheck, packfiles
from trainer_app.checklists.packfiles import PackFiles, read_archive, read_folder
from trainer_app.kernel.errors import ErrorCode, Finding, InvalidInput

SMALL = Path(__file__).parents[1] / "packs" / "small"
EDITION_OF_SMALL = "f63a3e8559fdad3045d2ae3535c706c645c224c39f11c5eb2bb48e33991d2e16"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small pack that the test may spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "pack"))


def refused(read: Callable[[], object]) -> tuple[Finding, ...]:
    with pytest.raises(InvalidInput) as caught:
        read()
    assert caught.value.code == ErrorCode.CONTENT_FINDINGS
    return caught.value.findings


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.place, finding.code) for finding in findings]


def refused_folder(folder: Path) -> list[tuple[str, str]]:
    return told(refused(lambda: read_folder(folder)))


def refused_archive(texts: dict[str, str]) -> list[tuple[str, str]]:
    raw = json.dumps(texts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return told(refused(lambda: read_archive(raw)))


# The edition


def test_that_the_edition_of_a_pack_never_changes_with_the_program() -> None:
    assert read_folder(SMALL).edition == EDITION_OF_SMALL


def test_that_the_edition_is_the_hash_of_the_archive() -> None:
    files = read_folder(SMALL)
    assert hashlib.sha256(files.archive()).hexdigest() == files.edition
    assert json.loads(files.archive()) == {path: raw.decode() for path, raw in files.files.items()}


def test_that_the_pack_carries_its_edition() -> None:
    files = read_folder(SMALL)
    assert packcheck.load(files).edition == files.edition


def test_that_an_archive_gives_the_same_pack_back() -> None:
    files = read_folder(SMALL)
    again = read_archive(files.archive())
    assert again == files
    assert packcheck.load(again) == packcheck.load(files)


def test_that_notepad_and_a_windows_checkout_give_the_same_edition(folder: Path) -> None:
    for path in folder.rglob("*.toml"):
        text = path.read_bytes().replace(b"\n", b"\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text)
    assert read_folder(folder).edition == EDITION_OF_SMALL


def test_that_what_is_for_people_only_is_no_part_of_the_edition(folder: Path) -> None:
    (folder / "README.md").write_text("Better explained.")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("x")
    (folder / "units" / "Thumbs.db").write_bytes(b"\x00")
    (folder / "units" / "u01.toml~").write_text("old")
    assert read_folder(folder).edition == EDITION_OF_SMALL
    assert packcheck.check(folder).findings == ()


@pytest.mark.parametrize("path", ["units/u01.toml", "terms.toml", "cards/tt-01.toml"])
def test_that_a_changed_file_is_another_edition(folder: Path, path: str) -> None:
    target = folder / path
    target.parent.mkdir(exist_ok=True)
    before = target.read_text("utf-8") if target.exists() else ""
    target.write_text(before + "\n# one more remark\n", "utf-8")
    assert read_folder(folder).edition != EDITION_OF_SMALL


# Hostile and damaged folders


def test_that_a_missing_folder_is_one_finding(tmp_path: Path) -> None:
    assert refused_folder(tmp_path / "none") == [("", "folder_missing")]
    assert told(packcheck.check(tmp_path / "none").findings) == [("", "folder_missing")]
    assert refused_folder(Path("a\x00b")) == [("", "folder_missing")]
    assert refused_folder(SMALL / "pack.toml") == [("", "folder_missing")]


def test_that_an_empty_folder_names_every_file_that_is_missing(tmp_path: Path) -> None:
    missing = [place for place, code in told(packcheck.check(tmp_path).findings)]
    assert sorted(missing) == sorted([*packfiles.REQUIRED, "units/u01.toml"])


def test_that_a_misnamed_file_is_told_and_not_read(folder: Path) -> None:
    (folder / "units" / "u3.toml").write_text("[[[")
    (folder / "polcy.toml").write_text("[[[")
    (folder / "unit").mkdir()
    report = packcheck.check(folder)
    assert sorted(told(report.findings)) == [
        ("polcy.toml", "unknown_file"),
        ("unit/", "unknown_file"),
        ("units/u3.toml", "unknown_file"),
    ]
    assert report.is_sound


def test_that_links_are_never_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text('[[term]]\nen = "secret"\nfr = "secret"\n')
    (folder / "terms.toml").unlink()
    (folder / "terms.toml").symlink_to(secret)
    shutil.move(folder / "units", tmp_path / "units")
    (folder / "units").symlink_to(tmp_path / "units")
    assert refused_folder(folder) == [("terms.toml", "path_link"), ("units", "path_link")]


def test_that_a_pipe_does_not_stop_the_program(folder: Path) -> None:
    (folder / "terms.toml").unlink()
    os.mkfifo(folder / "terms.toml")
    assert refused_folder(folder) == [("terms.toml", "path_special")]


def test_that_a_folder_in_place_of_a_file_is_not_read(folder: Path) -> None:
    (folder / "terms.toml").unlink()
    (folder / "terms.toml").mkdir()
    assert told(packcheck.check(folder).findings) == [("terms.toml/", "unknown_file")]


@pytest.mark.parametrize(
    "name",
    [
        "con.toml",
        "Aux",
        "nul.toml",
        "com1.toml",
        "a:b.toml",
        "b.toml ",
        "c" * 65,
        "d\x07.toml",
        "e\\f",
    ],
)
def test_that_a_name_that_is_unsafe_somewhere_is_refused(folder: Path, name: str) -> None:
    (folder / "cards").mkdir()
    (folder / "cards" / name).write_text("x")
    [(place, code)] = refused_folder(folder)
    assert code == "path_unsafe"
    assert place.isprintable()


def test_that_a_name_that_is_no_text_is_refused(folder: Path) -> None:
    os.close(os.open(os.fsencode(folder) + b"/\xff.toml", os.O_CREAT | os.O_WRONLY))
    [(place, code)] = refused_folder(folder)
    assert code == "path_unsafe"
    assert place.encode()


def test_that_names_that_differ_by_capitals_are_refused(folder: Path) -> None:
    (folder / "units" / "U01.toml").write_text("x")
    assert ("units/u01.toml", "path_collision") in refused_folder(folder)


def test_that_a_file_too_large_is_refused_unread(folder: Path) -> None:
    with (folder / "units" / "u01.toml").open("wb") as file:
        file.truncate(1 << 40)  # a hole: a terabyte that takes no room
    assert refused_folder(folder) == [("units/u01.toml", "file_too_large")]
    assert told(packcheck.check(folder).findings) == [("units/u01.toml", "file_too_large")]


def test_that_a_file_that_grows_while_it_is_read_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open = os.open

    def open_grown(path: Path, flags: int) -> int:
        os.truncate(path, packfiles.MAX_FILE_BYTES + 10)
        return real_open(path, flags)

    monkeypatch.setattr("trainer_app.checklists.packfiles.os.open", open_grown)
    assert ("terms.toml", "file_too_large") in refused_folder(folder)


def test_that_too_much_in_all_is_refused_unread(folder: Path) -> None:
    (folder / "cards").mkdir()
    for number in range(5):
        with (folder / "cards" / f"c{number}.toml").open("wb") as file:
            file.truncate(packfiles.MAX_FILE_BYTES)
    assert refused_folder(folder) == [("", "pack_too_large")]


@pytest.mark.parametrize(("prefix", "number"), [("c", 501), (".c", 2001)])
def test_that_too_many_files_are_refused_unread(folder: Path, prefix: str, number: int) -> None:
    (folder / "cards").mkdir()
    for index in range(number):
        (folder / "cards" / f"{prefix}{index}.toml").touch()
    assert refused_folder(folder) == [("", "too_many_files")]


def test_that_letters_that_are_no_utf_8_are_told_with_their_line(folder: Path) -> None:
    (folder / "terms.toml").write_bytes('[[term]]\nen = "x"\nfr = "é"\n'.encode("latin-1"))
    (folder / "levels.toml").write_text("[[level]]\n", "utf-16")
    report = packcheck.check(folder)
    assert told(report.findings) == [("levels.toml:1", "not_utf8"), ("terms.toml:3", "not_utf8")]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\u202e", "\r"])
def test_that_characters_that_deceive_are_told_with_their_line(
    folder: Path, character: str
) -> None:
    path = folder / "terms.toml"
    path.write_bytes(path.read_bytes() + f"\n# a{character}b\n".encode())
    assert refused_folder(folder) == [("terms.toml:5", "unsafe_text")]


def test_that_a_file_that_cannot_be_read_is_a_finding(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_permission(path: Path, flags: int) -> int:
        raise PermissionError(13, "no", str(path), flags)

    monkeypatch.setattr("trainer_app.checklists.packfiles.os.open", no_permission)
    assert {code for _, code in refused_folder(folder)} == {"file_unreadable"}


# Hostile and damaged archives


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff",
        b"[]",
        b"{",
        b'{"pack.toml": 7}',
        b'{"pack.toml":{"a":"b"}}',
        b'{"pack.toml":"\\ud800"}',
        b'{"pack.toml":"a","pack.toml":"b"}',
        b'{ "pack.toml":"a"}',
        b'{"policy.toml":"a","pack.toml":"b"}',
        b'{"pack.toml":"a\\r\\nb"}',
        b'{"pack.toml":"\xef\xbb\xbfa"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
    ids=lambda raw: repr(raw[:30]),
)
def test_that_bytes_that_are_no_archive_are_refused(raw: bytes) -> None:
    assert "archive_invalid" in {code for _, code in told(refused(lambda: read_archive(raw)))}


@pytest.mark.parametrize(
    "path",
    [
        "../pack.toml",
        "units/../pack.toml",
        "/etc/passwd",
        "C:\\pack.toml",
        "C:/pack.toml",
        "units\\u01.toml",
        "units//u01.toml",
        "units/u01.toml/",
        "./pack.toml",
        "pack.toml\x00",
        "nul",
        "cards/con.toml",
        "",
        "a" * 5000,
    ],
)
def test_that_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    assert [code for _, code in refused_archive({path: "x"})] == ["path_unsafe"]


def test_that_an_archive_holds_nothing_but_what_a_pack_holds() -> None:
    assert refused_archive({"notes.txt": "x"}) == [("notes.txt", "unknown_file")]
    assert refused_archive({"units/more/u01.toml": "x"}) == [
        ("units/more/u01.toml", "unknown_file")
    ]


def test_that_an_archive_has_the_limits_of_a_folder() -> None:
    assert refused_archive({"cards/a.toml": "x" * (packfiles.MAX_FILE_BYTES + 1)}) == [
        ("cards/a.toml", "file_too_large")
    ]
    large = "x" * packfiles.MAX_FILE_BYTES
    assert refused_archive({f"cards/a{n}.toml": large for n in range(5)}) == [
        ("", "pack_too_large")
    ]
    assert refused_archive({f"cards/a{n}.toml": "" for n in range(501)}) == [("", "too_many_files")]
    assert refused_archive({"cards/a.toml": "", "cards/A.toml": ""}) == [
        ("cards/a.toml", "path_collision")
    ]
    too_long = b" " * (packfiles.MAX_ARCHIVE_BYTES + 1)
    assert told(refused(lambda: read_archive(too_long))) == [("", "pack_too_large")]


def test_that_the_largest_folder_has_an_archive_that_can_be_read() -> None:
    quotes = '"' * (packfiles.MAX_FILE_BYTES - 100)
    files = PackFiles.of({f"cards/{n:059}.toml": quotes for n in range(4)})
    assert len(files.archive()) < packfiles.MAX_ARCHIVE_BYTES
    assert read_archive(files.archive()) == files
