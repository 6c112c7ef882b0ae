"""The figures of a month per unit, counted from clocks, orders and answers (specification 4.10)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from jiayuan.audit.api import record
from jiayuan.cases.queries.outcomes import outcomes
from jiayuan.cases.rules.kpi import CaseOutcome, composite, table
from jiayuan.cases.shapes.counts import KpiRow
from jiayuan.identity.api import require
from jiayuan.kernel import clock, context
from jiayuan.kernel.scope import Scope


def kpi(scope: Scope, period: date) -> list[KpiRow]:
    """One row per lead unit for cases whose resolve clock fell due in the month of `period`, largest first."""
    require(context.current(), "cases.kpi")
    grouped: dict[tuple[int, str], list[CaseOutcome]] = defaultdict(list)
    for case, outcome in outcomes(scope, period, clock.now()):
        grouped[case.lead_unit or 0, case.unit_name].append(outcome)
    record("cases.kpi", n=len(grouped))
    rows = [KpiRow(unit, name, len(cases), table(cases), composite(cases)) for (unit, name), cases in grouped.items()]
    return sorted(rows, key=lambda row: (-row.cases, row.unit))
