"""The door of benefits for people: reads and moves happen in the acting scope and leave an audit record.

Finding: `run`, `find`, `start_campaign`, `contact_found`, `night_of`, `nightly`. Moving: `command`, `apply`, `choose`,
`delivery_command`, `publish_book`. Reading: `assess`, `explain`, `my_benefits`, `prefill`, `queue`, `matter`,
`deliveries`, `campaigns`, `blocking_facts`. Rule books and the engine alone, without Django: `rulebook`.
"""

from __future__ import annotations

from jiayuan.benefits.actions.account import account_number
from jiayuan.benefits.actions.answering import AUTHORISATION
from jiayuan.benefits.actions.applying import apply
from jiayuan.benefits.actions.campaigning import start_campaign
from jiayuan.benefits.actions.codes import own_witness_code
from jiayuan.benefits.actions.delivering import delivery_command
from jiayuan.benefits.actions.drafting import save_files, start_draft
from jiayuan.benefits.actions.finding import find
from jiayuan.benefits.actions.gating import book_command, run_dry
from jiayuan.benefits.actions.later import touched_later
from jiayuan.benefits.actions.listing import draft_paylist
from jiayuan.benefits.actions.moving import command
from jiayuan.benefits.actions.nightly import end_notices, night_of, nightly
from jiayuan.benefits.actions.paying import paylist_command
from jiayuan.benefits.actions.preferring import choose
from jiayuan.benefits.actions.proposals import answer_proposal
from jiayuan.benefits.actions.proposing import propose_changes
from jiayuan.benefits.actions.publishing import publish_book
from jiayuan.benefits.actions.reaching import contact_found
from jiayuan.benefits.actions.running import RunSummary, run
from jiayuan.benefits.actions.stating import LOOKING, state_findings
from jiayuan.benefits.actions.surplus import OUTCOMES as OVERPAYMENT_OUTCOMES
from jiayuan.benefits.actions.surplus import settle_overpayment
from jiayuan.benefits.engine.facts import FactDef
from jiayuan.benefits.engine.given import facts_given
from jiayuan.benefits.engine.procedure import Paper
from jiayuan.benefits.engine.words import Words
from jiayuan.benefits.events import Delivered, EntitlementOpened, EntitlementStopped, FactDisputed, OfferConfirmed
from jiayuan.benefits.held import name_of, policy_of
from jiayuan.benefits.models import Delivery, Offer, Overpayment, PayList, RulebookVersion, StopProposal
from jiayuan.benefits.paying.states import PAYLISTS, Sums
from jiayuan.benefits.queries.about import open_offers
from jiayuan.benefits.queries.board import CampaignBoard, campaign_offers, campaigns
from jiayuan.benefits.queries.boards.buildings import Missed, missed_places
from jiayuan.benefits.queries.boards.counting import counting
from jiayuan.benefits.queries.boards.coverage import Cover, cover_by_community, cover_by_policy
from jiayuan.benefits.queries.boards.forecast import Cost, forecast
from jiayuan.benefits.queries.boards.pace import Spared, Taken, days_of, limit_of, paces, spared
from jiayuan.benefits.queries.boards.whatif import Figure, Shift, figures, what_if
from jiayuan.benefits.queries.books import book_version, book_versions
from jiayuan.benefits.queries.cards import DrawnCard, OfferCard, card
from jiayuan.benefits.queries.decisions import Decision, decisions
from jiayuan.benefits.queries.deliveries import DeliveryRow, Proof, deliveries, deliveries_page, delivery_in, proof_of
from jiayuan.benefits.queries.explaining import assess, explain, explain_offer
from jiayuan.benefits.queries.letters import Letter, letter
from jiayuan.benefits.queries.lines import Line
from jiayuan.benefits.queries.matter import Matter, matter
from jiayuan.benefits.queries.mine import Mine, all_my_benefits, all_own_offers, my_benefits, own_commands, own_offers
from jiayuan.benefits.queries.overview import latest_run, states_now
from jiayuan.benefits.queries.payfile import PayFile, pay_file, pay_form
from jiayuan.benefits.queries.paylists import LineRow, lines_page, paylist_in, paylists, paylists_page, unpaid
from jiayuan.benefits.queries.paylists import sums as paylist_sums
from jiayuan.benefits.queries.prefill import Prefill, prefill
from jiayuan.benefits.queries.queue import Page, queue
from jiayuan.benefits.queries.reachlist import ReachList, call_list, visit_list
from jiayuan.benefits.queries.roundtrips import DayRound, day_round
from jiayuan.benefits.queries.scoped import offer_in
from jiayuan.benefits.queries.stops import Waiting, overpayments, proposals
from jiayuan.benefits.queries.unit import questions_of, to_find
from jiayuan.benefits.queries.worklist.facts import BlockingFact, blocking_facts
from jiayuan.benefits.queries.worklist.yards import Door, Yard, blocking_doors, blocking_yards
from jiayuan.benefits.remedies import Remedy
from jiayuan.benefits.rulebook import (
    BookError,
    Evaluation,
    Explained,
    Policy,
    RuleBook,
    answer,
    evaluate_facts,
    load_book,
)
from jiayuan.benefits.rules import DELIVERY_OVER, TRIES_MAX, VERIFY
from jiayuan.benefits.selves import as_owner
from jiayuan.benefits.sentences import sentence

__all__ = [
    "AUTHORISATION",
    "DELIVERY_OVER",
    "LOOKING",
    "OVERPAYMENT_OUTCOMES",
    "PAYLISTS",
    "TRIES_MAX",
    "VERIFY",
    "BlockingFact",
    "BookError",
    "CampaignBoard",
    "Cost",
    "Cover",
    "DayRound",
    "Decision",
    "Delivered",
    "Delivery",
    "DeliveryRow",
    "Door",
    "DrawnCard",
    "EntitlementOpened",
    "EntitlementStopped",
    "Evaluation",
    "Explained",
    "FactDef",
    "FactDisputed",
    "Figure",
    "Letter",
    "Line",
    "LineRow",
    "Matter",
    "Mine",
    "Missed",
    "Offer",
    "OfferCard",
    "OfferConfirmed",
    "Overpayment",
    "Page",
    "Paper",
    "PayFile",
    "PayList",
    "Policy",
    "Prefill",
    "Proof",
    "ReachList",
    "Remedy",
    "RuleBook",
    "RulebookVersion",
    "RunSummary",
    "Shift",
    "Spared",
    "StopProposal",
    "Sums",
    "Taken",
    "Waiting",
    "Words",
    "Yard",
    "account_number",
    "all_my_benefits",
    "all_own_offers",
    "answer",
    "answer_proposal",
    "apply",
    "as_owner",
    "assess",
    "blocking_doors",
    "blocking_facts",
    "blocking_yards",
    "book_command",
    "book_version",
    "book_versions",
    "call_list",
    "campaign_offers",
    "campaigns",
    "card",
    "choose",
    "command",
    "contact_found",
    "counting",
    "cover_by_community",
    "cover_by_policy",
    "day_round",
    "days_of",
    "decisions",
    "deliveries",
    "deliveries_page",
    "delivery_command",
    "delivery_in",
    "draft_paylist",
    "end_notices",
    "evaluate_facts",
    "explain",
    "explain_offer",
    "facts_given",
    "figures",
    "find",
    "forecast",
    "latest_run",
    "letter",
    "limit_of",
    "lines_page",
    "load_book",
    "matter",
    "missed_places",
    "my_benefits",
    "name_of",
    "night_of",
    "nightly",
    "offer_in",
    "open_offers",
    "overpayments",
    "own_commands",
    "own_offers",
    "own_witness_code",
    "paces",
    "pay_file",
    "pay_form",
    "paylist_command",
    "paylist_in",
    "paylist_sums",
    "paylists",
    "paylists_page",
    "policy_of",
    "prefill",
    "proof_of",
    "proposals",
    "propose_changes",
    "publish_book",
    "questions_of",
    "queue",
    "run",
    "run_dry",
    "save_files",
    "sentence",
    "settle_overpayment",
    "spared",
    "start_campaign",
    "start_draft",
    "state_findings",
    "states_now",
    "to_find",
    "touched_later",
    "unpaid",
    "visit_list",
    "what_if",
]
