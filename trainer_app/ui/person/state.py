"""What the page of a person shows: what is kept, and what is about to be. Values and codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from trainer_app.checklists.directory import Person
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.services.members import Enrolment, Member, PersonPage
from trainer_app.ui.shared.days import TypedDay
from trainer_app.ui.view_model import PageState

NO_DAY = TypedDay()
OFFERED = tuple(role for role in Role if role is not Role.COORDINATOR)


@dataclass(frozen=True, slots=True)
class PersonForm:
    """What can be changed and is then kept in one go."""

    name: str
    roles: tuple[Role, ...]
    language: str
    shift: str
    pathway: str = "new"
    started: TypedDay = NO_DAY
    trainers: tuple[PersonId, ...] = ()

    @classmethod
    def of(cls, page: PersonPage) -> PersonForm:
        person, held = page.person, page.enrolment
        form = cls(
            person.name,
            tuple(role for role in Role if role in person.roles),
            person.language,
            person.shift,
        )
        if held is None:
            return form
        return replace(
            form,
            pathway=held.pathway,
            started=TypedDay.of(held.started),
            trainers=held.trainers,
        )

    @property
    def is_trainee(self) -> bool:
        return Role.TRAINEE in self.roles

    @property
    def member(self) -> Member:
        return Member(self.roles, self.language, self.shift)

    def enrolment(self, today: date) -> Enrolment | None:
        """Somebody who becomes a trainee begins today, unless another day is typed."""
        if not self.is_trainee:
            return None
        return Enrolment(self.pathway, self.started.day or today, self.trainers)


@dataclass(frozen=True, slots=True)
class PersonState(PageState):
    """``page`` None: not read yet. ``code``: shown once; then the page is about nothing else."""

    today: date
    page: PersonPage | None = None
    form: PersonForm | None = None
    is_me: bool = False
    code: str = ""
    reads_badge: bool = False
    saved: bool = False
    begun: Moment | None = None
    """When the form in sight was begun, where it was found as a draft."""

    @property
    def person(self) -> Person | None:
        return self.page.person if self.page else None

    @property
    def is_active(self) -> bool:
        return self.page is not None and self.page.person.active

    @property
    def has_changed(self) -> bool:
        return (
            self.page is not None
            and self.form is not None
            and _tidied(self.form) != _tidied(PersonForm.of(self.page))
        )

    @property
    def can_save(self) -> bool:
        form = self.form
        return (
            form is not None
            and self.has_changed
            and not self.busy
            and bool(form.name.strip() and form.roles)
            and not form.started.is_wrong
        )

    @property
    def may_leave(self) -> bool:
        return self.is_active and self.page is not None and not self.page.stays_supervisor


def _tidied(form: PersonForm) -> PersonForm:
    """Spaces typed by the way are no change."""
    return replace(form, name=" ".join(form.name.split()), shift=" ".join(form.shift.split()))
