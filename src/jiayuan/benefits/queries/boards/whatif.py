"""What another figure of the law would change: everybody of the place run twice, before and after. Nothing is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl
import pyarrow as pa

from jiayuan.audit.api import record
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.figures import Param, ParamValue
from jiayuan.benefits.engine.setrun import SetRunner
from jiayuan.benefits.everybody import fact_columns
from jiayuan.benefits.models import Statement
from jiayuan.benefits.rules import FINDING
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from jiayuan.kernel.text import mark
from jiayuan.ledgers.api import is_small, without_small_cells

# Steps of ten yuan between half and double: what is asked again is answered from plans that are compiled already.
STEP = 1_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A dated figure that decides something here; `low` and `high` are the ends of the slider, all in fen."""

    name: str
    zh: str
    value: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Shift:
    """One policy before and after: people, fen a month, who gains and who loses; None where too few to be told."""

    policy: str
    people: tuple[int | None, int | None]
    fen: tuple[int | None, int | None]
    gain: int | None
    lose: int | None


def _touched(book: RuleBook, name: str, day: date) -> list[Policy]:
    return [policy for policy in book.looked_for(day) if name in policy.params]


def figures(day: date) -> tuple[Figure, ...]:
    """The sums of money that a policy looked for here depends on, with the value of the day."""
    book, found = load_book(), []
    for param in book.params.values():
        held = param.on(day)
        if param.kind == "money" and held and isinstance(held.value, int) and _touched(book, param.name, day):
            low = held.value // 2 // STEP * STEP
            found.append(Figure(param.name, param.zh, held.value, low, held.value * 2))
    return tuple(found)


def changed(book: RuleBook, figure: str, fen: int) -> RuleBook:
    """The same book with one figure replaced on every day; its hash differs, so no plan is mistaken for another."""
    param: Param = book.params[figure]
    always = ParamValue(date.min, None, fen, "", "", False)
    params = {**book.params, figure: replace(param, values=(always,))}
    return replace(book, hash=f"{book.hash}:{figure}={fen}", params=params)


def _disputes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for fact, person in Statement.objects.filter(settled_at=None).values_list("fact", "person"):
        found[fact].append(str(person))
    return found


def _amounts(table: pa.Table, book: RuleBook, policies: Sequence[Policy], day: date) -> dict[str, pl.DataFrame]:
    """Policy → person and amount of everybody with a certain yes."""
    found = {}
    with SetRunner(table, book, day) as runner:
        for policy in policies:
            rows = pl.DataFrame(pl.from_arrow(runner.policy(policy).rows))
            found[policy.id] = rows.filter(pl.col("code") > 0).select("person", "amount")
    return found


def _told(count: int) -> int | None:
    return None if is_small(count) else count


def shift(policy: str, before: pl.DataFrame, after: pl.DataFrame) -> Shift:
    """Before beside after; a sum is hidden with the people behind it."""
    both = before.join(after, on="person", how="full", coalesce=True, suffix="_after").fill_null(0)
    more = both.filter(pl.col("amount_after") > pl.col("amount")).height
    less = both.filter(pl.col("amount_after") < pl.col("amount")).height
    # Whoever neither gains nor loses is the rest of the group, so they count as told with the others.
    moved = without_small_cells({"gain": more, "lose": less, "same": both.height - more - less})
    turned = (both.height - after.height, both.height - before.height)
    few = None in moved.values() or any(map(is_small, turned))
    people = (_told(before.height), _told(after.height))
    sums = (int(before["amount"].sum() or 0), int(after["amount"].sum() or 0))
    # Two sums, or two counts, of nearly the same people: their difference would be the few who change.
    if few and before.height != after.height:
        people = (people[0], None)
    hidden = None in people or few
    return Shift(policy, people, (None, None) if hidden else sums, moved["gain"], moved["lose"])


def _value(figure: Figure, fen: int) -> int:
    if not figure.low <= fen <= figure.high:
        raise Invalid(mark("请在一半到两倍之间选一个数"), code="figure")
    return fen // STEP * STEP


def _table(acting: Acting, book: RuleBook, policies: Sequence[Policy], day: date) -> pa.Table:
    codes = [code for policy in policies for code in policy.facts]
    return fact_columns(book, codes, BENEFIT_MATCHING, acting.scope, day, _disputes())


def what_if(name: str, fen: int) -> tuple[Shift, ...]:
    """Every policy the figure touches, in order of ids; one audit record. Raises Invalid for an unknown figure."""
    acting, day, book = current(), clock.today(), load_book()
    require(acting, FINDING)
    figure = next((one for one in figures(day) if one.name == name), None)
    if figure is None:
        raise Invalid(mark("没有这个标准"), code="figure")
    value, policies = _value(figure, fen), _touched(book, name, day)
    table = _table(acting, book, policies, day)
    before = _amounts(table, book, policies, day)
    after = _amounts(table, changed(book, name, value), policies, day)
    record("benefits.whatif", n=table.num_rows, detail={"figure": name, "fen": value})
    return tuple(shift(key, before[key], after[key]) for key in sorted(before))
