"""Policy files: gates, rows and effects of one benefit, resolved against the catalogue and its document's terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jiayuan.benefits.engine.book import Clock, Doc, FirstMonth, Form, Gate, NoticeRule, Paper, Param, Policy, Row
from jiayuan.benefits.engine.facts import FactDef
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.nodes import FactRef, Node, ParamRef, facts_in, params_in
from jiayuan.benefits.engine.parser import parse
from jiayuan.benefits.engine.resolve import Names, check_absence, kind_of, resolve
from jiayuan.benefits.engine.sources import Entry

FORMS: Mapping[str, Form] = {"cash": "cash", "credit": "credit", "in_kind": "in_kind", "fee_waiver": "fee_waiver"}
HEAD_KEYS = ("doc", "terms", "policy", "name", "summary", "entity", "form", "in_force", "period", "test_on", "hit")
TABLE_KEYS = ("who", "not_if", "rows", "drawn")
EFFECT_KEYS = (
    "first_month",
    "stop",
    "notice",
    "clocks",
    "review",
    "pay_by",
    "item",
    "papers",
    "counts_as_income",
    "note",
)
KEYS = (*HEAD_KEYS, *TABLE_KEYS, *EFFECT_KEYS)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What expressions may name: shared by all policies, except the terms, which belong to a document."""

    facts: Mapping[str, FactDef]
    params: Mapping[str, Param]
    docs: Mapping[str, Doc]
    terms: Mapping[str, Entry]


def _names(catalogue: Catalogue, doc: str, own: Entry) -> Names:
    facts = {code: FactRef(code, fact.kind, fact.may_be_absent) for code, fact in catalogue.facts.items()}
    options = {code: fact.options for code, fact in catalogue.facts.items()}
    params = {name: ParamRef(name, param.kind) for name, param in catalogue.params.items()}
    terms: dict[str, Node] = {}
    names = Names(facts, options, params, terms)
    for entry in (catalogue.terms[doc], own):
        for name, term in entry.groups():
            terms[name] = _tree(term.text("when"), names, f"{doc}:{name}")
    return names


def _tree(source: str, names: Names, where: str) -> Node:
    """An expression, parsed, typed and checked for `not` over what may be absent."""
    try:
        tree = resolve(parse(source), names)
        check_absence(tree)
    except BookError as wrong:
        raise BookError(where, f"{source} → {wrong.where}: {wrong.what}") from wrong
    return tree


def _condition(entry: Entry, names: Names) -> Node:
    tree = _tree(entry.text("when"), names, entry.where)
    if kind_of(tree) != "bool":
        raise BookError(entry.where, "when 应为条件")
    return tree


def _gate(entry: Entry, names: Names, *, bar: bool) -> Gate:
    entry.allow("when", "say", "cite")
    return Gate(_condition(entry, names), entry.words("say"), entry.text("cite"), bar, entry.text("when"))


def _pay(entry: Entry, names: Names) -> Node | None:
    if "ruling" in entry.data:
        return None
    tree = _tree(entry.text("pay"), names, entry.where)
    if kind_of(tree) != "money":
        raise BookError(entry.where, "pay 应为金额")
    return tree


def _row(entry: Entry, names: Names) -> Row:
    entry.allow("id", "when", "pay", "say", "cite", "quote", "ruling")
    return Row(
        id=entry.text("id"),
        when=_condition(entry, names),
        pay=_pay(entry, names),
        say=entry.words("say"),
        cite=entry.text("cite"),
        quotes=entry.texts("quote"),
        source=entry.text("when"),
        pay_source=entry.text("pay", ""),
        ruling=entry.text("ruling", ""),
    )


def _first_month(entry: Entry) -> FirstMonth:
    rule = entry.text("rule")
    if rule not in ("application", "late_claim"):
        raise BookError(entry.where, "rule 不认识")
    return FirstMonth(
        "application" if rule == "application" else "late_claim", entry.number("months", 0), entry.text("cite")
    )


def _notice(policy: Entry) -> NoticeRule | None:
    if policy.data.get("notice") in (None, "none"):
        return None
    entry = policy.under("notice").allow("days", "working", "board", "shows", "cite")
    return NoticeRule(
        entry.number("days"), entry.flag("working", default=False), entry.text("board"), entry.texts("shows"),
        entry.text("cite"),
    )  # fmt: skip


def _clock(entry: Entry) -> Clock:
    entry.allow("step", "days", "working", "cite")
    return Clock(entry.text("step"), entry.number("days"), entry.flag("working", default=True), entry.text("cite"))


def _fixed(entry: Entry) -> None:
    """What this engine evaluates; another shape is refused rather than misread."""
    for key, only in (("entity", "person"), ("period", "month"), ("hit", "first")):
        if entry.text(key, only) != only:
            raise BookError(entry.where, f"{key} 目前只支持 {only}")


def _read(trees: Sequence[Node], drawn: str) -> tuple[str, ...]:
    codes = dict.fromkeys(code for tree in trees for code in facts_in(tree))
    if "age" in codes:
        codes["birth"] = None
    return tuple(code for code in codes if code != "age") + ((drawn,) if drawn and drawn not in codes else ())


@dataclass(frozen=True, slots=True)
class _Table:
    """The deciding half of a policy file."""

    who: tuple[Gate, ...]
    not_if: tuple[Gate, ...]
    rows: tuple[Row, ...]

    @property
    def trees(self) -> list[Node]:
        conditions = [gate.when for gate in self.who + self.not_if]
        return conditions + [tree for row in self.rows for tree in (row.when, row.pay) if tree is not None]


def _table(entry: Entry, names: Names) -> _Table:
    return _Table(
        who=tuple(_gate(item, names, bar=False) for item in entry.many("who")),
        not_if=tuple(_gate(item, names, bar=True) for item in entry.many("not_if")),
        rows=tuple(_row(item, names) for item in entry.many("rows")),
    )


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


def _policy(entry: Entry, catalogue: Catalogue) -> Policy:
    _fixed(entry.allow(*KEYS))
    doc, drawn = _doc(entry, catalogue), _drawn(entry, catalogue)
    table = _table(entry, _names(catalogue, doc, entry.under("terms")))
    in_force = entry.under("in_force")
    return Policy(
        id=entry.text("policy"),
        doc=doc,
        name=entry.words("name"),
        summary=entry.words("summary"),
        form=FORMS[entry.text("form")],
        start=in_force.day("from"),
        end=in_force.optional_day("to"),
        # Entitlement is by the month, so a birthday on its last day counts for the whole of it.
        test_on="day" if entry.text("test_on", "month_end") == "day" else "month_end",
        who=table.who,
        not_if=table.not_if,
        rows=table.rows,
        drawn=drawn,
        first_month=_first_month(entry.under("first_month")),
        stop_cite=entry.under("stop").text("cite"),
        notice=_notice(entry),
        clocks=tuple(_clock(item) for item in entry.many("clocks")),
        review=entry.text("review", ""),
        pay_by=entry.text("pay_by", ""),
        item=entry.text("item", ""),
        papers=tuple(Paper(item.words("was"), item.text("from")) for item in entry.many("papers")),
        facts=_read(table.trees, drawn),
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
