"""The sheet for the next shift: what its page shows, in the words of one language."""

from __future__ import annotations

from trainer_app.checklists.language import say
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.papers import HandedThing, HandedTrainee, HandOver
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.progress import progress
from trainer_app.checklists.shift import Thing
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import adopted_pack, milestones, trainee_case
from trainer_app.services.gathering.head import Printing, head
from trainer_app.services.handing_over import Handing, shift_page
from trainer_app.services.session import SignedIn


def hand_over(reading: Reading, viewer: SignedIn | None, how: Printing) -> HandOver:
    """``viewer`` None: the command line."""
    page = shift_page(
        reading,
        viewer,
        how.as_of,
        lambda trainee: progress(
            trainee_case(reading, trainee), milestones(reading, trainee, how.as_of), how.as_of
        ),
    )
    return HandOver(
        head(reading, adopted_pack(reading), how),
        page.since,
        tuple(_trainee(handing, page.pack, how) for handing in page.trainees),
        page.molds,
    )


def _trainee(handing: Handing, pack: Pack, how: Printing) -> HandedTrainee:
    person = handing.trainee
    told = tuple(_thing(thing, handing.names, pack, how) for thing in handing.things)
    return HandedTrainee(person.name, person.shift, told)


def _thing(thing: Thing, names: dict[PersonId, str], pack: Pack, how: Printing) -> HandedThing:
    task = pack.tasks.get(thing.task)
    return HandedThing(
        thing.kind,
        thing.task,
        say(task.title, how.first) if task else "",
        thing.on,
        names.get(thing.by, ""),
        thing.words,
        thing.level,
    )
