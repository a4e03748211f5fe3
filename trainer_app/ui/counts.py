"""Every counted sentence of the window. Never subclassed: lupdate finds plurals only here."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counts(QObject):
    def to_sign(self, n: int) -> str:
        return self.tr("%n to sign", "", n)

    def seconds(self, n: int) -> str:
        return self.tr("%n seconds", "", n)

    def minutes(self, n: int) -> str:
        return self.tr("%n minutes", "", n)

    def slots_missed(self, n: int) -> str:
        return self.tr("%n missed", "", n)

    def slots_unsaid(self, n: int) -> str:
        return self.tr("%n not answered yet", "", n)

    def slots_ahead(self, n: int) -> str:
        return self.tr("%n ahead", "", n)

    def slots_besides(self, n: int) -> str:
        return self.tr("%n held without a plan", "", n)

    def digits_typed(self, n: int) -> str:
        return self.tr("%n digits typed", "", n)

    def statements_to_sign(self, n: int) -> str:
        return self.tr("Read and sign %n sign-offs", "", n)

    def need_attention(self, n: int) -> str:
        return self.tr("%n need attention", "", n)

    def wait_for_signature(self, n: int) -> str:
        return self.tr("%n wait for the trainee’s signature", "", n)

    def more_sign_offs(self, n: int) -> str:
        return self.tr("%n more sign-offs", "", n)

    def records(self, n: int) -> str:
        return self.tr("%n records", "", n)

    def agree_to(self, n: int) -> str:
        return self.tr("Agree to %n sign-offs", "", n)

    def decline(self, n: int) -> str:
        return self.tr("Decline %n sign-offs", "", n)

    def days_left(self, n: int) -> str:
        return self.tr("%n days left", "", n)

    def days_ago(self, n: int) -> str:
        return self.tr("%n days ago", "", n)

    def within_days(self, n: int) -> str:
        return self.tr("Within %n days", "", n)

    def open_tasks(self, n: int) -> str:
        return self.tr("%n core tasks are still open:", "", n)

    def who_left(self, n: int) -> str:
        return self.tr("Show %n who left", "", n)

    def may_sign(self, n: int) -> str:
        return self.tr("%n people may sign", "", n)

    def tasks_nobody_signs(self, n: int) -> str:
        return self.tr("%n tasks nobody may sign", "", n)

    def follow_ups_to_hand_over(self, n: int) -> str:
        return self.tr("%n open follow-ups", "", n)

    def sign_offs_wait(self, n: int) -> str:
        return self.tr("%n sign-offs wait for a signature", "", n)

    def more_trainees(self, n: int) -> str:
        return self.tr("%n more trainees are in the list of all.", "", n)

    def sign_offs_within(self, n: int) -> str:
        return self.tr("%n sign-offs within {minutes} minutes on {date}", "", n)

    def sign_offs_alike(self, n: int) -> str:
        return self.tr("%n sign-offs of {date} with {minutes} minutes and like evidence", "", n)

    def sign_offs_late(self, n: int) -> str:
        return self.tr("%n sign-offs entered late on {date}", "", n)

    def days_alone(self, n: int) -> str:
        return self.tr("For %n days you alone see them, then supervisors too.", "", n)

    def standing_out(self, n: int) -> str:
        return self.tr("%n things stand out in my sign-offs", "", n)

    def open_questions(self, n: int) -> str:
        return self.tr("%n open questions to decide", "", n)

    def number_for_tasks(self, n: int) -> str:
        return self.tr("Take a number for %n tasks", "", n)

    def confirm(self, n: int) -> str:
        return self.tr("Confirm %n entries", "", n)

    def question_entries(self, n: int) -> str:
        return self.tr("Ask about %n entries", "", n)

    def chosen(self, n: int) -> str:
        return self.tr("%n chosen", "", n)

    def core_tasks_signed(self, n: int) -> str:
        return self.tr("%n core tasks, all signed off.", "", n)

    def tasks(self, n: int) -> str:
        return self.tr("%n tasks", "", n)

    def sign_off_tasks(self, n: int) -> str:
        return self.tr("Sign off %n tasks", "", n)

    def sign_offs_recorded(self, n: int) -> str:
        return self.tr("%n sign-offs recorded. Saved on this PC.", "", n)

    def more_tasks(self, n: int) -> str:
        return self.tr("and %n more tasks", "", n)

    def without_outside_copy(self, n: int) -> str:
        return self.tr("No copy outside this PC for %n days.", "", n)

    def more_backups(self, n: int) -> str:
        return self.tr("and %n older ones", "", n)

    def faults_found(self, n: int) -> str:
        return self.tr("%n faults found.", "", n)

    def more_notes(self, n: int) -> str:
        return self.tr("%n more note(s) to answer", "", n)

    def more_people(self, n: int) -> str:
        return self.tr("and %n more", "", n)

    def to_send(self, n: int) -> str:
        return self.tr("%Ln to send.", "", n)

    def to_come(self, n: int) -> str:
        return self.tr("%Ln still to come.", "", n)

    def in_doubt(self, n: int) -> str:
        return self.tr("The date or clock of %n records is in doubt.", "", n)

    def files_to_come(self, n: int) -> str:
        return self.tr("%n photos or editions still on their way", "", n)

    def waiting_for_you(self, n: int) -> str:
        return self.tr("%n to answer", "", n)

    def sign_offs_brought(self, n: int) -> str:
        return self.tr("%n sign-offs", "", n)

    def tries_brought(self, n: int) -> str:
        return self.tr("%n tries", "", n)

    def other_brought(self, n: int) -> str:
        return self.tr("%n sessions and jobs", "", n)

    def signed_for_oneself(self, n: int) -> str:
        return self.tr("%n records would then be their own about themselves, and not count.", "", n)

    def rest_on_one(self, n: int) -> str:
        return self.tr("%n tasks rest on one person", "", n)

    def people_signed_off(self, n: int) -> str:
        return self.tr("%n people signed off", "", n)

    def people_to_come(self, n: int) -> str:
        return self.tr("%n more people are being looked at.", "", n)

    def held_back(self, n: int) -> str:
        return self.tr("%Ln held back.", "", n)

    def held_back_see_why(self, n: int) -> str:
        return self.tr("%Ln held back: see why.", "", n)

    def unsigned_drafts(self, n: int) -> str:
        return self.tr("%n drafts that nobody has signed go with them.", "", n)

    def days_later_than_planned(self, n: int) -> str:
        return self.tr("%n days later than planned", "", n)

    def days_long(self, n: int) -> str:
        return self.tr("%n days long", "", n)

    def marked_complete(self, n: int) -> str:
        return self.tr("%n marked complete. Saved on this PC.", "", n)

    def marked_already(self, n: int) -> str:
        return self.tr("%n were marked already and stay as they are.", "", n)

    def rows_listed(self, n: int) -> str:
        return self.tr("%n rows of the list", "", n)

    def record_marks(self, n: int) -> str:
        return self.tr("Record %n", "", n)

    def to_record(self, n: int) -> str:
        return self.tr("%n to record", "", n)

    def names_to_settle(self, n: int) -> str:
        return self.tr("%n names to settle", "", n)
