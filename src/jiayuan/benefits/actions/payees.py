"""To whom a line is paid: name, last four of the id and account, as they are on the day of sealing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from jiayuan.benefits.actions.account import KNOWN
from jiayuan.benefits.base import PEOPLE_AT_ONCE
from jiayuan.benefits.models import Answer, PayLine
from jiayuan.benefits.queries.payees import Payee, cell_of
from jiayuan.identity.api import open_many, seal_many
from jiayuan.kernel.context import Acting
from jiayuan.registry import api as registry

ID_TAIL = 4


def _of_registry(people: Sequence[UUID], acting: Acting) -> dict[UUID, Payee]:
    found: dict[UUID, Payee] = {}
    for start in range(0, len(people), PEOPLE_AT_ONCE):
        part = people[start : start + PEOPLE_AT_ONCE]
        held = registry.facts_for(part, ["name", "id_number", "account"], acting.purpose, acting.scope)
        for person, facts in held.items():
            number = facts["id_number"].value or ""
            found[person] = Payee(facts["name"].value or "", number[-ID_TAIL:], facts["account"].value or "")
    return found


def _said_accounts(lines: Sequence[PayLine]) -> dict[int, str]:
    """The account a person named when confirming, by entitlement; it goes before the one on file."""
    offers = {line.entitlement.offer_id: line.entitlement_id for line in lines}
    said = Answer.objects.filter(offer__in=list(offers), question="account").exclude(value=KNOWN).exclude(sealed=None)
    answers = list(said.order_by("id"))
    texts = open_many(
        [(one.person, f"benefits_answer.sealed:{one.offer_id}", bytes(one.sealed or b"")) for one in answers]
    )
    return {offers[one.offer_id]: text for one, text in zip(answers, texts, strict=True)}


def freeze_payees(lines: Sequence[PayLine], acting: Acting) -> dict[int, Payee]:
    """Seals the payee of each line into it, by line number; what the base says later changes no sealed list."""
    held = _of_registry(list(dict.fromkeys(line.person for line in lines)), acting)
    said = _said_accounts(lines)
    payees: dict[int, Payee] = {}
    for line in lines:
        known = held[line.person]
        payees[line.seq] = Payee(known.name, known.id_last4, said.get(line.entitlement_id, known.account))
    sealed = seal_many([(line.person, cell_of(line), json.dumps(asdict(payees[line.seq]))) for line in lines])
    for line, secret in zip(lines, sealed, strict=True):
        line.payee = secret
    PayLine.objects.bulk_update(lines, ["payee"], batch_size=500)
    return payees
