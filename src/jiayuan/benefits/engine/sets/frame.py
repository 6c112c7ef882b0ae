"""One policy on one day over a set: how facts, figures and lists are named in every stage of the query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import ibis

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import Column, pick, state_column
from jiayuan.benefits.engine.facts import UNKNOWN
from jiayuan.benefits.engine.language.nodes import Fold
from jiayuan.benefits.engine.language.walk import folds_in
from jiayuan.benefits.engine.policy import Policy
from jiayuan.benefits.engine.sets.board import FOLD_PARTS, Board, FoldColumns
from jiayuan.benefits.engine.sets.factcolumns import FactColumns

KEY = "person"
PEOPLE, HOMES = "people", "homes"


@dataclass(frozen=True, slots=True)
class Frame:
    """One policy on one day. `codes` are the facts read, of the unit and of its lists; `lists` those it may miss."""

    policy: Policy
    book: RuleBook
    day: date
    codes: tuple[str, ...]
    lists: tuple[str, ...]
    folds: tuple[Fold, ...]

    @property
    def of_home(self) -> bool:
        return self.policy.entity == "household"

    @property
    def table(self) -> str:
        """The table that has a row for every unit."""
        return HOMES if self.of_home else PEOPLE

    @property
    def figures(self) -> dict[str, int | Fraction | None]:
        found = {name: self.book.params[name].on(self.day) for name in self.policy.params}
        return {name: None if value is None else value.value for name, value in found.items()}

    def bit(self, name: str) -> int:
        """The bit that names a fact or a list among the missing."""
        return 1 << (*self.codes, *self.lists).index(name)

    def list_named(self, stage: ibis.Table, source: str) -> Column:
        """Whether anybody has said who belongs: for the persons of a household, that there is a household."""
        if source != "persons":
            return stage[state_column(source)] != UNKNOWN
        return ibis.literal(True) if self.of_home else stage["household"].notnull()

    def board(self, table: ibis.Table) -> Board:
        """The names bound to a stage of the query, as far as the stage has them."""
        held = [(code, index) for index, code in enumerate(self.codes) if f"v{index}" in table.columns]
        facts = {code: self._fact(table, code, index) for code, index in held}
        if "birth" in facts:
            birth, age = facts["birth"], table["age"]
            # Born after the test day: no age, and the birthday is what is missing.
            state = pick((age.isnull(), ibis.literal(UNKNOWN, "int8")), default=birth.state)
            facts["age"] = FactColumns(age, state, birth.bit, self.book.facts["age"])
        figures = self.figures
        first = len(self.codes) + len(self.lists)
        bits = {name: 1 << first + at for at, name in enumerate(figures) if figures[name] is None}
        folds = {
            fold: FoldColumns(*(table[f"{part}{number}"] for part in FOLD_PARTS))
            for number, fold in enumerate(self.folds)
            if f"value{number}" in table.columns
        }
        lists = {name: self.bit(name) for name in self.lists}
        return Board(facts, figures, bits, self.day, folds, lists)

    def _fact(self, table: ibis.Table, code: str, index: int) -> FactColumns:
        return FactColumns(table[f"v{index}"], table[f"s{index}"], 1 << index, self.book.facts[code])


def folds_of(policy: Policy) -> tuple[Fold, ...]:
    """The questions to lists of a policy, each once."""
    return tuple(dict.fromkeys(fold for tree in policy.trees for fold in folds_in(tree)))
