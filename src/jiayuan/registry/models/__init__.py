"""Tables of the registry, one aggregate per file."""

from jiayuan.registry.models.care import CareEntry, CareOpening, CareReading
from jiayuan.registry.models.dispute import Dispute
from jiayuan.registry.models.entity import Entity
from jiayuan.registry.models.fact import Fact
from jiayuan.registry.models.household import Household, HouseholdMember
from jiayuan.registry.models.membership import Membership
from jiayuan.registry.models.occurrence import Occurrence
from jiayuan.registry.models.organisation import Organisation
from jiayuan.registry.models.person import Person
from jiayuan.registry.models.proposal import MergeProposal
from jiayuan.registry.models.residence import Residence
from jiayuan.registry.models.ruling import Ruling
from jiayuan.registry.models.thing import Thing
from jiayuan.registry.models.verdict import MergeEvent, NotSame

__all__ = [
    "CareEntry",
    "CareOpening",
    "CareReading",
    "Dispute",
    "Entity",
    "Fact",
    "Household",
    "HouseholdMember",
    "Membership",
    "MergeEvent",
    "MergeProposal",
    "NotSame",
    "Occurrence",
    "Organisation",
    "Person",
    "Residence",
    "Ruling",
    "Thing",
]
