"""The columns of one fact as they count, and the schema a set run reads."""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from jiayuan.benefits.engine.columns import DTYPES, Column, pick, state_column
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, FactDef


@dataclass(frozen=True, slots=True)
class FactColumns:
    """One fact in a set: the value (NULL unless known), the state, and the bit that names it when missing."""

    value: Column
    state: Column
    bit: int
    defined: FactDef

    @property
    def absent(self) -> Column:
        return self.state == ABSENT

    @property
    def mask(self) -> Column:
        return pick((self.state == UNKNOWN, ibis.literal(self.bit, "int64")), default=ibis.literal(0, "int64"))

    @property
    def truth(self) -> Column:
        """A yes-or-no fact as a condition: absent counts as no, unknown as NULL."""
        return pick((self.absent, ibis.literal(False)), default=self.value)


def counted(table: ibis.Table, code: str, defined: FactDef, bit: int) -> FactColumns:
    """The fact's columns as they count: a value only when known, no absence where absence is impossible."""
    raw = table[state_column(code)]
    state = raw if defined.may_be_absent else pick((raw == KNOWN, raw), default=ibis.literal(UNKNOWN, "int8"))
    value = pick((raw == KNOWN, table[code]), default=ibis.null(DTYPES[defined.kind]))
    return FactColumns(value, state, bit, defined)
