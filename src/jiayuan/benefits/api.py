"""The only door of benefits. Reads and moves happen in the acting scope and leave an audit record.

Pure (no Django): `load_book`, `answer`, `evaluate_facts`, `parity`, `check_cases`, `check_quotes`. For people: `run`,
`find`, `start_campaign`, `contact_found`, `command`, `delivery_command`, `assess`, `explain`, `my_benefits`, `queue`,
`matter`, `deliveries`. A name's module is loaded when the name is first used, so the pure half starts in an instant.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiayuan.benefits.actions.answering import AUTHORISATION
    from jiayuan.benefits.actions.delivering import delivery_command
    from jiayuan.benefits.actions.finding import find, start_campaign
    from jiayuan.benefits.actions.moving import apply, command
    from jiayuan.benefits.actions.nightly import end_notices, night_of, nightly
    from jiayuan.benefits.actions.publishing import publish_book
    from jiayuan.benefits.actions.reaching import contact_found
    from jiayuan.benefits.actions.running import RunSummary, run
    from jiayuan.benefits.books import load_book
    from jiayuan.benefits.engine.book import Policy, RuleBook
    from jiayuan.benefits.engine.evaluate import Evaluation, Explained, answer, evaluate_facts
    from jiayuan.benefits.engine.faults import BookError, Finding
    from jiayuan.benefits.engine.parity import Difference, parity
    from jiayuan.benefits.engine.quotes import check_quotes, texts_folder
    from jiayuan.benefits.engine.worked import check_cases
    from jiayuan.benefits.events import (
        Delivered,
        EntitlementOpened,
        EntitlementStopped,
        FactDisputed,
        OfferConfirmed,
    )
    from jiayuan.benefits.models import Offer
    from jiayuan.benefits.queries.board import CampaignBoard, campaign_offers, campaigns, latest_run, states_now
    from jiayuan.benefits.queries.desk import (
        DeliveryRow,
        Matter,
        Page,
        deliveries,
        delivery_in,
        matter,
        queue,
    )
    from jiayuan.benefits.queries.explaining import assess, explain
    from jiayuan.benefits.queries.mine import Mine, OfferCard, card, my_benefits
    from jiayuan.benefits.queries.prefill import Line, Prefill, prefill
    from jiayuan.benefits.queries.scoped import offer_in

WHERE = {
    "actions.answering": ("AUTHORISATION",),
    "actions.delivering": ("delivery_command",),
    "actions.finding": ("find", "start_campaign"),
    "actions.moving": ("apply", "command"),
    "actions.nightly": ("end_notices", "night_of", "nightly"),
    "actions.publishing": ("publish_book",),
    "actions.reaching": ("contact_found",),
    "actions.running": ("RunSummary", "run"),
    "books": ("load_book",),
    "engine.book": ("Policy", "RuleBook"),
    "engine.evaluate": ("Evaluation", "Explained", "answer", "evaluate_facts"),
    "engine.faults": ("BookError", "Finding"),
    "engine.parity": ("Difference", "parity"),
    "engine.quotes": ("check_quotes", "texts_folder"),
    "engine.worked": ("check_cases",),
    "events": (
        "Delivered", "EntitlementOpened", "EntitlementStopped", "FactDisputed", "OfferConfirmed",
    ),
    "models": ("Offer",),
    "queries.board": ("CampaignBoard", "campaign_offers", "campaigns", "latest_run", "states_now"),
    "queries.desk": ("DeliveryRow", "Matter", "Page", "deliveries", "delivery_in", "matter", "queue"),
    "queries.explaining": ("assess", "explain"),
    "queries.mine": ("Mine", "OfferCard", "card", "my_benefits"),
    "queries.prefill": ("Line", "Prefill", "prefill"),
    "queries.scoped": ("offer_in",),
}  # fmt: skip
_MODULES = {name: module for module, names in WHERE.items() for name in names}


def __getattr__(name: str) -> object:
    """The thing behind a name of this door."""
    if name not in _MODULES:
        raise AttributeError(name)
    found: object = getattr(import_module(f"jiayuan.benefits.{_MODULES[name]}"), name)
    return found


__all__ = [
    "AUTHORISATION",
    "BookError",
    "CampaignBoard",
    "Delivered",
    "DeliveryRow",
    "Difference",
    "EntitlementOpened",
    "EntitlementStopped",
    "Evaluation",
    "Explained",
    "FactDisputed",
    "Finding",
    "Line",
    "Matter",
    "Mine",
    "Offer",
    "OfferCard",
    "OfferConfirmed",
    "Page",
    "Policy",
    "Prefill",
    "RuleBook",
    "RunSummary",
    "answer",
    "apply",
    "assess",
    "campaign_offers",
    "campaigns",
    "card",
    "check_cases",
    "check_quotes",
    "command",
    "contact_found",
    "deliveries",
    "delivery_command",
    "delivery_in",
    "end_notices",
    "evaluate_facts",
    "explain",
    "find",
    "latest_run",
    "load_book",
    "matter",
    "my_benefits",
    "night_of",
    "nightly",
    "offer_in",
    "parity",
    "prefill",
    "publish_book",
    "queue",
    "run",
    "start_campaign",
    "states_now",
    "texts_folder",
]
