"""Connects the fields that several pages have to whoever fills the page. By shape."""

from __future__ import annotations

from typing import Protocol

from trainer_app.ui.widgets.when_fields import WhenFields
from trainer_app.ui.widgets.where_fields import WhereFields


class Places(Protocol):
    def choose_place(self, place: str) -> None: ...

    def type_mold(self, mold: str) -> None: ...

    def type_press(self, press: str) -> None: ...

    def type_work_order(self, work_order: str) -> None: ...

    def set_minutes(self, minutes: int) -> None: ...


class Dates(Protocol):
    def move_day(self, days: int) -> None: ...

    def be_today(self) -> None: ...

    def type_late_reason(self, words: str) -> None: ...

    def set_from_paper(self, from_paper: bool) -> None: ...

    def type_sheet(self, sheet: str) -> None: ...


def connect_where(fields: WhereFields, model: Places) -> None:
    fields.place_picked.connect(model.choose_place)
    fields.mold_typed.connect(model.type_mold)
    fields.press_typed.connect(model.type_press)
    fields.work_order_typed.connect(model.type_work_order)
    fields.minutes_set.connect(model.set_minutes)


def connect_when(fields: WhenFields, model: Dates) -> None:
    fields.day_moved.connect(model.move_day)
    fields.today_chosen.connect(model.be_today)
    fields.late_typed.connect(model.type_late_reason)
    fields.paper_chosen.connect(model.set_from_paper)
    fields.sheet_typed.connect(model.type_sheet)
