"""Tables of the registry, one aggregate per file."""

from jiayuan.registry.models.entity import Entity, MergeEvent, NotSame
from jiayuan.registry.models.fact import Fact
from jiayuan.registry.models.home import Household, HouseholdMember, Residence
from jiayuan.registry.models.other import Membership, Organisation, Thing
from jiayuan.registry.models.person import Person

__all__ = [
    "Entity",
    "Fact",
    "Household",
    "HouseholdMember",
    "Membership",
    "MergeEvent",
    "NotSame",
    "Organisation",
    "Person",
    "Residence",
    "Thing",
]
