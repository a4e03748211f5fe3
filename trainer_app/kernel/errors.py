"""What can go wrong, as codes and values; never a sentence.

The words for every code live in ``resources/i18n/problems.toml`` (English and French), so the
window, the command line and the log say the same thing. A raised ``TrainerError`` is expected and
has its next step; any other exception is a bug.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from typing_extensions import override

Param = str | int | tuple[str, ...]


class ErrorCode(StrEnum):
    """Every expected problem. The value is the key in ``problems.toml``."""

    # signing and its rules (domain)
    SELF_SIGN_OFF = "self_sign_off"
    SIGNS_FOR_ANOTHER = "signs_for_another"
    NOT_ALLOWED = "not_allowed"
    NO_RIGHT_TO_SIGN = "no_right_to_sign"
    RIGHT_NOT_YET = "right_not_yet"
    RIGHT_ENDED = "right_ended"
    SIGNER_NOT_CURRENT = "signer_not_current"
    SIGNER_WITHOUT_TRAINER_PART = "signer_without_trainer_part"
    PREREQUISITE_MISSING = "prerequisite_missing"
    PREREQUISITE_LAPSED = "prerequisite_lapsed"
    MODULE_NOT_COMPLETE = "module_not_complete"
    TASK_UNKNOWN = "task_unknown"
    CARD_UNKNOWN = "card_unknown"
    TASK_NOT_APPLICABLE = "task_not_applicable"
    TASK_PAUSED = "task_paused"
    TASK_IN_QUESTION = "task_in_question"
    LINE_MISSING = "line_missing"
    LEVEL_LINE_MISSING = "level_line_missing"
    LEVEL_TOO_LOW = "level_too_low"
    LEVEL_UNKNOWN = "level_unknown"
    METHOD_MISSING = "method_missing"
    METHOD_NOT_FOR_TASK = "method_not_for_task"
    SIMULATION_BARRED = "simulation_barred"
    SIMULATION_LIMIT = "simulation_limit"
    EVIDENCE_MISSING = "evidence_missing"
    DATE_IN_FUTURE = "date_in_future"
    LATE_REASON_MISSING = "late_reason_missing"
    SHEET_ALREADY_ENTERED = "sheet_already_entered"
    SHEET_UNKNOWN = "sheet_unknown"
    SHEET_OF_ANOTHER = "sheet_of_another"
    SHEET_WITHOUT_TASK = "sheet_without_task"
    SHEET_EMPTY = "sheet_empty"
    NOT_FROM_PAPER = "not_from_paper"
    CHECKED_ALREADY = "checked_already"
    CHECK_SAME_PERSON = "check_same_person"
    SAME_DAY = "same_day"
    SAME_SETUP = "same_setup"
    ALREADY_SIGNED = "already_signed"
    ALREADY_WITHDRAWN = "already_withdrawn"
    MISTAKE_TOO_LATE = "mistake_too_late"
    WORDS_MISSING = "words_missing"
    NOT_THE_SIGNER = "not_the_signer"
    NOT_A_TRAINEE = "not_a_trainee"
    SECOND_LOOK_SAME_PERSON = "second_look_same_person"
    EXTENSION_TOO_LONG = "extension_too_long"
    EXTENSION_ALREADY_GIVEN = "extension_already_given"
    EXTENSION_NOT_LAPSING = "extension_not_lapsing"
    EXTENSION_AFTER_REOBSERVATION = "extension_after_reobservation"
    NOT_APPLICABLE_CORE = "not_applicable_core"
    UNIT_NOT_COMPLETE = "unit_not_complete"
    CAPSTONE_TOO_EARLY = "capstone_too_early"
    CAPSTONE_BY_MAIN_TRAINER = "capstone_by_main_trainer"
    NOTHING_TO_DECIDE = "nothing_to_decide"
    NOT_PICKED = "not_picked"
    HAD_A_PART = "had_a_part"
    RECORD_UNKNOWN = "record_unknown"
    # people and PINs
    PERSON_UNKNOWN = "person_unknown"
    PERSON_AMBIGUOUS = "person_ambiguous"
    PERSON_INACTIVE = "person_inactive"
    PIN_WRONG = "pin_wrong"
    PIN_DELAYED = "pin_delayed"
    PIN_LOCKED = "pin_locked"
    PIN_NOT_SET = "pin_not_set"
    SIGNS_IN_ELSEWHERE = "signs_in_elsewhere"
    PIN_IS_A_CODE = "pin_is_a_code"
    PIN_SHAPE = "pin_shape"
    PIN_STALE = "pin_stale"
    NAME_MISSING = "name_missing"
    NAME_TAKEN = "name_taken"
    NAME_TOO_LONG = "name_too_long"
    AMOUNT_UNKNOWN = "amount_unknown"
    ROLE_MISSING = "role_missing"
    LAST_SUPERVISOR = "last_supervisor"
    PERSON_ACTIVE = "person_active"
    HEIR_MISSING = "heir_missing"
    HEIR_UNFIT = "heir_unfit"
    RIGHT_WITHOUT_ROLE = "right_without_role"
    SCOPE_MISSING = "scope_missing"
    DATES_REVERSED = "dates_reversed"
    DAY_OUTSIDE_PLAN = "day_outside_plan"
    OWN_RIGHT = "own_right"
    OWN_DECISION = "own_decision"
    BADGE_SHAPE = "badge_shape"
    BADGE_OF_SEVERAL = "badge_of_several"
    BADGE_TAKEN = "badge_taken"
    BADGE_UNKNOWN = "badge_unknown"
    # records
    RECORD_TOO_LARGE = "record_too_large"
    # content
    CONTENT_FINDINGS = "content_findings"
    EDITION_UNKNOWN = "edition_unknown"
    NO_EDITION = "no_edition"
    EDITION_MOVED = "edition_moved"
    SUPERVISOR_NOT_NAMED = "supervisor_not_named"
    # profile and store
    PROFILE_MISSING = "profile_missing"
    PROFILE_EXISTS = "profile_exists"
    PROFILE_READ_ONLY = "profile_read_only"
    PROFILE_ON_NETWORK_SHARE = "profile_on_network_share"
    PROFILE_IN_USE = "profile_in_use"
    PROFILE_HELD = "profile_held"
    PLANT_NOT_HERE = "plant_not_here"
    PLANT_UNSAID = "plant_unsaid"
    PLANT_HERE_ALREADY = "plant_here_already"
    LEAVE_ALONE = "leave_alone"
    LEAVE_WAITING = "leave_waiting"
    LEAVE_UNTOLD = "leave_untold"
    DATABASE_NEWER = "database_newer"
    DATABASE_DAMAGED = "database_damaged"
    DATABASE_BUSY = "database_busy"
    DATABASE_BEHIND_WITNESS = "database_behind_witness"
    KEY_MISSING = "key_missing"
    KEY_WRONG = "key_wrong"
    DISK_FULL = "disk_full"
    FILE_UNREADABLE = "file_unreadable"
    FILE_UNWRITABLE = "file_unwritable"
    PICTURE_UNREADABLE = "picture_unreadable"
    PICTURE_TOO_LARGE = "picture_too_large"
    EVIDENCE_NOT_TAKEN = "evidence_not_taken"
    EVIDENCE_NOT_PDF = "evidence_not_pdf"
    EVIDENCE_ALTERED = "evidence_altered"
    PDF_TOO_LARGE = "pdf_too_large"
    STEP_UNKNOWN = "step_unknown"
    BACKUP_DAMAGED = "backup_damaged"
    BACKUP_NOT_OURS = "backup_not_ours"
    BACKUP_NEWER = "backup_newer"
    BACKUP_TOO_EARLY = "backup_too_early"
    BACKUP_NOT_OF_HUB = "backup_not_of_hub"
    RECOVERY_CODE_SHAPE = "recovery_code_shape"
    RECOVERY_CODE_APART = "recovery_code_apart"
    RECOVERY_CODE_WRONG = "recovery_code_wrong"
    RECOVERY_CODE_NOT_KEPT = "recovery_code_not_kept"
    RECOVERY_AT_HUB = "recovery_at_hub"
    TABLE_TOO_LONG = "table_too_long"
    # sync: the PC's end, the wire, the hub's answers
    HUB_NOT_REACHABLE = "hub_not_reachable"
    NOT_THE_HUB = "not_the_hub"
    HUB_NOT_TRUSTED = "hub_not_trusted"
    HUB_URL = "hub_url"
    HUB_BUSY = "hub_busy"
    HUB_QUOTA = "hub_quota"
    HUB_FULL = "hub_full"
    HUB_DIVERGED = "hub_diverged"
    HUB_NOT_OF_TICKET = "hub_not_of_ticket"
    NONCE_REFUSED = "nonce_refused"
    SIGNATURE_REFUSED = "signature_refused"
    DEVICE_REVOKED = "device_revoked"
    DEVICE_NOT_ADMITTED = "device_not_admitted"
    UPGRADE_REQUIRED = "upgrade_required"
    MESSAGE_TOO_LARGE = "message_too_large"
    MESSAGE_MALFORMED = "message_malformed"
    BLOB_UNKNOWN = "blob_unknown"
    TICKET_SHAPE = "ticket_shape"
    TICKET_MISTYPED = "ticket_mistyped"
    TICKET_UNKNOWN = "ticket_unknown"
    TICKET_USED = "ticket_used"
    NO_HUB = "no_hub"
    ANOTHER_HUB = "another_hub"
    SAMPLE_STAYS_HERE = "sample_stays_here"
    SYNC_STOPPED = "sync_stopped"
    PAGE_NOT_FOLLOWING = "page_not_following"
    NOT_THE_HUBS_WORD = "not_the_hubs_word"
    BLOB_ALTERED = "blob_altered"
    BUNDLE_NOT_OURS = "bundle_not_ours"
    BUNDLE_NEWER = "bundle_newer"
    BUNDLE_HEADER = "bundle_header"
    BUNDLE_CUT_OFF = "bundle_cut_off"
    BUNDLE_ALTERED = "bundle_altered"
    BUNDLE_FOREIGN = "bundle_foreign"
    BUNDLE_FOR_ANOTHER = "bundle_for_another"
    BUNDLE_OTHER_PLANT = "bundle_other_plant"
    BUNDLE_SENDER = "bundle_sender"
    BUNDLE_NOT_FOLLOWING = "bundle_not_following"
    OFFICE_PC_NEEDED = "office_pc_needed"
    JOINING_UNKNOWN = "joining_unknown"
    MERGE_ONE_PERSON = "merge_one_person"
    # paper and printing
    PRINTER_MISSING = "printer_missing"
    PRINT_FAILED = "print_failed"
    STOPPED = "stopped"
    NO_DISPLAY = "no_display"
    # the hub, said by its own commands
    HUB_NOT_INSTALLED = "hub_not_installed"
    HUB_MISSING = "hub_missing"
    HUB_EXISTS = "hub_exists"
    HUB_NEWER = "hub_newer"
    HUB_DATABASE_URL = "hub_database_url"
    HUB_DATABASE_AWAY = "hub_database_away"
    HUB_KEY_MISSING = "hub_key_missing"
    HUB_KEY_WRONG = "hub_key_wrong"
    HUB_PLAIN_HTTP = "hub_plain_http"
    HUB_ADDRESS = "hub_address"
    HUB_CERTIFICATE = "hub_certificate"
    PLANT_UNKNOWN = "plant_unknown"
    PLANT_AMBIGUOUS = "plant_ambiguous"
    PLANT_EXISTS = "plant_exists"
    DEVICE_UNKNOWN = "device_unknown"
    DEVICE_AMBIGUOUS = "device_ambiguous"
    DEVICE_NOT_REVOKED = "device_not_revoked"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that stands in the way: its code, and the values its sentence needs."""

    code: ErrorCode
    params: dict[str, Param] = field(default_factory=dict)

    @override
    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted(self.params.items()))))


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a file: where (file, file:line, task id, sheet!cell), which, and its values."""

    place: str
    code: str
    params: dict[str, Param] = field(default_factory=dict)
    severity: str = "error"
    """error | warning: a warning refuses nothing"""


class TrainerError(Exception):
    """An expected problem: a code and its values. Its words are found by the code.

    ``problems``: everything that stands in the way; the first one is the error's own code.
    """

    def __init__(self, code: ErrorCode, **params: Param) -> None:
        super().__init__(code.value, params)
        self.code = code
        self.params: dict[str, Param] = params
        self.problems: tuple[Problem, ...] = (self.problem,)

    @property
    def problem(self) -> Problem:
        return Problem(self.code, self.params)

    @override
    def __str__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code.value}({said})"


class Refusal(TrainerError):
    """The domain says no. Facts are never refused, only claims (domain.md 4.2.7)."""

    @classmethod
    def of(cls, *problems: Problem) -> Refusal:
        refusal = cls(problems[0].code, **problems[0].params)
        refusal.problems = problems
        return refusal


class InvalidInput(TrainerError):
    """A file or a form that cannot be taken: all its findings at once, nothing half-taken."""

    def __init__(
        self, code: ErrorCode, findings: tuple[Finding, ...] = (), **params: Param
    ) -> None:
        super().__init__(code, **params)
        self.findings = findings


class Unavailable(TrainerError):
    """The machine cannot do it now: disk full, read-only, database busy. Nothing was lost."""


class StartupProblem(TrainerError):
    """The program cannot open this profile; the profile was left as it was."""


class Damage(TrainerError):
    """Something stored does not verify. What was found is in the params; nothing was changed."""


class SyncProblem(TrainerError):
    """A sync did not come to its end. Nothing was lost: what was taken in stays, the rest waits.

    The code is its kind. ``after``: not again before so many seconds. ``streams``: of
    HUB_DIVERGED, those whose cursor is not the hub's.
    """

    def __init__(
        self, code: ErrorCode, *, after: int = 0, streams: tuple[str, ...] = (), **params: Param
    ) -> None:
        super().__init__(code, **params)
        self.after = after
        self.streams = streams
