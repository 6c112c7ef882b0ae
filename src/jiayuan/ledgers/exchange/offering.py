"""Values a peer offers for our base: its word counts where it has the authority, elsewhere people are asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from jiayuan.identity import api as identity
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.exchange.rules.authority import Verdict, verdict
from jiayuan.ledgers.exchange.rules.values import fits
from jiayuan.ledgers.models import Message, Peer, Record, Statement
from jiayuan.registry import api as registry

# A peer with authority speaks before our own ledgers (50 without a rank), behind none of rank 0.
AUTHORITY_RANK = 5
# Records of this kind have no line in a file: what they said came over the wire.
RECORDS = "exchange"


@dataclass(frozen=True, slots=True)
class Offered:
    """One value: whose (by the opaque key we gave out), which attribute, as of which day."""

    key: UUID
    attr: str
    value: str
    as_of: date


def cell(message: Message, one: UUID, attr: str) -> str:
    """The name of a statement's sealed cell."""
    return f"ledgers_statement.sealed:{message.ref}.{one}.{attr}"


def _judged(peer: Peer, rows: Sequence[Offered]) -> list[tuple[Verdict, Offered]]:
    attrs = sorted({row.attr for row in rows})
    kinds = {attr: registry.attr(attr).kind for attr in attrs}
    # One wrong value refuses the whole offer: the sender mends it and sends it again.
    if not all(fits(kinds[row.attr], row.value) for row in rows):
        raise Invalid(code="value")
    keys = sorted({row.key for row in rows})
    held = registry.facts_for(keys, attrs, LEDGER_UPKEEP, current().scope)
    return [
        (verdict(peer.kind, peer.certifies, row.attr, held[row.key][row.attr].value, row.value), row) for row in rows
    ]


def _refs(peer: Peer, rows: Sequence[Offered]) -> dict[Offered, int]:
    """The lasting identity of each saying (peer, person, attribute), so that the next one replaces it."""
    keys = {row: f"{peer.code}|{row.key}|{row.attr}".encode() for row in rows}
    Record.objects.bulk_create(
        (
            Record(
                template_code=RECORDS, office=peer.office, row_key=key, place_path=peer.place_path,
                owner_org_id=peer.office,
            )
            for key in keys.values()
        ),
        ignore_conflicts=True,
    )  # fmt: skip
    known = Record.objects.filter(template_code=RECORDS, office=peer.office, row_key__in=list(keys.values()))
    numbers = {bytes(key): number for key, number in known.values_list("row_key", "pk")}
    return {row: numbers[key] for row, key in keys.items()}


def _fact(row: Offered, ref: int) -> registry.FactRow:
    """A value as the registry takes it: places by their path."""
    if registry.attr(row.attr).kind == "place":
        return registry.FactRow(row.key, row.attr, place=row.value, record_ref=ref)
    return registry.FactRow(row.key, row.attr, value=row.value, record_ref=ref)


def record(peer: Peer, rows: Sequence[Offered], rank: int = AUTHORITY_RANK) -> int:
    """Writes values into the base, one batch per day they speak of; the number that were stored."""
    stored, refs = 0, _refs(peer, rows)
    for as_of, group in groupby(sorted(rows, key=lambda row: row.as_of), key=lambda row: row.as_of):
        facts = [_fact(row, refs[row]) for row in group]
        batch = registry.FactBatch(
            uuid7(), origin=f"exchange:{peer.code}", as_of=as_of, rows=facts,
            records=[fact.record_ref for fact in facts if fact.record_ref], ranks={fact.attr: rank for fact in facts},
        )  # fmt: skip
        stored += registry.record_facts(batch).facts
    return stored


def _ask_people(message: Message, rows: Sequence[Offered]) -> None:
    for row in rows:
        sealed = identity.seal_for(message.ref, cell(message, row.key, row.attr), row.value)
        Statement.objects.create(
            message=message, entity=row.key, attr=row.attr, as_of=row.as_of, sealed=sealed,
            place_path=message.place_path, owner_org_id=message.owner_org_id,
        )  # fmt: skip


def take_offer(message: Message, rows: Sequence[Offered]) -> dict[str, int]:
    """Applies what the peer may decide, asks people about the rest; how many rows went which way.

    `unknown` rows speak of nobody in the peer's place (or of a place that does not exist) and are left out.
    """
    if len({(row.key, row.attr) for row in rows}) < len(rows):
        raise Invalid(code="row-twice")
    judged = _judged(message.peer, rows)
    stored = record(message.peer, [row for kind, row in judged if kind == "apply"])
    _ask_people(message, [row for kind, row in judged if kind == "review"])
    counts = Counter(kind for kind, _row in judged)
    told = {"applied": stored, "same": counts["same"], "review": counts["review"]}
    return told | {"unknown": counts["apply"] - stored}
