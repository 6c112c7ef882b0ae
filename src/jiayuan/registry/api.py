"""The only door of the registry. Every read takes a purpose and a scope and leaves an audit record."""

from jiayuan.kernel.pinyin import name_key
from jiayuan.registry.answers import (
    LineageStep,
    OrganisationRef,
    PersonCard,
    PersonHit,
    Split,
    Stayed,
    Telling,
    ThingRef,
    Unmerged,
)
from jiayuan.registry.apart import not_same
from jiayuan.registry.attributes import ATTRS, Attr, attr
from jiayuan.registry.bodies import OrganisationRow, ThingRow, load_organisations, load_things
from jiayuan.registry.bulk import fact_table, household_table
from jiayuan.registry.care.agreeing import agree_care, withdraw_care
from jiayuan.registry.care.naming import QUEUE as CARE_QUEUE
from jiayuan.registry.care.naming import care_buildings, care_names
from jiayuan.registry.care.openings import (
    care_opening,
    care_openings,
    confirm_opening,
    declare_opening,
    stand_down,
)
from jiayuan.registry.care.reading import care_counts, my_care
from jiayuan.registry.care.recording import record_care_no, record_care_yes
from jiayuan.registry.care.rules import NEEDS as CARE_NEEDS
from jiayuan.registry.care.sentences import care_sentence
from jiayuan.registry.care.shapes import CareName, CareOpeningRef, CareView, Wishes
from jiayuan.registry.contradicting import Contradicted, contradicted
from jiayuan.registry.disputes.raising import dispute, withdraw_dispute
from jiayuan.registry.disputes.settling import settle_dispute
from jiayuan.registry.disputes.shapes import DisputeRef
from jiayuan.registry.disputes.telling import disputes
from jiayuan.registry.events import EntitiesChanged, EntitiesMerged
from jiayuan.registry.known_numbers import bearers, deceased, holders
from jiayuan.registry.loading import bulk_load
from jiayuan.registry.lookalikes import Asked, Met, lookalikes
from jiayuan.registry.masking import masked_value
from jiayuan.registry.matching_base import base_for_matching
from jiayuan.registry.merging import merge, unmerge
from jiayuan.registry.occurrences import OccurrenceRef, occurrences, record_occurrence
from jiayuan.registry.opened_numbers import opened_numbers
from jiayuan.registry.projection import golden_digest
from jiayuan.registry.proposing import (
    ProposedMerge,
    agree_to_merge,
    ask_to_merge,
    merge_proposals,
    propose_merge,
    refuse_merge,
)
from jiayuan.registry.queries.bodies import counts, counts_by_place, organisation, organisations, things
from jiayuan.registry.queries.bodylines import (
    BodyCard,
    BodyLine,
    bodies_of,
    bodies_page,
    body_attrs,
    body_card,
    body_lineage,
)
from jiayuan.registry.queries.cards import person_card, subjects_at
from jiayuan.registry.queries.holdings import Holding, holdings
from jiayuan.registry.queries.homes import home_of, households_of
from jiayuan.registry.queries.identities import RecordSaid, Ruled, records_of, rulings_of
from jiayuan.registry.queries.lineage import lineage
from jiayuan.registry.queries.others import facts_without
from jiayuan.registry.queries.people import counted_as, facts_for, resolve, selves, streets_of
from jiayuan.registry.queries.searching import search
from jiayuan.registry.queries.statements import stand_lines, statement_counts
from jiayuan.registry.queries.tellings import tellings
from jiayuan.registry.rebuilding import Rebuilt, rebuild, rebuild_report
from jiayuan.registry.recording import record_facts
from jiayuan.registry.rehoming import split_among, spoken_of, told_of
from jiayuan.registry.rules import search_is_narrow
from jiayuan.registry.rulings import Held, Side, held, hold_again, moot, rule_between, sides
from jiayuan.registry.sealing import blind, blind_each
from jiayuan.registry.shapes import FACTS, FactBatch, FactRow, FactValue, Stored, no_facts
from jiayuan.registry.splithomes import split_homes
from jiayuan.registry.splitting import split, unsplit
from jiayuan.registry.staging import at_hand, be_patient, copied, fill, run
from jiayuan.registry.standing import retired, versions
from jiayuan.registry.withdrawing import restore, retract, withdraw

__all__ = [
    "ATTRS",
    "CARE_NEEDS",
    "CARE_QUEUE",
    "FACTS",
    "Asked",
    "Attr",
    "BodyCard",
    "BodyLine",
    "CareName",
    "CareOpeningRef",
    "CareView",
    "Contradicted",
    "DisputeRef",
    "EntitiesChanged",
    "EntitiesMerged",
    "FactBatch",
    "FactRow",
    "FactValue",
    "Held",
    "Holding",
    "LineageStep",
    "Met",
    "OccurrenceRef",
    "OrganisationRef",
    "OrganisationRow",
    "PersonCard",
    "PersonHit",
    "ProposedMerge",
    "Rebuilt",
    "RecordSaid",
    "Ruled",
    "Side",
    "Split",
    "Stayed",
    "Stored",
    "Telling",
    "ThingRef",
    "ThingRow",
    "Unmerged",
    "Wishes",
    "agree_care",
    "agree_to_merge",
    "ask_to_merge",
    "at_hand",
    "attr",
    "base_for_matching",
    "be_patient",
    "bearers",
    "blind",
    "blind_each",
    "bodies_of",
    "bodies_page",
    "body_attrs",
    "body_card",
    "body_lineage",
    "bulk_load",
    "care_buildings",
    "care_counts",
    "care_names",
    "care_opening",
    "care_openings",
    "care_sentence",
    "confirm_opening",
    "contradicted",
    "copied",
    "counted_as",
    "counts",
    "counts_by_place",
    "deceased",
    "declare_opening",
    "dispute",
    "disputes",
    "fact_table",
    "facts_for",
    "facts_without",
    "fill",
    "golden_digest",
    "held",
    "hold_again",
    "holders",
    "holdings",
    "home_of",
    "household_table",
    "households_of",
    "lineage",
    "load_organisations",
    "load_things",
    "lookalikes",
    "masked_value",
    "merge",
    "merge_proposals",
    "moot",
    "my_care",
    "name_key",
    "no_facts",
    "not_same",
    "occurrences",
    "opened_numbers",
    "organisation",
    "organisations",
    "person_card",
    "propose_merge",
    "rebuild",
    "rebuild_report",
    "record_care_no",
    "record_care_yes",
    "record_facts",
    "record_occurrence",
    "records_of",
    "refuse_merge",
    "resolve",
    "restore",
    "retired",
    "retract",
    "rule_between",
    "rulings_of",
    "run",
    "search",
    "search_is_narrow",
    "selves",
    "settle_dispute",
    "sides",
    "split",
    "split_among",
    "split_homes",
    "spoken_of",
    "stand_down",
    "stand_lines",
    "statement_counts",
    "streets_of",
    "subjects_at",
    "tellings",
    "things",
    "told_of",
    "unmerge",
    "unsplit",
    "versions",
    "withdraw",
    "withdraw_care",
    "withdraw_dispute",
]
