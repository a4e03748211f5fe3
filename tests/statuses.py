"""Tasks that lapse, and their status from performances alone."""

from datetime import date

import msgspec

from tests.builders import make_policy, make_task
from trainer_app.checklists.packs import Task
from trainer_app.checklists.standing import (
    Performance,
    Standing,
)
from trainer_app.checklists.status import (
    TaskStatus,
    Terms,
    task_status,
)

TERMS = Terms(make_policy())
YEARLY = make_task("01-01", tier="Y", recert_months=12)
LIFE = make_task("01-03", tier="L", sign_offs=2, recert_months=12)
FOREVER = make_task("02-01")
ANNIVERSARY = date(2027, 3, 2)


def status(task: Task, on: date, *done: Performance, **more: object) -> TaskStatus:
    standing = msgspec.structs.replace(Standing(performances=done), **more)
    return task_status(task, standing, TERMS, on)
