"""Every screen in each of its states worth seeing, in the order in which people meet them.

A scene plays on a ``Stage`` and leaves the window as it is to be seen. One line adds one. What a
scene records stays in the sample plant for the scenes after it, so scenes only look where they can.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.screens import scenes_decisions as decisions
from tests.screens import scenes_entry as entry
from tests.screens import scenes_first_run as first_run
from tests.screens import scenes_guide as guide
from tests.screens import scenes_home as home
from tests.screens import scenes_matrix as matrix
from tests.screens import scenes_members as members
from tests.screens import scenes_notes as notes
from tests.screens import scenes_papers as papers
from tests.screens import scenes_pc as pc
from tests.screens import scenes_people as people
from tests.screens import scenes_photos as photos
from tests.screens import scenes_programme as programme
from tests.screens import scenes_sign_off as sign_off
from tests.screens import scenes_start as start
from tests.screens import scenes_sync as sync
from tests.screens import scenes_teaching as teaching
from tests.screens import scenes_trainee as trainee
from tests.screens import scenes_trainers as trainers
from tests.screens import scenes_work as work
from tests.screens.stage import Stage


@dataclass(frozen=True, slots=True)
class Scene:
    name: str
    play: Callable[[Stage], None]

    @property
    def chapter(self) -> int:
        """Scenes of one chapter go on from one another, so they are seen in the same views."""
        return _CHAPTERS.index(self.play.__module__)


_CHAPTERS: Final = tuple(
    module.__name__
    for module in (
        *(start, first_run, entry, home, notes, people, members),
        *(
            trainee,
            trainers,
            teaching,
            photos,
            sign_off,
            work,
            decisions,
            matrix,
            guide,
            papers,
            programme,
            pc,
        ),
        sync,
    )
)
SCENES: Final = (
    Scene("opening-newer", start.newer),
    Scene("opening-damaged", start.damaged),
    Scene("opening-in-use", start.in_use),
    Scene("opening-read-only", start.read_only),
    Scene("first-run", first_run.ways),
    Scene("first-run-found", first_run.found_plant),
    Scene("first-run-place", first_run.place),
    Scene("first-run-plant", first_run.plant),
    Scene("first-run-supervisor", first_run.supervisor),
    Scene("first-run-supervisor-trains", first_run.supervisor_trains),
    Scene("first-run-pin", first_run.pin),
    Scene("first-run-pins-differ", first_run.pins_differ),
    Scene("first-run-trainers", first_run.trainers),
    Scene("first-run-recovery", first_run.recovery),
    Scene("first-run-recovery-sheet", first_run.recovery_sheet),
    Scene("first-run-recovery-word", first_run.recovery_word),
    Scene("first-run-codes", first_run.codes),
    Scene("first-run-nobody", first_run.nobody),
    Scene("first-run-restore", first_run.restore),
    Scene("first-run-restore-refused", first_run.restore_refused),
    Scene("board", entry.board),
    Scene("board-search", entry.search),
    Scene("pin", entry.pin),
    Scene("pin-typed", entry.pin_typed),
    Scene("pin-one-time-code", entry.one_time_code),
    Scene("pin-wrong", entry.pin_wrong),
    Scene("pin-delayed", entry.pin_delayed),
    Scene("pin-locked", entry.pin_locked),
    Scene("locking-soon", entry.locking_soon),
    Scene("today", home.today),
    Scene("today-supervisor", home.today_supervisor),
    Scene("my-page", home.my_page),
    Scene("my-page-not-me", home.my_page_signed),
    Scene("notes", home.notes),
    Scene("notes-none", home.notes_none),
    Scene("note-close", home.note_close),
    Scene("note-answer", home.note_answer),
    Scene("write-note", home.write_note),
    Scene("write-note-filled", home.write_note_filled),
    Scene("today-begun", home.today_begun),
    Scene("hand-over", notes.hand_over),
    Scene("find-notes", notes.find_notes),
    Scene("find-notes-open", notes.find_notes_open),
    Scene("find-notes-nothing", notes.find_notes_nothing),
    Scene("pass-on", notes.pass_on),
    Scene("people", people.trainees),
    Scene("add-person", people.add),
    Scene("add-person-trainer", people.add_trainer),
    Scene("add-person-taken", people.name_taken),
    Scene("add-person-code", people.one_time_code),
    Scene("code-slip", people.code_slip),
    Scene("menu", people.menu),
    Scene("settings", people.settings),
    Scene("settings-board", people.settings_of_the_board),
    Scene("settings-end", pc.settings_end),
    Scene("programme", programme.programme),
    Scene("programme-brought", programme.brought),
    Scene("programme-findings", programme.findings),
    Scene("edit-task", programme.edit_task),
    Scene("edit-task-limit", programme.edit_task_limit),
    Scene("edit-breakdown", programme.edit_breakdown),
    Scene("edit-breakdown-hazards", programme.edit_breakdown_hazards),
    Scene("edit-breakdown-wrong", programme.edit_breakdown_wrong),
    Scene("this-pc", pc.this_pc),
    Scene("this-pc-checked", pc.this_pc_checked),
    Scene("this-pc-support", pc.support),
    Scene("new-recovery", pc.new_recovery),
    Scene("new-recovery-word", pc.new_recovery_word),
    Scene("new-recovery-done", pc.new_recovery_done),
    Scene("today-no-copy", pc.today_no_copy),
    Scene("shortcuts", pc.shortcuts),
    Scene("everybody", members.everybody),
    Scene("everybody-search", members.everybody_search),
    Scene("person-trainer", members.person_trainer),
    Scene("person-trainer-below", members.person_trainer_below),
    Scene("person-trainee", members.person_trainee),
    Scene("person-refused", members.person_refused),
    Scene("person-badge", members.person_badge),
    Scene("person-code", members.person_code),
    Scene("leaving", members.leaving),
    Scene("person-left", members.person_left),
    Scene("right", members.right),
    Scene("right-tasks", members.right_tasks),
    Scene("who-may-sign", members.who_may_sign),
    Scene("who-sees-what", members.who_sees_what),
    Scene("who-sees-sheet", members.who_sees_sheet),
    Scene("checklist-next", trainee.checklist_next),
    Scene("checklist-due", trainee.checklist_due),
    Scene("checklist-questions", trainee.checklist_questions),
    Scene("checklist-all", trainee.checklist_all),
    Scene("checklist-unit", trainee.checklist_unit),
    Scene("checklist-blocked", trainee.checklist_blocked),
    Scene("checklist-begun", trainee.checklist_begun),
    Scene("checklist-own", trainee.checklist_own),
    Scene("remains", trainee.remains),
    Scene("task-ready", trainee.task_ready),
    Scene("task-problems", trainee.task_problems),
    Scene("task-second-look", trainee.task_second_look),
    Scene("task-job", teaching.task_job),
    Scene("task-word", teaching.task_word),
    Scene("task-how", teaching.task_how),
    Scene("teach-prepare", teaching.teach_prepare),
    Scene("teach-present", teaching.teach_present),
    Scene("teach-try-out", teaching.teach_try_out),
    Scene("teach-assess", teaching.teach_assess),
    Scene("teach-follow-up", teaching.teach_follow_up),
    Scene("teach-resumed", teaching.teach_resumed),
    Scene("memo", teaching.memo),
    Scene("task-photos", photos.task_photos),
    Scene("photo-large", photos.photo_large),
    Scene("photo", photos.photo_empty),
    Scene("photo-filled", photos.photo_filled),
    Scene("photo-not-one", photos.photo_not_one),
    Scene("sign-off-photos", photos.sign_off_photos),
    Scene("history-photos", photos.history_photos),
    Scene("evidence-large", photos.evidence_large),
    Scene("job-photos", photos.job_photos),
    Scene("try-photos", photos.try_photos),
    Scene("to-sign-photos", photos.to_sign_photos),
    Scene("task-evidence", photos.task_evidence),
    Scene("sign-off", sign_off.empty),
    Scene("sign-off-half", sign_off.half),
    Scene("sign-off-signatures", sign_off.signatures),
    Scene("sign-off-other-language", sign_off.other_language),
    Scene("sign-off-trainer-signed", sign_off.trainer_signed),
    Scene("sign-off-ready", sign_off.ready),
    Scene("sign-off-wrong-pin", sign_off.wrong_pin),
    Scene("sign-off-declined", sign_off.declined),
    Scene("sign-off-later", sign_off.later),
    Scene("sign-off-second-look", sign_off.second_look),
    Scene("sign-off-late", sign_off.late),
    Scene("sign-off-second", work.sign_off_second),
    Scene("try", work.try_empty),
    Scene("try-filled", work.try_filled),
    Scene("try-recorded", work.try_recorded),
    Scene("job", work.job_empty),
    Scene("job-listed", work.job_listed),
    Scene("job-apart", work.job_apart),
    Scene("job-shared", work.job_shared),
    Scene("job-signatures", work.job_signatures),
    Scene("job-second", work.job_second),
    Scene("job-done", work.job_done),
    Scene("next-mold", work.next_mold),
    Scene("next-mold-empty", work.next_mold_empty),
    Scene("second-look", work.second_look),
    Scene("task-more", work.task_more),
    Scene("to-sign", trainee.to_sign),
    Scene("to-sign-ticked", trainee.to_sign_ticked),
    Scene("to-sign-declined", trainee.to_sign_declined),
    Scene("history", trainee.history),
    Scene("history-withdrawn", trainee.history_withdrawn),
    Scene("history-question", trainee.history_question),
    Scene("history-taking-back", trainee.history_taking_back),
    Scene("sheet", trainee.sheet),
    Scene("sheet-wide", trainee.sheet_wide),
    Scene("trainer-record-own", trainers.my_record),
    Scene("trainer-records", trainers.records),
    Scene("trainer-record", trainers.record),
    Scene("trainer-record-sheet", trainers.sheet),
    Scene("site-rules", trainers.site_rules),
    Scene("site-rules-enforced", trainers.site_rules_enforced),
    Scene("questions", decisions.questions),
    Scene("questions-lapsed", decisions.questions_lapsed),
    Scene("questions-due", decisions.questions_due),
    Scene("questions-second-looks", decisions.questions_second_looks),
    Scene("questions-none", decisions.questions_none),
    Scene("second-looks", decisions.second_looks),
    Scene("question", decisions.question),
    Scene("question-ready", decisions.question_ready),
    Scene("extend", decisions.extend),
    Scene("extend-too-late", decisions.extend_too_late),
    Scene("reobserve", decisions.reobserve),
    Scene("not-applicable", decisions.not_applicable),
    Scene("applies-again", decisions.applies_again),
    Scene("unit-open", decisions.unit_open),
    Scene("capstone-refused", decisions.capstone_refused),
    Scene("history-asking", decisions.history_asking),
    Scene("guide", guide.guide),
    Scene("guide-situations", guide.situations),
    Scene("guide-found", guide.found),
    Scene("guide-nothing", guide.found_nothing),
    Scene("card", guide.card),
    Scene("matrix", matrix.matrix),
    Scene("matrix-unit", matrix.matrix_unit),
    Scene("matrix-all", matrix.matrix_all),
    Scene("matrix-right", matrix.matrix_right),
    Scene("matrix-wall", matrix.matrix_wall),
    Scene("matrix-at-hub", matrix.matrix_at_hub),
    Scene("card-kept", guide.card_kept),
    Scene("guide-mine", guide.mine),
    Scene("guide-task", guide.task),
    Scene("workshop", guide.workshop),
    Scene("workshop-done", guide.workshop_done),
    Scene("glossary", guide.glossary),
    Scene("glossary-defects", guide.defects),
    Scene("pocket-cards", guide.pocket_cards),
    Scene("glossary-sheet", guide.glossary_sheet),
    Scene("reports", papers.reports),
    Scene("reports-people", papers.reports_people),
    Scene("reports-making", papers.reports_making),
    Scene("reports-again", papers.reports_again),
    Scene("reports-stack", papers.stack),
    Scene("exports", papers.exports),
    Scene("press", papers.press),
    Scene("press-sheet", papers.press_sheet),
    Scene("transcribed-none", papers.transcribed_none),
    Scene("transcribed", papers.transcribed),
    Scene("transcribed-own", papers.transcribed_own),
    Scene("transcribed-differs", papers.transcribed_differs),
    Scene("sync-alone", sync.sync_alone),
    Scene("sync-join", sync.join),
    Scene("sync-first-run-join", sync.first_run_join),
    Scene("sync", sync.sync),
    Scene("sync-away", sync.sync_away),
    Scene("sync-held", sync.sync_held),
    Scene("sync-joined-pcs", sync.joined_pcs),
    Scene("sync-entered-twice", sync.entered_twice),
    Scene("sync-pc-questions", sync.pc_questions),
    Scene("sync-pc-questions-incident", sync.pc_questions_incident),
    Scene("crash", start.crash),
)


def numbered() -> tuple[tuple[str, Scene], ...]:
    """With the beginning of the picture's file name: its place in the list."""
    return tuple((f"{place:02}-{scene.name}", scene) for place, scene in enumerate(SCENES, 1))
