"""Tables of benefits: books and runs, offers and what was said, checks and appeals, entitlements, money, deliveries."""

from jiayuan.benefits.models.appeal import Appeal
from jiayuan.benefits.models.assessment import Assessment
from jiayuan.benefits.models.book import RulebookVersion
from jiayuan.benefits.models.campaign import Campaign
from jiayuan.benefits.models.check import CheckStep
from jiayuan.benefits.models.delivery import Delivery, Handover
from jiayuan.benefits.models.entitlement import Entitlement, StopEvent
from jiayuan.benefits.models.notice import Notice
from jiayuan.benefits.models.offer import Offer
from jiayuan.benefits.models.paylist import PayLine, PayList
from jiayuan.benefits.models.run import Run
from jiayuan.benefits.models.said import Answer, ConsentSigned
from jiayuan.benefits.models.statement import Statement
from jiayuan.benefits.models.surplus import Overpayment, StopProposal

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
    "Overpayment",
    "PayLine",
    "PayList",
    "RulebookVersion",
    "Run",
    "Statement",
    "StopEvent",
    "StopProposal",
]
