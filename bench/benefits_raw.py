"""Six common policies by hand in DuckDB's SQL: decision and amount alone, without reasons, bounds or gaps."""

from __future__ import annotations

import duckdb

from jiayuan.benefits.engine.columns import state_column

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
    "bj.fp_special": """CASE WHEN v_hukou AND v_birth >= DATE '1933-01-01' AND v_cert AND NOT v_new
  AND CASE WHEN v_single THEN age WHEN NOT v_single THEN wife END >= 49 THEN CASE WHEN v_child_fate = 'dead' THEN 90000
 WHEN v_child_fate <> 'dead' AND v_child_fate = 'disabled' AND v_child_level BETWEEN 1 AND 3 THEN 74000 END END""",
    "bj.elder_aged": """CASE WHEN v_hukou AND age BETWEEN 80 AND 89 THEN 10000
 WHEN v_hukou AND age BETWEEN 90 AND 99 THEN 50000 WHEN v_hukou AND age >= 100 THEN 80000 END""",
}
SHORT = {
    "hukou": "hukou", "dis.level": "level", "dis.type": "type", "dis.multi": "multi", "relief.status": "relief",
    "elder.assessed": "assessed", "fp.special": "fp", "work.kind": "work", "income.own": "income",
    "income.stable": "stable", "student.fulltime": "student", "sex": "sex", "draws.injury_care": "injury",
    "draws.brave_care": "brave", "draws.returned_youth_care": "youth", "draws.foster_care": "foster",
    "draws.hardship_home": "home", "fp.certificate": "cert", "fp.new_child": "new", "fp.single": "single",
    "fp.only_child": "child_fate", "fp.child_level": "child_level",
}  # fmt: skip
# What an absent fact means to each column, so that plain SQL logic comes out right.
ABSENT = {
    "level": "0",
    "type": "''",
    "assessed": "''",
    "income": "0",
    "relief": "'none'",
    "child_fate": "''",
    "child_level": "0",
}


def raw_sql() -> str:
    """One pass over the same table, facts as nullable columns, age by the usual date arithmetic."""
    columns = ["CASE birth__state WHEN 2 THEN birth END AS v_birth"]
    for code, name in SHORT.items():
        absent = ABSENT.get(name, "false" if name not in ("sex", "work") else "''")
        state = f'"{state_column(code)}"'
        columns.append(f'CASE {state} WHEN 2 THEN "{code}" WHEN 1 THEN {absent} END AS v_{name}')
    columns.append('CASE "child.kind__state" WHEN 2 THEN true WHEN 1 THEN false END AS v_child')
    for code, name in (("birth", "age"), ("fp.wife_birth", "wife")):
        years = f"date_sub('year', \"{code}\", DATE '2026-03-31')"
        columns.append(f'CASE "{state_column(code)}" WHEN 2 THEN {years} END AS {name}')
    amounts = ", ".join(f'{sql} AS "{name}"' for name, sql in RAW.items())
    return f"SELECT person, {amounts} FROM (SELECT person, {', '.join(columns)} FROM people)"


def raw_sums(base: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Certain amounts together by policy, in fen."""
    base.execute(f"CREATE OR REPLACE TEMP TABLE raw AS {raw_sql()}")
    row = base.execute("SELECT " + ", ".join(f'sum("{name}")' for name in RAW) + " FROM raw").fetchone()
    return {name: int(total or 0) for name, total in zip(RAW, row or (), strict=True)}
