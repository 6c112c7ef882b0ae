"""Before anybody merges a file: which of its values would contradict what other sources say of the same people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.foretold import Foretold, packed
from jiayuan.ledgers.rules.recovery import RECOVERED
from jiayuan.ledgers.stages.facts import statements
from jiayuan.ledgers.stages.outcomes import live_links
from jiayuan.ledgers.stages.rows import Row
from jiayuan.ledgers.templates import ranks
from jiayuan.registry import api as registry

# What the match has compared already, by the names of its levels.
COMPARED = {
    "name": "name", "id": "id_number", "birth": "birth", "phone": "phone", "place": "residence.actual", "sex": "sex",
    "community": "community",
}  # fmt: skip
AGREES = frozenset({"exact", "day", "room", "same", "shared", "none"})


def _differing(decision: Decision) -> set[str]:
    return {COMPARED[attr] for attr, level in decision.levels.items() if attr in COMPARED and level not in AGREES}


def _stated(file: LedgerFile) -> set[str]:
    """The attributes the file has columns for, and what is read out of them."""
    columns = {attr for sheet in file.mapping for attr in sheet["columns"] if attr}
    return columns | (RECOVERED if "dis.certificate" in columns else RECOVERED & set(COMPARED.values()))


def _doubted(
    known: Sequence[Row], decided: Iterable[tuple[Row, Decision]], attrs: Iterable[str]
) -> tuple[list[Row], pl.DataFrame]:
    """The rows of which something may be contradicted, and which attributes of which record.

    Of a line the match has just compared only what differed there is looked at, and what it does not compare.
    """
    every = set(attrs)
    beyond = every - set(COMPARED.values())
    rows, told = list(known), [(row.record, attr) for row in known for attr in every]
    for row, decision in decided:
        wanted = (beyond | _differing(decision)) if decision.kind == "link" else set()
        if wanted:
            rows.append(row)
            told += [(row.record, attr) for attr in wanted]
    pairs = [(record, registry.attr(attr).no) for record, attr in told]
    return rows, pl.DataFrame(pairs, schema={"record_ref": pl.Int64, "attr": pl.Int16}, orient="row")


def foretell(file: LedgerFile, known: Sequence[Row], decided: Iterable[tuple[Row, Decision]]) -> Mapping[str, int]:
    """What the file would contradict, as counts of it (see `rules.foretold`).

    `known` are rows that say something new of records linked before, `decided` those just matched and proposed.
    """
    rows, doubted = _doubted(known, decided, _stated(file))
    links = live_links([row.record for row in rows])
    asked = ["record_ref", "attr"]
    parts = (part.join(doubted, on=asked, how="semi") for part in statements(file, rows, links)) if rows else ()
    found = registry.contradicted(
        parts, ranks(file.template, file.as_of), origin=f"{file.template.code}:{file.office}", as_of=file.as_of
    )
    return packed(Foretold(one.attr, one.values, one.wins, one.asked) for one in found)
