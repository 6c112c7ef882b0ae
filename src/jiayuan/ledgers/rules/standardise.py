"""Standards of the cells by attribute: what comes out is the same whatever way it was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiayuan.ledgers.rules.bodycells import ORG_KINDS, code16, coordinate, credit_code, thing_kind
from jiayuan.ledgers.rules.cells import Std, error
from jiayuan.ledgers.rules.codes import (
    ASSESSED,
    RELIEF,
    TENURE,
    coded,
    dis_type,
    flag,
    level,
    listed,
    sex,
)
from jiayuan.ledgers.rules.dates import day
from jiayuan.ledgers.rules.names import name, text
from jiayuan.ledgers.rules.numbers import certificate, id_number, phone

FAILED = frozenset({"#ERROR!", "#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})

STANDARDS: Mapping[str, Callable[[str], Std]] = {
    "name": name,
    "sex": sex,
    "marital": listed("marital", "code_unknown"),
    "education": listed("education", "code_unknown"),
    "household.relation": listed("relation", "code_unknown"),
    "id_number": id_number,
    "birth": day,
    "phone": phone,
    "dis.certificate": certificate,
    "dis.type": dis_type,
    "dis.level": level,
    "dis.multi": flag,
    "relief.status": coded(RELIEF, "code_unknown"),
    "elder.assessed": coded(ASSESSED, "code_unknown"),
    "tenure": coded(TENURE, "code_unknown"),
    "hukou": flag,
    "org.uscc": credit_code,
    "org.kind": coded(ORG_KINDS, "code_unknown"),
    "thing.kind": thing_kind,
    "thing.code16": code16,
    "thing.lon": coordinate,
    "thing.lat": coordinate,
}


def standardise(attr: str, raw: str) -> Std:
    """The standard form of one cell of an attribute; never raises."""
    # Also as text: a CSV export writes what the formula said instead of a value.
    if raw[:1] == "#" and raw.strip() in FAILED:
        return error("formula")
    return STANDARDS.get(attr, text)(raw)
