"""What personal data may be read for. The kinds are closed: none can hold watching people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PurposeKind(StrEnum):
    SERVICE = "service"
    CASE = "case"
    BENEFIT = "benefit"
    PARTICIPATION = "participation"
    CARE = "care"
    VOLUNTEERING = "volunteering"
    EVENT_STAFFING = "event_staffing"
    PUBLIC_HEALTH = "public_health"
    STATISTICS = "statistics"
    UPKEEP = "upkeep"
    RIGHTS = "rights"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Purpose:
    """A registered purpose (table identity_purpose) at one version."""

    code: str
    kind: PurposeKind
    version: int = 1


# Codes are rows of identity_purpose; these are the ones the software itself acts for.
LEDGER_UPKEEP = Purpose("ledger-upkeep", PurposeKind.UPKEEP)
FORM_PREFILL = Purpose("form-prefill", PurposeKind.UPKEEP)
REGISTRY_REVIEW = Purpose("registry-review", PurposeKind.UPKEEP)
EMERGENCY_CARE = Purpose("emergency_care", PurposeKind.CARE)
BENEFIT_MATCHING = Purpose("benefit-matching", PurposeKind.BENEFIT)
BENEFIT_CHECK = Purpose("benefit-check", PurposeKind.BENEFIT)
BENEFIT_DELIVERY = Purpose("benefit-delivery", PurposeKind.BENEFIT)
BENEFIT_APPEAL = Purpose("benefit-appeal", PurposeKind.BENEFIT)
CASE_HANDLING = Purpose("case-handling", PurposeKind.CASE)
CASE_CALLBACK = Purpose("case-callback", PurposeKind.CASE)
EVENT_STAFFING = Purpose("event-staffing", PurposeKind.EVENT_STAFFING)
SERVICE_SELF = Purpose("service-self", PurposeKind.SERVICE)
STATISTICS = Purpose("statistics", PurposeKind.STATISTICS)
AUDIT_REVIEW = Purpose("audit-review", PurposeKind.AUDIT)
UPKEEP_SYSTEM = Purpose("system-upkeep", PurposeKind.UPKEEP)

WELL_KNOWN = (
    LEDGER_UPKEEP,
    FORM_PREFILL,
    REGISTRY_REVIEW,
    EMERGENCY_CARE,
    BENEFIT_MATCHING,
    BENEFIT_CHECK,
    BENEFIT_DELIVERY,
    BENEFIT_APPEAL,
    CASE_HANDLING,
    CASE_CALLBACK,
    EVENT_STAFFING,
    SERVICE_SELF,
    STATISTICS,
    AUDIT_REVIEW,
    UPKEEP_SYSTEM,
)
