"""Who draws something else than the base says: one set run over everybody who draws, so that only those are explained.

Set run and explainer are proven equal; whoever is left out here would be explained to the same amount.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pyarrow as pa

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.facts import NOTHING_KNOWN, Facts
from jiayuan.benefits.engine.setrun import SetRunner, arrow_people
from jiayuan.benefits.models import Entitlement
from jiayuan.benefits.outage import down_codes

# Person → code and fen of one policy; who is absent is definitely not entitled.
Answers = Mapping[str, tuple[int, int | None]]


@dataclass(frozen=True, slots=True)
class Period:
    """A period to look at: why it was stopped ("" for one that runs), and its policy."""

    drawn: Entitlement
    was: str
    policy: Policy


def _table(people: Sequence[UUID], facts: Mapping[UUID, Facts], codes: Iterable[str], book: RuleBook) -> pa.Table:
    columns: dict[str, list[object]] = {"person": [str(person) for person in people]}
    for code in codes:
        held = [facts[person].get(code, NOTHING_KNOWN) for person in people]
        columns[code], columns[state_column(code)] = [one.value for one in held], [int(one.state) for one in held]
    return arrow_people(columns, book)


def answers(policies: Iterable[Policy], facts: Mapping[UUID, Facts], book: RuleBook, day: date) -> dict[str, Answers]:
    """Policy → what a set run says of each of these people."""
    asked = tuple(policies)
    codes = dict.fromkeys(code for policy in asked for code in policy.facts if code in book.facts)
    found: dict[str, Answers] = {}
    with SetRunner(_table(list(facts), facts, codes, book), book, day) as runner:
        for policy in asked:
            rows = runner.policy(policy, down_codes(book)).rows.to_pylist()
            found[policy.id] = {row["person"]: (row["code"], row["amount"]) for row in rows}
    return found


def stands(period: Period, said: Answers) -> bool:
    """Whether the set run leaves a period as it is: unknown changes nothing, and what was stopped needs a yes."""
    code, amount = said.get(str(period.drawn.person), (0, None))
    if period.was:
        return code <= 0
    return code < 0 or (code > 0 and amount == period.drawn.amount)
