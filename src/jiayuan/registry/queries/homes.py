"""With whom one person is registered."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.models import Household, HouseholdMember, Person
from jiayuan.registry.reading import allow, in_scope


def households_of(people: Iterable[UUID], purpose: Purpose, scope: Scope) -> dict[UUID, UUID]:
    """Person → the household they are registered in; absent where no source has named one. One audit record.

    Raises NotAllowed by purpose.
    """
    allow(["household"], purpose)
    asked = list(people)
    inside = in_scope(scope, subject="person_id", orgs="")
    rows = HouseholdMember.objects.filter(inside, person__in=asked).order_by("person_id", "household_id")
    audit.record("registry.households", fields=["household"], n=len(asked))
    return dict(rows.values_list("person_id", "household_id"))


def home_of(person: UUID, purpose: Purpose, scope: Scope) -> list[UUID] | None:
    """The living members of a person's household, themselves included, in the order of their relation.

    None where no source has named a household, or where the scope does not show everybody of it: a part is no home.
    Raises NotAllowed by purpose.
    """
    allow(["household"], purpose)
    inside = in_scope(scope, subject="person_id", orgs="")
    own = HouseholdMember.objects.filter(inside, person=person).values("household")
    members = list(HouseholdMember.objects.filter(inside, household__in=own).order_by("relation", "person_id"))
    audit.record("registry.home", subjects=[person], fields=["household"], n=len(members))
    size = Household.objects.filter(entity__in=[member.household_id for member in members[:1]]).values_list("size")
    if not members or list(size) != [(len(members),)]:
        return None
    people = [member.person_id for member in members]
    alive = set(Person.objects.filter(pk__in=people, life_state="alive").values_list("pk", flat=True))
    return [one for one in people if one in alive]
