"""Who may do what: one table, used by services, screens, the kinds table and *Who sees what*.

Rights to *sign a task* are more than this: they also need a supervisor's ``right.saved``
(``rules.signing``).
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Role(StrEnum):
    TRAINEE = "trainee"
    TRAINER = "trainer"
    ASSESSOR = "assessor"
    SUPERVISOR = "supervisor"
    COORDINATOR = "coordinator"


class Grant(StrEnum):
    """NO; OWN: only about oneself; ALL: about anybody of the plant (never signing for oneself)."""

    NO = "no"
    OWN = "own"
    ALL = "all"


class Action(StrEnum):
    SEE_CHECKLIST = "see_checklist"
    SEE_HISTORY = "see_history"
    SEE_NOTES = "see_notes"
    PRINT_SHEET = "print_sheet"
    RECORD_TRY = "record_try"
    RECORD_JOB = "record_job"
    SIGN_OFF = "sign_off"
    SIGN_AS_SECOND = "sign_as_second"
    SIGN_AS_TRAINEE = "sign_as_trainee"
    WITHDRAW = "withdraw"
    RAISE_QUESTION = "raise_question"
    DECIDE_QUESTION = "decide_question"
    SAMPLE = "sample"
    REQUIRE_REOBSERVATION = "require_reobservation"
    EXTEND = "extend"
    APPROVE_NOT_APPLICABLE = "approve_not_applicable"
    SIGN_UNIT = "sign_unit"
    MARK_MODULE = "mark_module"
    ASSESS_CAPSTONE = "assess_capstone"
    REQUEST_ASSESSMENT = "request_assessment"
    WRITE_NOTE = "write_note"
    ANSWER_NOTE = "answer_note"
    WRITE_MEMO = "write_memo"
    ADD_TRAINEE = "add_trainee"
    MANAGE_PEOPLE = "manage_people"
    GIVE_RIGHT = "give_right"
    RESET_PIN = "reset_pin"
    SET_OWN_PIN = "set_own_pin"
    CHANGE_SITE = "change_site"
    ADOPT_EDITION = "adopt_edition"
    EXPORT = "export"
    BACK_UP = "back_up"
    SEE_OFFICE = "see_office"
    SET_UP_PC = "set_up_pc"
    ACCEPT_JOINING = "accept_joining"


_NO, _OWN, _ALL = Grant.NO, Grant.OWN, Grant.ALL

# columns: trainee, trainer, assessor, supervisor, coordinator
PERMISSIONS: dict[Action, tuple[Grant, Grant, Grant, Grant, Grant]] = {
    Action.SEE_CHECKLIST: (_OWN, _ALL, _ALL, _ALL, _ALL),
    Action.SEE_HISTORY: (_OWN, _ALL, _ALL, _ALL, _ALL),
    Action.SEE_NOTES: (_OWN, _ALL, _OWN, _ALL, _NO),
    Action.PRINT_SHEET: (_OWN, _ALL, _ALL, _ALL, _ALL),
    Action.RECORD_TRY: (_NO, _ALL, _ALL, _ALL, _NO),
    Action.RECORD_JOB: (_OWN, _ALL, _NO, _ALL, _NO),
    Action.SIGN_OFF: (_NO, _ALL, _ALL, _ALL, _NO),
    Action.SIGN_AS_SECOND: (_NO, _ALL, _ALL, _ALL, _NO),
    Action.SIGN_AS_TRAINEE: (_OWN, _OWN, _OWN, _OWN, _NO),
    Action.WITHDRAW: (_NO, _ALL, _ALL, _ALL, _NO),
    Action.RAISE_QUESTION: (_OWN, _ALL, _ALL, _ALL, _NO),
    Action.DECIDE_QUESTION: (_NO, _NO, _NO, _ALL, _NO),
    Action.SAMPLE: (_NO, _NO, _ALL, _ALL, _NO),
    Action.REQUIRE_REOBSERVATION: (_NO, _NO, _NO, _ALL, _NO),
    Action.EXTEND: (_NO, _NO, _NO, _ALL, _NO),
    Action.APPROVE_NOT_APPLICABLE: (_NO, _NO, _NO, _ALL, _NO),
    Action.SIGN_UNIT: (_NO, _NO, _NO, _ALL, _NO),
    Action.MARK_MODULE: (_NO, _ALL, _NO, _ALL, _ALL),
    Action.ASSESS_CAPSTONE: (_NO, _NO, _ALL, _NO, _NO),
    Action.REQUEST_ASSESSMENT: (_OWN, _OWN, _OWN, _OWN, _NO),
    Action.WRITE_NOTE: (_NO, _ALL, _NO, _ALL, _NO),
    Action.ANSWER_NOTE: (_OWN, _OWN, _OWN, _OWN, _NO),
    Action.WRITE_MEMO: (_NO, _ALL, _ALL, _ALL, _NO),
    Action.ADD_TRAINEE: (_NO, _ALL, _NO, _ALL, _NO),
    Action.MANAGE_PEOPLE: (_NO, _NO, _NO, _ALL, _NO),
    Action.GIVE_RIGHT: (_NO, _NO, _NO, _ALL, _NO),
    Action.RESET_PIN: (_NO, _NO, _NO, _ALL, _NO),
    Action.SET_OWN_PIN: (_OWN, _OWN, _OWN, _OWN, _OWN),
    Action.CHANGE_SITE: (_NO, _NO, _NO, _ALL, _NO),
    Action.ADOPT_EDITION: (_NO, _NO, _NO, _ALL, _NO),
    Action.EXPORT: (_NO, _NO, _NO, _ALL, _ALL),
    Action.BACK_UP: (_NO, _ALL, _NO, _ALL, _NO),
    Action.SEE_OFFICE: (_NO, _NO, _NO, _ALL, _ALL),
    Action.SET_UP_PC: (_NO, _NO, _NO, _ALL, _NO),
    Action.ACCEPT_JOINING: (_NO, _NO, _NO, _ALL, _NO),
}


_COLUMN = {role: column for column, role in enumerate(Role)}


def grant(action: Action, roles: Collection[Role]) -> Grant:
    """The widest grant that any of the roles gives."""
    row = PERMISSIONS[action]
    grants = {row[_COLUMN[role]] for role in roles}
    if Grant.ALL in grants:
        return Grant.ALL
    return Grant.OWN if Grant.OWN in grants else Grant.NO


def allows(action: Action, roles: Collection[Role], *, own: bool = False) -> bool:
    """Whether somebody with these roles may do this; ``own``: it is about that very person."""
    given = grant(action, roles)
    return given is Grant.ALL or (given is Grant.OWN and own)
