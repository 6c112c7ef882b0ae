"""Closed lists of words the tables use."""

from __future__ import annotations

from enum import StrEnum


class AccountKind(StrEnum):
    RESIDENT = "resident"
    STAFF = "staff"
    SERVICE = "service"
    PARTNER = "partner"


class AccountStatus(StrEnum):
    PENDING = "pending"
    ACTIVE = "active"
    LOCKED = "locked"
    DISABLED = "disabled"
    ANONYMISED = "anonymised"


class Role(StrEnum):
    VISITOR = "visitor"
    RESIDENT = "resident"
    COMMUNITY_WORKER = "community_worker"
    GRID_WORKER = "grid_worker"
    BUILDING_STEWARD = "building_steward"
    PROPERTY_MANAGER = "property_manager"
    STREET_OFFICER = "street_officer"
    DUTY_DISPATCHER = "duty_dispatcher"
    CALLBACK_AGENT = "callback_agent"
    DISTRICT_OFFICER = "district_officer"
    DISTRICT_ANALYST = "district_analyst"
    RESPONDER = "responder"
    COMMANDER = "commander"
    AUDITOR = "auditor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    SERVICE = "service"


class Basis(StrEnum):
    """Why a purpose may use personal data (PIPL 13)."""

    STATUTORY = "statutory"
    CONTRACT = "contract"
    CONSENT = "consent"
    EMERGENCY = "emergency"


class ConsentState(StrEnum):
    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Channel(StrEnum):
    WEB = "web"
    COUNTER = "counter"
    PAPER = "paper"
    VISIT = "visit"


class MandateBasis(StrEnum):
    GUARDIAN = "guardian"
    MANDATE = "mandate"


class DeliveryState(StrEnum):
    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    GAVE_UP = "gave_up"


def values(words: type[StrEnum]) -> list[str]:
    """The plain strings of a list, as the database's checks hold them."""
    return [str(word.value) for word in words]
