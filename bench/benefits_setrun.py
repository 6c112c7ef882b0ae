"""The set run: everybody against all policies with amounts, bounds and missing facts, beside hand-written SQL.

Prints `{name, machine, data, runs, figures}`; the SQL of the peer computes decision and amount alone.
"""

from __future__ import annotations

import resource
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from bench.benefits_people import people
from bench.report import figure, median_seconds, quick, report, tell
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.setrun import SetRunner
from jiayuan.benefits.rulebook import load_book

AS_OF = date(2026, 3, 15)
RUNS, FULL, QUICK = 5, 1_100_000, 20_000
SEVERE = """((v_level BETWEEN 1 AND 2 AND v_type IN ('visual','physical'))
 OR (v_level BETWEEN 1 AND 3 AND v_type IN ('intellectual','mental')))"""
HIGH = """((v_level = 1 AND v_type IN ('visual','physical','intellectual','mental'))
 OR (v_level = 2 AND v_type IN ('intellectual','mental') AND v_multi))"""
FREE = "NOT v_injury AND v_relief <> 'tekun'"
RAW = {
    "bj.disabled_living": f"""CASE WHEN v_hukou AND v_level > 0 AND NOT v_child AND {FREE} THEN CASE
 WHEN v_relief IN ('dibao','hardship_subsidy') THEN CASE WHEN {SEVERE} THEN 40000 WHEN NOT {SEVERE} THEN 32000 END
 WHEN v_relief = 'low_income' THEN CASE WHEN {SEVERE} THEN 145000 WHEN NOT {SEVERE} THEN 30000 END
 WHEN v_relief = 'none' AND ((age BETWEEN 16 AND 59 AND v_work = 'unemployed' AND NOT v_stable)
  OR (age >= 16 AND v_student)) THEN CASE WHEN {SEVERE} THEN 145000 WHEN NOT {SEVERE} THEN 20000 END
 WHEN v_relief <> 'none' OR NOT ((age BETWEEN 16 AND 59 AND v_work = 'unemployed' AND NOT v_stable)
  OR (age >= 16 AND v_student)) THEN CASE
  WHEN {SEVERE} AND ((v_sex = 'male' AND age >= 60) OR (v_sex = 'female' AND age >= 55)) AND v_income < 145000
   THEN 145000 - v_income
  WHEN NOT ({SEVERE} AND ((v_sex = 'male' AND age >= 60) OR (v_sex = 'female' AND age >= 55)) AND v_income < 145000)
   AND age < 16 THEN CASE WHEN {SEVERE} THEN 30000 WHEN NOT {SEVERE} THEN 20000 END END END END""",
    "bj.disabled_nursing": f"""CASE WHEN v_hukou AND (v_level BETWEEN 1 AND 2
  OR (v_level = 3 AND v_type IN ('intellectual','mental'))) AND {FREE} AND NOT v_brave AND NOT v_youth AND NOT v_foster
 THEN CASE WHEN {HIGH} THEN 30000 WHEN NOT {HIGH} THEN CASE
  WHEN (v_level = 2 AND v_type IN ('visual','physical')) OR (v_level = 2 AND v_type IN ('intellectual','mental'))
   OR (v_level = 3 AND v_type IN ('intellectual','mental') AND NOT v_multi)
   OR (v_level BETWEEN 1 AND 2 AND v_type IN ('hearing','speech')) THEN 10000 END END END""",
    "bj.elder_hardship": f"""CASE WHEN v_hukou AND age >= 60 AND {FREE} THEN CASE
 WHEN v_relief IN ('dibao','hardship_subsidy') THEN 30000 WHEN v_relief = 'low_income' THEN 20000
 WHEN v_relief NOT IN ('dibao','hardship_subsidy','low_income') AND v_fp THEN 10000 END END""",
    "bj.elder_nursing": f"""CASE WHEN v_hukou AND age >= 60 AND {FREE} AND NOT v_brave AND NOT v_youth AND NOT v_home
 THEN CASE WHEN v_assessed = 'severe' OR {HIGH} THEN 60000
  WHEN NOT (v_assessed = 'severe' OR {HIGH}) THEN CASE
   WHEN (v_level = 2 AND v_type IN ('visual','physical')) OR (v_level BETWEEN 2 AND 3
    AND v_type IN ('intellectual','mental')) THEN 40000
   WHEN NOT ((v_level = 2 AND v_type IN ('visual','physical')) OR (v_level BETWEEN 2 AND 3
    AND v_type IN ('intellectual','mental'))) AND v_level BETWEEN 1 AND 2 AND v_type IN ('hearing','speech')
    THEN 20000 END END END""",
    "bj.elder_aged": """CASE WHEN v_hukou AND age BETWEEN 80 AND 89 THEN 10000
 WHEN v_hukou AND age BETWEEN 90 AND 99 THEN 50000 WHEN v_hukou AND age >= 100 THEN 80000 END""",
}
SHORT = {
    "hukou": "hukou", "dis.level": "level", "dis.type": "type", "dis.multi": "multi", "relief.status": "relief",
    "elder.assessed": "assessed", "fp.special": "fp", "work.kind": "work", "income.own": "income",
    "income.stable": "stable", "student.fulltime": "student", "sex": "sex", "draws.injury_care": "injury",
    "draws.brave_care": "brave", "draws.returned_youth_care": "youth", "draws.foster_care": "foster",
    "draws.hardship_home": "home",
}  # fmt: skip
# What an absent fact means to each column, so that plain SQL logic comes out right.
ABSENT = {"level": "0", "type": "''", "assessed": "''", "income": "0", "relief": "'none'"}


def _raw_sql() -> str:
    """The peer: one pass over the same table, facts as nullable columns, age by the usual date arithmetic."""
    columns = []
    for code, name in SHORT.items():
        absent = ABSENT.get(name, "false" if name not in ("sex", "work") else "''")
        state = f'"{state_column(code)}"'
        columns.append(f'CASE {state} WHEN 2 THEN "{code}" WHEN 1 THEN {absent} END AS v_{name}')
    columns.append('CASE "child.kind__state" WHEN 2 THEN true WHEN 1 THEN false END AS v_child')
    age = "CASE birth__state WHEN 2 THEN date_sub('year', birth, DATE '2026-03-31') END AS age"
    amounts = ", ".join(f'{sql} AS "{name}"' for name, sql in RAW.items())
    return f"SELECT person, {amounts} FROM (SELECT person, {', '.join(columns)}, {age} FROM people)"


def _ours(runner: SetRunner, book: RuleBook) -> dict[str, int]:
    """Sum of certain amounts by policy, in fen a month."""
    sums: dict[str, int] = {}
    for policy in book.in_force(AS_OF):
        rows = runner.policy(policy).rows
        sums[policy.id] = pc.sum(rows.filter(pc.greater(rows["code"], 0))["amount"]).as_py() or 0
    return sums


def _theirs(base: duckdb.DuckDBPyConnection) -> dict[str, int]:
    base.execute(f"CREATE OR REPLACE TEMP TABLE raw AS {_raw_sql()}")
    row = base.execute("SELECT " + ", ".join(f'sum("{name}")' for name in RAW) + " FROM raw").fetchone()
    return {name: int(total or 0) for name, total in zip(RAW, row or (), strict=True)}


def measure(count: int, runs: int) -> dict[str, object]:
    """Both sides on the same table in the same process; sums must agree to the fen."""
    book = load_book()
    table: pa.Table = people(book, count, 7, AS_OF)
    base = duckdb.connect()
    base.execute("SET threads = 2")
    base.register("people", table)
    with SetRunner(table, book, AS_OF) as runner:
        ours, theirs = _ours(runner, book), _theirs(base)
        if ours != theirs:
            raise SystemExit(f"sums differ: {ours} {theirs}")
        seconds, raw = median_seconds(lambda: _ours(runner, book), runs), median_seconds(lambda: _theirs(base), runs)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = [
        figure("seconds_1_1m", seconds, "s", 10.0, peer=raw, ratio=seconds / raw),
        figure("ratio_to_raw_sql", seconds / raw, goal=2.0, peer=raw, ratio=seconds / raw),
        figure("peak_mb", megabytes, "MB", 1024.0),
        figure("policies", len(ours)),
    ]
    data = {"people": count, "seed": 7, "facts": table.num_columns // 2, "table_mb": table.nbytes // 2**20}
    return report("benefits_setrun", data, runs, figures, ["2 threads", f"DuckDB {duckdb.__version__}"])


def main() -> None:
    tell(measure(QUICK, 2) if quick() else measure(FULL, RUNS))


if __name__ == "__main__":
    main()
