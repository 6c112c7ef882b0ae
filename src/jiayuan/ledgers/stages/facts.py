"""The facts a row states, handed to the registry as one batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import polars as pl

from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.ledgers.bodies.kinds import entity_kind, home_attr
from jiayuan.ledgers.models import LedgerFile, Link
from jiayuan.ledgers.rules.dates import MONTH
from jiayuan.ledgers.stages.cellframes import expected, is_usable, part, whole_frame
from jiayuan.ledgers.stages.conflicts import ask_conflicts
from jiayuan.ledgers.stages.following import links_follow
from jiayuan.ledgers.stages.lines import columns_of
from jiayuan.ledgers.stages.outcomes import Owner, confirm, write_writers
from jiayuan.ledgers.stages.rows import Row, packed
from jiayuan.ledgers.templates import ranks
from jiayuan.registry import api as registry

# Numbers and codes that stand for one and no other.
_NUMBERS = ("id_number", "org.uscc", "thing.code16")
_PLACES = ("community", "residence.actual", "residence.registered", "org.place", "thing.place")

_OWNERS = {
    "entity": pl.String, "record": pl.Int64, "hold_id": pl.Boolean, "is_new": pl.Boolean, "sheet": pl.Int16,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """How the rows of one sheet are read: attribute → column, where the office lies, and the attribute of its place."""

    columns: Mapping[str, int]
    office: PlacePath
    home: str = "community"


def fact_frame(cells: pl.DataFrame, owners: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """The facts of rows of one sheet as `registry.FACTS`. A number of another's, and what it told, is held back.

    `cells` are the standard cells (see `cellframes`), `owners` whose the rows are: entity, record, hold_id, is_new.
    """
    rows = cells.hstack(owners)
    said = [_said(rows, attr, sheet.columns) for attr in cells.columns]
    return pl.concat([*said, _at_home(rows, sheet)])


def _at_home(rows: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """What stands nowhere else stands, as far as we know, where the office is."""
    places = [is_usable(attr) for attr in _PLACES if attr in rows.columns]
    alone = pl.col("is_new") & ~pl.any_horizontal(pl.lit(False), *places)
    if sheet.office.level < Level.COMMUNITY:
        alone = pl.lit(False)
    return _facts(rows.filter(alone), sheet.home, pl.lit(sheet.office.value), pl.lit(None))


def _said(rows: pl.DataFrame, attr: str, columns: Mapping[str, int]) -> pl.DataFrame:
    read = (part(attr, "n") == "from_id").fill_null(False)
    held = pl.col("hold_id") & (pl.lit(attr in _NUMBERS) | read)
    usable = rows.filter(is_usable(attr) & ~held)
    return _facts(usable, attr, part(attr, "v"), _column(rows, attr, columns))


def _column(rows: pl.DataFrame, attr: str, columns: Mapping[str, int]) -> pl.Expr:
    """The column the value was read from: the attribute's own may stand empty beside it."""
    certificate = columns.get("dis.certificate")

    def of(source: str) -> pl.Expr:
        if source not in rows.columns:
            return pl.lit(columns.get(source, certificate), pl.Int16)
        told = (part(source, "c") == "id_from_certificate").fill_null(False)
        own = pl.coalesce(part(source, "a"), pl.lit(columns.get(source, certificate), pl.Int16))
        return pl.when(told).then(pl.lit(certificate, pl.Int16)).otherwise(own)

    # What the id number tells was read where the number was: in a certificate, where its own cell is empty.
    return pl.when((part(attr, "n") == "from_id").fill_null(False)).then(of("id_number")).otherwise(of(attr))


def _facts(rows: pl.DataFrame, attr: str, value: pl.Expr, column: pl.Expr) -> pl.DataFrame:
    known = registry.attr(attr)
    is_place, stated = known.kind == "place", attr in rows.columns
    # A day that was never written is not to be read out of the first of the month.
    month = (part(attr, "n") == MONTH).fill_null(False) if stated else pl.lit(False)
    warned = (part(attr, "s") == "warn").fill_null(False) if stated else pl.lit(False)
    made = {
        "entity": pl.col("entity"), "attr": pl.lit(known.no), "value": pl.lit(None) if is_place else value,
        "place": value if is_place else pl.lit(None), "absent": pl.lit(False),
        "key": pl.when(month).then(pl.lit(MONTH)).otherwise(pl.lit("")), "confidence": warned,
        "record_ref": pl.col("record"), "col": column,
    }  # fmt: skip
    return rows.select(**{name: made[name].cast(kind) for name, kind in registry.FACTS.items()})


def _owners(rows: Sequence[Row], links: Mapping[int, Link] | Mapping[int, Owner]) -> pl.DataFrame:
    owners = [links[row.record] for row in rows]
    return pl.DataFrame(
        {
            "entity": [str(owner.entity) for owner in owners], "record": [row.record for row in rows],
            "hold_id": [owner.hold_id for owner in owners], "is_new": [owner.is_new for owner in owners],
            "sheet": [row.stored.sheet for row in rows],
        },
        schema=_OWNERS,
    )  # fmt: skip


def _stated(file: LedgerFile, rows: Sequence[Row], owners: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The facts of the rows, part by part."""
    home, office = home_attr(file.template.family), PlacePath(file.place_path)
    sheets = {one["sheet"]: Sheet(columns_of(one), office, home) for one in file.mapping}
    attrs, done = expected(file.template), 0
    for texts in packed(rows):
        cells, those = whole_frame(texts, attrs), owners.slice(done, len(texts))
        done += len(texts)
        for number, sheet in sheets.items():
            here = those["sheet"] == number
            yield fact_frame(cells.filter(here), those.filter(here).drop("sheet"), sheet)


def statements(file: LedgerFile, rows: Sequence[Row], links: Mapping[int, Owner]) -> Iterator[pl.DataFrame]:
    """What rows of a file say of those they are linked to, part by part; nothing is written."""
    return _stated(file, rows, _owners(rows, links))


def apply_rows(
    file: LedgerFile, rows: Sequence[Row], links: Mapping[int, Link] | Mapping[int, Owner], batch: UUID | None = None
) -> registry.Stored:
    """Records the facts of some rows of a file as one batch, by default the file's own, and marks the rows as written.

    Values that weigh the same as what is known and differ from it become questions.
    """
    number = batch or file.pk
    kind, owners = entity_kind(file.template.family), [links[row.record] for row in rows]
    new = {owner.entity: kind for owner in owners if owner.is_new and owner.state == Link.State.PROPOSED}
    told = registry.FactBatch(
        id=number, origin=f"{file.template.code}:{file.office}", as_of=file.as_of, rows=(), new=new,
        records=[row.record for row in rows], ranks=ranks(file.template, file.as_of),
        parts=_stated(file, rows, _owners(rows, links)),
    )  # fmt: skip
    stored = registry.record_facts(told)
    confirm([owner.pk for owner in owners])
    # A line that was split off somebody speaks of whom it was given to, whatever the match made of it.
    if split := registry.split_among(row.record for row in rows):
        links_follow(sorted(split))
    write_writers({row.stored.pk: number for row in rows})
    ask_conflicts(number, file, {row.record: row.stored.pk for row in rows})
    return stored
