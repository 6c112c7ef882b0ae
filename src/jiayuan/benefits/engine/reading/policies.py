"""Policy files: one benefit each, its table and its procedure, resolved against the catalogue and its document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.nodes import FactRef, Node
from jiayuan.benefits.engine.language.walk import facts_in, outside_lists, params_in
from jiayuan.benefits.engine.policy import Entity, Form, Gather, Period, Policy
from jiayuan.benefits.engine.reading.entry import Entry
from jiayuan.benefits.engine.reading.procedures import clocks_of, first_month_of, notice_of, papers_of, stop_of
from jiayuan.benefits.engine.reading.tables import table_of
from jiayuan.benefits.engine.reading.terms import Catalogue, names_of

FORMS: Mapping[str, Form] = {"cash": "cash", "credit": "credit", "in_kind": "in_kind", "fee_waiver": "fee_waiver"}
HEAD_KEYS = (
    "doc", "terms", "policy", "name", "summary", "entity", "form", "in_force", "period", "test_on", "hit", "found_by",
)  # fmt: skip
TABLE_KEYS = ("who", "not_if", "rows", "drawn")
EFFECT_KEYS = (
    "first_month", "stop", "notice", "clocks", "review", "pay_by", "item", "papers", "counts_as_income", "note",
)  # fmt: skip
KEYS = (*HEAD_KEYS, *TABLE_KEYS, *EFFECT_KEYS)


ENTITIES: Mapping[str, Entity] = {"person": "person", "child": "child", "household": "household", "claim": "claim"}
PERIODS: Mapping[str, Period] = {
    "month": "month", "year": "year", "school_year": "school_year", "once": "once", "claim": "claim",
}  # fmt: skip
# DMN's hit policies. That `unique` rows never meet, and `any` rows agree, the grid proves before a book is published.
GATHERS: Mapping[str, Gather] = {
    "first": "first", "unique": "first", "any": "first", "rule_order": "first",
    "priority": "max", "output_order": "max", "collect_max": "max", "collect_min": "min", "collect_sum": "sum",
}  # fmt: skip


def _check_owners(entity: Entity, trees: Sequence[Node], where: str) -> None:
    """A household has no birthday of its own: what belongs to its people is asked inside a list."""
    alone = "person" if entity in ("person", "child") else entity
    for part in (part for tree in trees for part in outside_lists(tree)):
        if isinstance(part, FactRef) and part.of not in (alone, "household"):
            raise BookError(where, f"{part.code} 不是{entity}的事实，应写在 members 等列表里")


def _read(trees: Sequence[Node], drawn: str) -> tuple[str, ...]:
    """The facts a run must fetch: those the trees read, the birthday for an age, and who draws it already."""
    codes = dict.fromkeys(code for tree in trees for code in facts_in(tree))
    if "age" in codes:
        codes["birth"] = None
    return tuple(code for code in codes if code != "age") + ((drawn,) if drawn else ())


def _doc(entry: Entry, catalogue: Catalogue) -> str:
    doc = entry.text("doc")
    if doc not in catalogue.docs:
        raise BookError(entry.where, f"docs.yaml 里没有 {doc}")
    return doc


def _drawn(entry: Entry, catalogue: Catalogue) -> str:
    """The fact that tells who draws it already. It finds people and never decides."""
    drawn = entry.text("drawn", "")
    if drawn and drawn not in catalogue.facts:
        raise BookError(entry.where, f"没有事实 {drawn}")
    return drawn


def _check_drawn(drawn: str, trees: Sequence[Node], where: str) -> None:
    """A benefit that asked whether it is drawn would stop itself in the month after it began."""
    if any(drawn in facts_in(tree) for tree in trees):
        raise BookError(where, f"条件里不能用本项待遇的领取事实 {drawn}")


def _policy(entry: Entry, catalogue: Catalogue) -> Policy:
    entry.allow(*KEYS)
    entity = ENTITIES[entry.choice("entity", tuple(ENTITIES), "person")]
    doc, drawn = _doc(entry, catalogue), _drawn(entry, catalogue)
    table = table_of(entry, names_of(catalogue, doc, entry.under("terms")))
    _check_drawn(drawn, table.trees, entry.where)
    _check_owners(entity, table.trees, entry.where)
    start, end = entry.under("in_force").allow("from", "to").period()
    return Policy(
        id=entry.text("policy"),
        doc=doc,
        name=entry.words("name"),
        summary=entry.words("summary"),
        form=FORMS[entry.choice("form", tuple(FORMS))],
        entity=entity,
        period=PERIODS[entry.choice("period", tuple(PERIODS), "month")],
        gather=GATHERS[entry.choice("hit", tuple(GATHERS), "first")],
        start=start,
        end=end,
        # Entitlement is by the month, so a birthday on its last day counts for the whole of it.
        test_on="day" if entry.choice("test_on", ("month_end", "day"), "month_end") == "day" else "month_end",
        who=table.who,
        not_if=table.not_if,
        rows=table.rows,
        drawn=drawn,
        first_month=first_month_of(entry),
        stop_cite=stop_of(entry),
        notice=notice_of(entry),
        clocks=clocks_of(entry),
        review=entry.text("review", ""),
        pay_by=entry.text("pay_by", ""),
        item=entry.text("item", ""),
        papers=papers_of(entry),
        facts=_read(table.trees, drawn),
        found=entry.choice("found_by", ("run", "application"), "run") == "run",
        hit=entry.choice("hit", tuple(GATHERS), "first"),
        params=tuple(dict.fromkeys(name for tree in table.trees for name in params_in(tree))),
    )


def policies_of(files: Sequence[Entry], catalogue: Catalogue) -> dict[str, Policy]:
    """All policies by id; an id or a row id used twice is refused."""
    found: dict[str, Policy] = {}
    for entry in files:
        policy = _policy(entry, catalogue)
        ids = [row.id for row in policy.rows]
        if policy.id in found or len(set(ids)) != len(ids):
            raise BookError(entry.where, "政策或档位的编号重复")
        found[policy.id] = policy
    return found
