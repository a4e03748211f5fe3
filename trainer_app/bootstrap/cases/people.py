"""Who is at a plant, who may what, and their PCs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trainer_app.kernel.clock import Clock
from trainer_app.services.people import People

if TYPE_CHECKING:
    from trainer_app.services.badges import Badges
    from trainer_app.services.drafts import Drafts
    from trainer_app.services.incidents import Incidents
    from trainer_app.services.joining import Joinings
    from trainer_app.services.leaving import Leaving
    from trainer_app.services.members import Members
    from trainer_app.services.merging import Merging
    from trainer_app.services.peers import Peers
    from trainer_app.services.rights import Rights
    from trainer_app.services.visits import Visits
    from trainer_app.store.local import LocalStore


class PeopleCases:
    """On one store; the first of the chain that ends in ``Program``."""

    def __init__(self, store: LocalStore, clock: Clock) -> None:
        self.store = store
        self.clock = clock

    @cached_property
    def people(self) -> People:
        return People(self.store, self.clock)

    @cached_property
    def members(self) -> Members:
        from trainer_app.services.members import Members

        return Members(self.store, self.clock)

    @cached_property
    def rights(self) -> Rights:
        from trainer_app.services.rights import Rights

        return Rights(self.store, self.clock)

    @cached_property
    def joinings(self) -> Joinings:
        from trainer_app.services.joining import Joinings

        return Joinings(self.store)

    @cached_property
    def merging(self) -> Merging:
        from trainer_app.services.merging import Merging

        return Merging(self.store)

    @cached_property
    def peers(self) -> Peers:
        from trainer_app.services.peers import Peers

        return Peers(self.store)

    @cached_property
    def incidents(self) -> Incidents:
        from trainer_app.services.incidents import Incidents

        return Incidents(self.store, self.clock)

    @cached_property
    def badges(self) -> Badges:
        from trainer_app.services.badges import Badges

        return Badges(self.store)

    @cached_property
    def leaving(self) -> Leaving:
        from trainer_app.services.leaving import Leaving

        return Leaving(self.store, self.people, self.store.paths.backups)

    @cached_property
    def drafts(self) -> Drafts:
        from trainer_app.services.drafts import Drafts

        return Drafts(self.store)

    @cached_property
    def visits(self) -> Visits:
        from trainer_app.services.visits import Visits

        return Visits(self.store)
