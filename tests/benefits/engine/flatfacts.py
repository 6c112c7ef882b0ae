"""People's facts as the columns of a set run."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.facts import NOTHING_KNOWN, Facts


def flat_columns(people: Sequence[Facts], codes: Sequence[str]) -> dict[str, list[object]]:
    """The same people as columns: key (their number), then value and state of each fact."""
    columns: dict[str, list[object]] = {"person": [str(number) for number in range(len(people))]}
    for code in codes:
        facts = [person.get(code, NOTHING_KNOWN) for person in people]
        columns[code] = [fact.value for fact in facts]
        columns[state_column(code)] = [int(fact.state) for fact in facts]
    return columns
