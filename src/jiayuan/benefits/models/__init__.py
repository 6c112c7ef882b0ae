"""Tables of benefits: books and runs, offers and what was said, checks and appeals, entitlements and deliveries."""

from jiayuan.benefits.models.book import RulebookVersion
from jiayuan.benefits.models.check import Appeal, CheckStep, Notice
from jiayuan.benefits.models.delivery import Delivery, Handover
from jiayuan.benefits.models.entitlement import Entitlement, StopEvent
from jiayuan.benefits.models.offer import Campaign, Offer
from jiayuan.benefits.models.run import Assessment, Run
from jiayuan.benefits.models.said import Answer, ConsentSigned, Statement

__all__ = [
    "Answer",
    "Appeal",
    "Assessment",
    "Campaign",
    "CheckStep",
    "ConsentSigned",
    "Delivery",
    "Entitlement",
    "Handover",
    "Notice",
    "Offer",
    "RulebookVersion",
    "Run",
    "Statement",
    "StopEvent",
]
