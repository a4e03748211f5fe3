"""Filling what a sign-off of one task and one of a whole job have in common. QtCore only."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from trainer_app.ui.shared.evidence import Pieces
from trainer_app.ui.shared.sign_offs import SignOffForm
from trainer_app.ui.view_model import ViewModel

S = TypeVar("S")


class FormModel(ViewModel[S]):
    """Intents on the shared fields. Whoever fills the page says what the form is, and keeps it."""

    @property
    @abstractmethod
    def _form(self) -> SignOffForm:
        """The page as it is filled."""

    @property
    @abstractmethod
    def _today(self) -> date: ...

    @abstractmethod
    def _set_form(self, form: SignOffForm) -> None:
        """Take the change: what was signed before it no longer holds."""

    def choose_method(self, method: str) -> None:
        self._set_form(replace(self._form, method="" if self._form.method == method else method))

    def _put_photos(self, photos: Pieces) -> None:
        self._set_form(replace(self._form, photos=photos))

    def tick_evidence(self, code: str) -> None:
        self._set_form(replace(self._form, evidence=self._form.evidence ^ {code}))

    def choose_place(self, place: str) -> None:
        self._set_form(replace(self._form, place="" if self._form.place == place else place))

    def type_mold(self, mold: str) -> None:
        self._set_form(replace(self._form, mold=mold))

    def type_press(self, press: str) -> None:
        self._set_form(replace(self._form, press=press))

    def type_work_order(self, work_order: str) -> None:
        self._set_form(replace(self._form, work_order=work_order))

    def set_minutes(self, minutes: int) -> None:
        self._set_form(replace(self._form, minutes=max(0, minutes)))

    def move_day(self, days: int) -> None:
        """Observed so many days later (or earlier, below 0); never after today."""
        self.observed((self._form.on or self._today) + timedelta(days=days))

    def be_today(self) -> None:
        self.observed(self._today)

    def observed(self, day: date) -> None:
        if day >= self._today:
            self._set_form(replace(self._form, on=None, late=""))
        else:
            self._set_form(replace(self._form, on=day))

    def type_late_reason(self, words: str) -> None:
        self._set_form(replace(self._form, late=words))

    def set_from_paper(self, from_paper: bool) -> None:
        self._set_form(replace(self._form, from_paper=from_paper))

    def type_sheet(self, sheet: str) -> None:
        self._set_form(replace(self._form, sheet=sheet.strip()))
