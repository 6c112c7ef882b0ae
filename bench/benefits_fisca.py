"""The same six policies in OpenFisca-core's vectorised style; a development tool only, absent where not installed.

OpenFisca counts unknown as zero, so it is asked about people of whom everything is known, as numbers and arrays of
its own form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

try:
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import MONTH
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable
except ImportError:
    TaxBenefitSystem = None

from bench.benefits_raw import SHORT
from jiayuan.benefits.engine.columns import state_column

PERIOD, YEAR, MONTH_NOW = "2026-03", 2026, 3
# A text fact as the number of its option, 0 for none.
OPTIONS: Mapping[str, tuple[str, ...]] = {
    "sex": ("male", "female"),
    "type": ("visual", "hearing", "speech", "physical", "intellectual", "mental"),
    "relief": ("dibao", "hardship_subsidy", "low_income", "tekun", "none"),
    "assessed": ("able", "mild", "moderate", "severe"),
    "work": ("employee", "flexible", "unemployed", "none"),
    "child_fate": ("dead", "disabled"),
}
NUMBERS = ("level", "income", "child_level")
VISUAL, HEARING, SPEECH, PHYSICAL, INTELLECTUAL, MENTAL = range(1, 7)
DIBAO, HARDSHIP, LOW, TEKUN, NONE = range(1, 6)
Get = Callable[[str], Any]


def _severe(get: Get) -> Any:
    level, kind = get("level"), get("type")
    body, mind = (kind == VISUAL) | (kind == PHYSICAL), kind >= INTELLECTUAL
    return ((level >= 1) & (level <= 2) & body) | ((level >= 1) & (level <= 3) & mind)


def _high(get: Get) -> Any:
    level, kind = get("level"), get("type")
    body, mind = (kind == VISUAL) | (kind == PHYSICAL), kind >= INTELLECTUAL
    return ((level == 1) & (body | mind)) | ((level == 2) & mind & get("multi"))


def _age(born: Any) -> Any:
    months = born.astype("datetime64[M]").astype("int64") + 1970 * 12
    # The last day of March: whoever has the month has the birthday.
    return YEAR - months // 12 - (months % 12 + 1 > MONTH_NOW)


def _living(get: Get) -> Any:
    severe, relief, age = get("severe"), get("relief"), get("age")
    passes = get("hukou") & (get("level") > 0) & ~get("child") & ~get("injury") & (relief != TEKUN)
    jobless = (age >= 16) & (age <= 59) & (get("work") == 3) & ~get("stable")
    learns = (age >= 16) & get("student")
    old = np.where(get("sex") == 1, age >= 60, age >= 55) & (get("sex") > 0)
    income = get("income")
    pay = np.select(
        [(relief == DIBAO) | (relief == HARDSHIP), relief == LOW, (relief == NONE) & (jobless | learns)],
        [np.where(severe, 40000, 32000), np.where(severe, 145000, 30000), np.where(severe, 145000, 20000)],
        np.where(severe & old & (income < 145000), 145000 - income, (age < 16) * np.where(severe, 30000, 20000)),
    )
    return passes * pay


def _nursing(get: Get) -> Any:
    level, kind = get("level"), get("type")
    body, mind = (kind == VISUAL) | (kind == PHYSICAL), kind >= INTELLECTUAL
    bars = get("injury") | (get("relief") == TEKUN) | get("brave") | get("youth") | get("foster")
    passes = get("hukou") & (((level >= 1) & (level <= 2)) | ((level == 3) & mind)) & ~bars
    heard = (level >= 1) & (level <= 2) & ((kind == HEARING) | (kind == SPEECH))
    lower = ((level == 2) & (body | mind)) | ((level == 3) & mind & ~get("multi")) | heard
    return passes * np.where(get("high"), 30000, lower * 10000)


def _elder(get: Get) -> Any:
    return get("hukou") & (get("age") >= 60) & ~get("injury") & (get("relief") != TEKUN)


def _elder_hardship(get: Get) -> Any:
    relief = get("relief")
    poor = (relief == DIBAO) | (relief == HARDSHIP)
    return get("elder") * np.select([poor, relief == LOW, get("fp")], [30000, 20000, 10000], 0)


def _elder_nursing(get: Get) -> Any:
    level, kind = get("level"), get("type")
    body, mind = (kind == VISUAL) | (kind == PHYSICAL), kind >= INTELLECTUAL
    passes = get("elder") & ~get("brave") & ~get("youth") & ~get("home")
    middle = ((level == 2) & body) | ((level >= 2) & (level <= 3) & mind)
    heard = (level >= 1) & (level <= 2) & ((kind == HEARING) | (kind == SPEECH))
    return passes * np.select([(get("assessed") == 4) | get("high"), middle, heard], [60000, 40000, 20000], 0)


def _elder_aged(get: Get) -> Any:
    age = get("age")
    return get("hukou") * np.select([age >= 100, age >= 90, age >= 80], [80000, 50000, 10000], 0)


def _fp_special(get: Get) -> Any:
    wife = np.where(get("single"), get("age"), _age(get("wife_born")))
    passes = get("hukou") & (get("born") >= np.datetime64("1933-01-01")) & get("cert") & ~get("new") & (wife >= 49)
    level = get("child_level")
    hurt = (get("child_fate") == 2) & (level >= 1) & (level <= 3)
    return passes * np.select([get("child_fate") == 1, hurt], [90000, 74000], 0)


FORMULAS: Mapping[str, tuple[type, Callable[[Get], Any]]] = {
    "age": (int, lambda get: _age(get("born"))),
    "severe": (bool, _severe),
    "high": (bool, _high),
    "elder": (bool, _elder),
    "disabled_living": (int, _living),
    "disabled_nursing": (int, _nursing),
    "elder_hardship": (int, _elder_hardship),
    "elder_nursing": (int, _elder_nursing),
    "fp_special": (int, _fp_special),
    "elder_aged": (int, _elder_aged),
}
POLICIES = tuple(name for name in FORMULAS if "_" in name)


def inputs(people: pa.Table) -> dict[str, np.ndarray]:
    """The facts as OpenFisca keeps them: an absent one is the empty value of its kind."""
    found = {"child": _plain(pc.is_valid(people["child.kind"]), people, "child.kind", False)}
    for code, name in SHORT.items():
        column, none = people[code], False
        if name in OPTIONS:
            column, none = pc.add(pc.index_in(column, pa.array(OPTIONS[name])), 1), 0
        elif name in NUMBERS:
            none = 0
        found[name] = _plain(column, people, code, none)
    for code, name in (("birth", "born"), ("fp.wife_birth", "wife_born")):
        found[name] = people[code].to_numpy().astype("datetime64[D]")
    return found


def _plain(column: Any, people: pa.Table, code: str, none: object) -> np.ndarray:
    kept = pc.if_else(pc.equal(people[state_column(code)], 2), column, pa.scalar(none, column.type))
    values = pc.fill_null(kept, pa.scalar(none, column.type)).to_numpy()
    return values if values.dtype == bool else values.astype(np.int32)


def _system() -> Any:
    person = build_entity(key="person", plural="persons", label="person", is_person=True)
    system = TaxBenefitSystem([person])
    given = {name: int if name in OPTIONS or name in NUMBERS else bool for name in (*SHORT.values(), "child")}
    kinds: dict[str, Any] = {**given, "born": np.datetime64, "wife_born": np.datetime64}
    for name, kind in kinds.items():
        system.add_variable(_variable(name, kind, person))
    for name, (kind, formula) in FORMULAS.items():
        system.add_variable(_variable(name, kind, person, formula))
    return system


def _variable(name: str, kind: Any, person: Any, formula: Callable[[Get], Any] | None = None) -> Any:
    body: dict[str, Any] = {
        "value_type": date if kind is np.datetime64 else kind, "entity": person, "definition_period": MONTH,
        "label": name,
    }  # fmt: skip
    if formula:
        body["formula"] = lambda persons, period: formula(lambda other: persons(other, period))
    return type(name, (Variable,), body)


def fisca_sums(facts: Mapping[str, np.ndarray]) -> dict[str, int]:
    """Amounts together by policy, in fen; a new simulation each time, as its answers are cached."""
    count = len(facts["born"])
    simulation = SimulationBuilder().build_default_simulation(_system(), count)
    for name, values in facts.items():
        simulation.set_input(name, PERIOD, values)
    return {f"bj.{name}": int(simulation.calculate(name, PERIOD).sum(dtype="int64")) for name in POLICIES}
