"""Who plays in the drill: the demo's own accounts, found by their login names."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

from jiayuan.config.demo.accounts import ACCOUNTS
from jiayuan.config.demo.hats import account_of, accounts_of
from jiayuan.identity import api as identity
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM, Purpose

DISTRICT = PlacePath("110102.")
STREET = PlacePath("110102.001.")


@dataclass(frozen=True, slots=True)
class Member:
    """One account; without a grant it acts as the resident it belongs to."""

    account_id: UUID
    grant_id: int | None = None
    place: PlacePath | None = None

    def acting(self, purpose: Purpose) -> AbstractContextManager[Acting]:
        return identity.acting(self.account_id, grant_id=self.grant_id, purpose=purpose)


def member(username: str) -> Member:
    """The demo account of that name, under its first grant."""
    account_id = account_of(username)
    entrant = identity.identify(account_id)
    grant = entrant.grants[0] if entrant.grants else None
    return Member(account_id, grant.id if grant else None, grant.place if grant else entrant.home)


def service(purpose: Purpose = UPKEEP_SYSTEM, place: PlacePath = DISTRICT) -> AbstractContextManager[Acting]:
    """The drill's own service account: opens accounts, loads what no demo account may."""
    return identity.acting_as_service("drill", place=place, purpose=purpose)


class Residents:
    """Accounts of residents who take part: the demo's own, or opened at the counter when they are first told."""

    def __init__(self) -> None:
        self.known: dict[UUID, Member] = {}
        # Whoever works for the street may live in it too, and then asks as the resident they are.
        for account_id in accounts_of([one.username for one in ACCOUNTS if one.persona]):
            entrant = identity.identify(account_id)
            if entrant.subject:
                self.known[entrant.subject] = Member(entrant.account_id, None, entrant.home)

    def of(self, person: UUID, home: PlacePath) -> Member:
        """The account of a person of the base, opened now if there is none."""
        if person not in self.known:
            with service():
                account_id = identity.create_account("resident", display_name="居民", subject=person, home=home)
            self.known[person] = Member(account_id, None, home)
        return self.known[person]
