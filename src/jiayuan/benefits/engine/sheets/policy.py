"""A policy file as a sheet: its gates, and its rows as lines of cells. What was not changed keeps its very text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.sheets.cells import Catalogue
from jiayuan.benefits.engine.sheets.lines import Line, columns_of, lines_of, when_of
from jiayuan.benefits.engine.sheets.words import RULING

# As YAML gives it: the loader checks what it means.
Data = Mapping[str, Any]
PARTS = ("who", "not_if")


@dataclass(frozen=True, slots=True)
class GateCells:
    """A condition of a policy; `part` is who or not_if."""

    part: str
    when: str
    zh: str
    en: str
    cite: str


@dataclass(frozen=True, slots=True)
class RowCells:
    """A row of the table; an empty line stands between quotes, `ruling` the question where `pay` is `?`."""

    id: str
    lines: tuple[Line, ...]
    pay: str
    zh: str
    en: str
    cite: str
    quote: str
    ruling: str


@dataclass(frozen=True, slots=True)
class PolicySheet:
    columns: tuple[str, ...]
    gates: tuple[GateCells, ...]
    rows: tuple[RowCells, ...]


def _words(said: object) -> tuple[str, str]:
    """Chinese and English; a wording given once stands for both and has no English of its own."""
    if isinstance(said, Mapping):
        return str(said.get("zh", "")), str(said.get("en", ""))
    return str(said or ""), ""


def _quotes(quote: object) -> str:
    # An empty line between quotes: a quote from a table of the text has line breaks of its own.
    return "\n\n".join(map(str, quote)) if isinstance(quote, list) else str(quote or "")


def _gates(data: Data) -> tuple[GateCells, ...]:
    return tuple(
        GateCells(part, str(gate["when"]), *_words(gate.get("say")), str(gate.get("cite", "")))
        for part in PARTS
        for gate in data.get(part) or ()
    )


def _row(row: Data, columns: Sequence[str], facts: Catalogue) -> RowCells:
    zh, en = _words(row.get("say"))
    ruling = str(row.get("ruling", ""))
    return RowCells(
        id=str(row["id"]),
        lines=lines_of(str(row["when"]), columns, facts),
        pay=RULING if ruling else str(row.get("pay", "")),
        zh=zh,
        en=en,
        cite=str(row.get("cite", "")),
        quote=_quotes(row.get("quote")),
        ruling=ruling,
    )


def policy_sheet(data: Data, facts: Catalogue) -> PolicySheet:
    """The sheet of a policy file that loads."""
    rows: Sequence[Data] = data["rows"]
    columns = columns_of((parse(str(row["when"])) for row in rows), facts)
    return PolicySheet(tuple(columns), _gates(data), tuple(_row(row, columns, facts) for row in rows))


def _said(zh: str, en: str) -> object:
    return {"zh": zh, "en": en} if en else zh


def _gate_data(gate: GateCells) -> dict[str, Any]:
    return {"when": gate.when.strip(), "say": _said(gate.zh, gate.en), "cite": gate.cite}


def _row_data(row: RowCells, facts: Catalogue) -> dict[str, Any]:
    ruled = row.pay.strip() in (RULING, "？")
    found: dict[str, Any] = {"id": row.id, "when": when_of(row.lines, facts)}
    found |= {"ruling": row.ruling.strip()} if ruled else {"pay": row.pay.strip()}
    found |= {"say": _said(row.zh, row.en), "cite": row.cite}
    quotes = [quote.strip() for quote in re.split(r"\n\s*\n", row.quote.replace("\r\n", "\n")) if quote.strip()]
    return found | ({"quote": quotes if len(quotes) > 1 else quotes[0]} if quotes else {})


def _meaning(entry: Data) -> tuple[object, ...]:
    """What a gate or row says, whatever its spelling."""
    trees = tuple(parse(str(entry[key])) for key in ("when", "pay") if key in entry)
    rest = tuple(str(entry.get(key, "")).strip() for key in ("id", "cite", "ruling"))
    return (*trees, *rest, _words(entry.get("say")), _quotes(entry.get("quote")))


def _kept(new: Sequence[dict[str, Any]], old: Sequence[Data]) -> list[Any]:
    """Each entry as it stood where it still says the same: a table nobody changed stays byte for byte."""
    before = {_meaning(entry): entry for entry in old}
    return [before.get(_meaning(entry), entry) for entry in new]


def applied(data: Data, sheet: PolicySheet, facts: Catalogue) -> dict[str, Any]:
    """The policy file with the sheet's gates and rows; raises BookError naming row and column."""
    found = dict(data)
    for part in PARTS:
        gates = _kept([_gate_data(gate) for gate in sheet.gates if gate.part == part], data.get(part) or ())
        if gates or part in data:
            found[part] = gates
    rows = []
    for row in sheet.rows:
        try:
            rows.append(_row_data(row, facts))
            _meaning(rows[-1])
        except BookError as wrong:
            raise BookError(f"{row.id} {wrong.where}", wrong.what) from wrong
    found["rows"] = _kept(rows, data["rows"])
    return found
