"""The files of a pack as one thing: read from a folder or an archive, within limits, and hashed.

Only names that the format knows are ever opened; nothing is followed, joined or read past a limit.
Must not know what a file means: that is ``packcheck``. Reads files; never on the UI thread.

What the edition is over: every TOML and Markdown file of the format, comments included, with a
leading byte order mark taken off and line ends as LF, so that Notepad and a Windows checkout give
the same edition. ``README.md`` is left out: it tells people how to edit the folder, the program
never shows it, and a better explanation must not make every site adopt a new edition.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec
from typing_extensions import override

from trainer_app.checklists.packfindings import UNSAFE, FindingCode, Findings
from trainer_app.kernel.errors import ErrorCode, Finding, InvalidInput
from trainer_app.kernel.ids import EditionId

MAX_FILE_BYTES: Final = 1024 * 1024
MAX_TOTAL_BYTES: Final = 4 * 1024 * 1024
"""TOML takes seconds a megabyte to read; the whole programme is a quarter of this."""
MAX_FILES: Final = 500
_MAX_ENTRIES: Final = 4 * MAX_FILES  # hidden files and the like do not count, but have an end too
MAX_NAME: Final = 64
# Written as JSON a line end or a quotation mark takes two bytes; control characters are refused.
MAX_ARCHIVE_BYTES: Final = 2 * MAX_TOTAL_BYTES + MAX_FILES * (MAX_NAME + 16)

REQUIRED: Final = (
    "pack.toml",
    "levels.toml",
    "modules.toml",
    "sessions.toml",
    "plan.toml",
    "policy.toml",
)
_TOP: Final = frozenset(
    {
        *(*REQUIRED, "terms.toml", "glossary.toml", "defects.toml", "guidance.toml"),
        *("workshop.toml", "SOURCES.md"),
    }
)
_IN_FOLDER: Final = {
    "units": re.compile(r"u[0-9]{2}\.toml"),
    "breakdowns": re.compile(r"[0-9]{2}-[0-9]{2}\.toml"),
    "cards": re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.toml"),
}
_LEFT_OUT: Final = frozenset(
    {"readme.md", "license", "license.txt", "license.md", "notice", "thumbs.db", "desktop.ini"}
)
_DEVICES: Final = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE
)
_FORBIDDEN_IN_NAMES: Final = re.compile(r'[<>:"|?*\\/]')
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_LINK_TAGS: Final = (0xA000000C, 0xA0000003)  # Windows: symbolic link, junction


@dataclass(frozen=True)
class PackFiles:
    """A pack's files by relative path, sorted; UTF-8 with LF line ends. Make one with ``of``."""

    files: Mapping[str, bytes]
    edition: EditionId
    """SHA-256 of ``archive()``, 64 hex digits."""

    @override
    def __hash__(self) -> int:
        return hash(self.edition)

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> PackFiles:
        """The pack of these texts, which are in their final form already."""
        ordered = dict(sorted(texts.items()))
        edition = EditionId(hashlib.sha256(_canonical(ordered)).hexdigest())
        files = {path: text.encode() for path, text in ordered.items()}
        return cls(MappingProxyType(files), edition)

    def archive(self) -> bytes:
        """All of it as canonical JSON, to be kept whole where the edition is adopted."""
        return _canonical({path: raw.decode() for path, raw in self.files.items()})


@dataclass(frozen=True)
class Scanned:
    """What a folder gave: the sound files, what was wrong, and the files left out because of it."""

    files: PackFiles
    findings: tuple[Finding, ...]
    left_out: frozenset[str]


def read_folder(folder: Path) -> PackFiles:
    """The pack in this folder. Raises ``InvalidInput`` with every finding of a hostile folder."""
    scanned = scan_folder(folder)
    _refuse(scanned.findings)
    return scanned.files


def read_archive(raw: bytes) -> PackFiles:
    """The pack whose ``archive()`` these bytes are, to the byte; else ``InvalidInput``."""
    findings = Findings()
    pack = _unpack(raw, findings)
    _refuse(findings.all())
    return pack


def scan_folder(folder: Path) -> Scanned:
    """Like ``read_folder``, but answers with what could be read and what was wrong."""
    findings = Findings()
    sizes = _listed(folder, findings)
    if not _within_limits(sizes, findings):
        return Scanned(PackFiles.of({}), findings.all(), frozenset(sizes))
    texts: dict[str, str] = {}
    for path in sizes:
        raw = _read(folder, path, findings)
        text = None if raw is None else _text(path, raw, findings)
        if text is not None:
            texts[path] = text
    left_out = frozenset(sizes) - texts.keys()
    return Scanned(PackFiles.of(texts), findings.all(), left_out)


def _refuse(findings: tuple[Finding, ...]) -> None:
    if any(finding.severity == "error" for finding in findings):
        raise InvalidInput(ErrorCode.CONTENT_FINDINGS, findings, count=len(findings))


def _canonical(texts: Mapping[str, str]) -> bytes:
    return json.dumps(texts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _unpack(raw: bytes, findings: Findings) -> PackFiles:
    nothing = PackFiles.of({})
    if len(raw) > MAX_ARCHIVE_BYTES:
        findings.error("", FindingCode.PACK_TOO_LARGE, limit=MAX_TOTAL_BYTES // 1024)
        return nothing
    try:
        texts = msgspec.json.decode(raw, type=dict[str, str])
        sizes = {path: len(text.encode()) for path, text in texts.items()}
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        findings.error("", FindingCode.ARCHIVE_INVALID)
        return nothing
    if not _within_limits(sizes, findings):
        return nothing
    _no_two_alike(list(texts), findings)
    for path, text in texts.items():
        if not _path_is_safe(path):
            findings.error(path, FindingCode.PATH_UNSAFE)
        elif not is_of_the_format(path):
            findings.error(path, FindingCode.UNKNOWN_FILE)
        elif _text(path, text.encode(), findings) not in (None, text):  # not in its final form
            findings.error(path, FindingCode.ARCHIVE_INVALID)
    pack = PackFiles.of(texts)
    if not findings.has_errors and pack.archive() != raw:  # spaces, order, a name given twice
        findings.error("", FindingCode.ARCHIVE_INVALID)
    return pack


def is_of_the_format(path: str) -> bool:
    """Whether a pack may hold a file of this relative path."""
    folder, slash, name = path.rpartition("/")
    if not slash:
        return path in _TOP
    return folder in _IN_FOLDER and _IN_FOLDER[folder].fullmatch(name) is not None


def _path_is_safe(path: str) -> bool:
    return all(_name_is_safe(name) for name in path.split("/"))


def _name_is_safe(name: str) -> bool:
    """Whether every system writes this name as it stands, and none takes it for something else."""
    return (
        0 < len(name) <= MAX_NAME
        and name not in (".", "..")
        and not _FORBIDDEN_IN_NAMES.search(name)
        and not UNSAFE.search(name)
        and "\n" not in name
        and "\t" not in name
        and name.rstrip(". ") == name
        and not _DEVICES.fullmatch(name.partition(".")[0].strip())
    )


def _listed(folder: Path, findings: Findings) -> dict[str, int]:
    """The files of the format in this folder and their sizes in bytes; reports all others."""
    sizes: dict[str, int] = {}
    met: list[str] = []
    folders = [""]
    seen = 0
    try:
        for below in folders:
            for entry in _entries(folder / below):
                path = f"{below}/{entry.name}" if below else entry.name
                seen += 1
                if seen > _MAX_ENTRIES or len(met) >= MAX_FILES:
                    findings.error("", FindingCode.TOO_MANY_FILES, limit=MAX_FILES)
                    return {}
                if _is_nothing_of_ours(entry.name):
                    continue
                met.append(path)
                about = entry.stat(follow_symlinks=False)
                if not _name_is_safe(entry.name):
                    findings.error(path, FindingCode.PATH_UNSAFE)
                elif _is_link(about):
                    findings.error(path, FindingCode.PATH_LINK)
                elif stat.S_ISDIR(about.st_mode):
                    if not below and entry.name in _IN_FOLDER:
                        folders.append(entry.name)
                    else:
                        findings.warning(f"{path}/", FindingCode.UNKNOWN_FILE)
                elif not stat.S_ISREG(about.st_mode):
                    findings.error(path, FindingCode.PATH_SPECIAL)
                elif is_of_the_format(path):
                    sizes[path] = about.st_size
                else:
                    findings.warning(path, FindingCode.UNKNOWN_FILE)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the path
        findings.error("", FindingCode.FOLDER_MISSING)
    except OSError:
        findings.error("", FindingCode.FILE_UNREADABLE)
    _no_two_alike(met, findings)
    return dict(sorted(sizes.items()))


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from entries


def _is_nothing_of_ours(name: str) -> bool:
    """Hidden files, what editors and systems leave behind, and what is for people only."""
    return name.startswith(".") or name.endswith("~") or name.lower() in _LEFT_OUT


def _is_link(about: os.stat_result) -> bool:
    return stat.S_ISLNK(about.st_mode) or getattr(about, "st_reparse_tag", 0) in _LINK_TAGS


def _no_two_alike(paths: list[str], findings: Findings) -> None:
    """Names that differ by capitals are one file on Windows: one would overwrite the other."""
    first: dict[str, str] = {}
    for path in sorted(paths):
        other = first.setdefault(path.casefold(), path)
        if other != path:
            findings.error(path, FindingCode.PATH_COLLISION, other=other)


def _within_limits(sizes: Mapping[str, int], findings: Findings) -> bool:
    """Whether it is worth reading: numbers and sizes as the file system or the archive tell."""
    ok = True
    if len(sizes) > MAX_FILES:
        findings.error("", FindingCode.TOO_MANY_FILES, limit=MAX_FILES)
        ok = False
    for path, size in sizes.items():
        if size > MAX_FILE_BYTES:
            findings.error(path, FindingCode.FILE_TOO_LARGE, limit=MAX_FILE_BYTES // 1024)
            ok = False
    if ok and sum(sizes.values()) > MAX_TOTAL_BYTES:
        findings.error("", FindingCode.PACK_TOO_LARGE, limit=MAX_TOTAL_BYTES // 1024)
        ok = False
    return ok


def _read(folder: Path, path: str, findings: Findings) -> bytes | None:
    # O_NOFOLLOW and O_NONBLOCK: it may have become a link or a pipe since it was listed.
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        descriptor = os.open(folder / path, flags)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                findings.error(path, FindingCode.PATH_SPECIAL)
                return None
            raw = file.read(MAX_FILE_BYTES + 1)
    except OSError:
        findings.error(path, FindingCode.FILE_UNREADABLE)
        return None
    if len(raw) > MAX_FILE_BYTES:  # it grew since it was listed
        findings.error(path, FindingCode.FILE_TOO_LARGE, limit=MAX_FILE_BYTES // 1024)
        return None
    return raw


def _text(path: str, raw: bytes, findings: Findings) -> str | None:
    raw = raw.removeprefix(_BYTE_ORDER_MARK).replace(b"\r\n", b"\n")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        findings.error(f"{path}:{line}", FindingCode.NOT_UTF8)
        return None
    if unsafe := UNSAFE.search(text):
        line = text.count("\n", 0, unsafe.start()) + 1
        character = f"U+{ord(unsafe[0]):04X}"
        findings.error(f"{path}:{line}", FindingCode.UNSAFE_TEXT, character=character)
        return None
    return text
