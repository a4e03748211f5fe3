"""Why a record does not count. Its words are in ``words.toml``."""

from __future__ import annotations

from enum import StrEnum


class NotCounting(StrEnum):
    """Why a record does not count. Shown with the record, never hidden."""

    UNREADABLE = "unreadable"
    DEVICE_NOT_ADMITTED = "device_not_admitted"
    DEVICE_REVOKED = "device_revoked"
    NOT_AN_OFFICE_PC = "not_an_office_pc"
    PERSON_UNKNOWN = "person_unknown"
    RELIED_ON_DOES_NOT_COUNT = "relied_on_does_not_count"
    ROLE_MISSING = "role_missing"
    ROLE_HAD_CHANGED = "role_had_changed"
    RIGHT_MISSING = "right_missing"
    FOR_ONESELF = "for_oneself"
    FOR_ANOTHER = "for_another"
    EDITION_UNKNOWN = "edition_unknown"
    BEFORE_JOINING = "before_joining"
    ONLY_BEFORE_JOINING = "only_before_joining"
