"""A district's ledgers written straight into the tables, for bench.quality: shapes and sizes, no sealed contents."""

from __future__ import annotations

from typing import Any

import psycopg

from jiayuan.kernel import clock
from jiayuan.ledgers.api import load_templates
from tests.people import as_service
from tests.tree import DISTRICT

# Template → lines in the district (registry-and-ledgers, 9).
LEDGERS = {"elderly": 200_000, "disabled": 50_000, "low_income": 20_000, "volunteers": 100_000, "property": 500_000}
COMMUNITIES = 263
PERSON = "('01890000-0000-7000-8000-' || lpad(to_hex({n}), 12, '0'))::uuid"
# Fifteen streets, communities in turn.
PLACE = (
    "'110102.' || lpad((1 + ({n}) %% 263 / 18)::text, 3, '0') || '.'"
    " || lpad((1 + ({n}) %% 263 %% 18)::text, 3, '0') || '.'"
)
T = "%(template)s::text"
PLACES = f"""
INSERT INTO places_place (kind, path, code12, addr_code, name, name_norm, state)
SELECT * FROM (
  SELECT 'street', '110102.' || lpad(s::text, 3, '0') || '.', '110102000000', '', '街道' || s, '街道' || s, 'confirmed'
  FROM generate_series(1, 15) s UNION ALL
  SELECT 'community', {PLACE.format(n="n")}, '110102000000', '', '社区' || n, '社区' || n, 'confirmed'
  FROM generate_series(0, %(communities)s - 1) n
) x ON CONFLICT (path) DO NOTHING
"""
ENTITIES = f"""
INSERT INTO registry_entity (id, kind, state, root, place_path, hukou_path)
SELECT {PERSON.format(n="n")}, 'person', 'active', {PERSON.format(n="n")},
  {PLACE.format(n="n")} || '0001.0001.01.0101.', ''
FROM generate_series(1, %(people)s) n
"""
OFFICES = """
INSERT INTO registry_entity (id, no, kind, state, root, place_path, hukou_path)
SELECT md5('office' || n)::uuid, 9000000 + n, 'organisation', 'active', md5('office' || n)::uuid, '', ''
FROM generate_series(1, %(communities)s) n
"""
ORGANISATIONS = """
INSERT INTO registry_organisation (entity_id, no, name, kind, uscc, state, golden_hash, place_path)
SELECT md5('office' || n)::uuid, 9000000 + n, '居委会' || n, 'committee', '', 'active', '', '110102.'
FROM generate_series(1, %(communities)s) n
"""
# Attributes 1 to 6; numbers as blind indexes, the address as a place, a tenth of the phones other than the register's.
_FACT = """
INSERT INTO registry_fact (entity, root, attr, value, key, bi, place_id, absent, origin, rank, confidence, record_ref,
  col, batch, valid_from, sys_from, golden, place_path, hukou_path)
SELECT {person}, {person}, a, CASE WHEN a IN (1, 2, 3) THEN 'v' || ({n}) %% 5000 || '.' || a END, '',
  CASE WHEN a IN (4, 5)
    THEN decode(md5(({n}) || '.' || a || CASE WHEN a = 5 AND {other} THEN 'x' ELSE '' END), 'hex') END,
  CASE WHEN a = 6 THEN ({n}) END, false, {origin}, {rank}, (({line}) %% 50 = a)::int, {record}, a, {batch},
  %(today)s::date - (({line}) %% 700)::int, now(), {golden}, {place} || '0001.0001.01.0101.', ''
FROM {source}, generate_series(1, 6) a
"""
BASE_FACTS = _FACT.format(
    person=PERSON.format(n="n"), n="n", line="n", other="false", origin="'person-base'", rank="40", record="NULL",
    batch="NULL", golden="true", place=PLACE.format(n="n"), source="generate_series(1, %(people)s) n",
)  # fmt: skip
FILES = f"""
INSERT INTO ledgers_ledger_file (id, sha256, filename, office, template_id, mode, as_of, state, failed_in, fail_code,
  attempts, uploader, uploader_account, uploader_role, mapping, problems, counts, withdrawn, version, created_at,
  changed_at, merged_at, merge_no, place_path)
SELECT md5({T} || c)::uuid, md5({T} || c), {T} || c || '.xlsx', 9000001 + c, t.id, 'partial',
  %(today)s, 'merged', '', '', 0, md5('u')::uuid, md5('u')::uuid, '', '[]', '[]', '{{}}', '[]', 1, now(), now(), now(),
  nextval('ledgers_merge_no'), {PLACE.format(n="c")}
FROM generate_series(0, %(communities)s - 1) c, ledgers_template t WHERE t.code = {T}
"""
RECORDS = f"""
INSERT INTO ledgers_record (id, template_code, office, row_key, place_path)
SELECT %(first)s::bigint + n, {T}, 9000001 + n %% 263, decode(md5({T} || n), 'hex'), {PLACE.format(n="n")}
FROM generate_series(0, %(lines)s::int - 1) n
"""
ROWS = f"""
INSERT INTO ledgers_ledger_row (file_id, record_id, sheet, row, raw, std, state, outcome, written_by, place_path)
SELECT md5({T} || n %% 263)::uuid, %(first)s::bigint + n, 0, 2 + n / 263, '\\x00', '\\x00', 'ok',
  CASE WHEN n %% 20 = 0 THEN 'review' ELSE 'link' END,
  CASE WHEN n %% 20 > 0 THEN md5({T} || n %% 263)::uuid END, {PLACE.format(n="n")}
FROM generate_series(0, %(lines)s::int - 1) n
"""
# Every seventh person of the line's own community in turn, so that ledgers overlap.
WHO = "(263 + (n::bigint * 263 * 7 + n %% 263) %% (%(people)s / 263 * 263 - 263))::int"
LINKS = f"""
INSERT INTO ledgers_link (record_id, entity, weight_bits, margin_bits, levels, rule, model, hold_id, is_new, state,
  place_path)
SELECT %(first)s::bigint + n, {PERSON.format(n=WHO)}, 20, 20, '{{}}', 'G1', 1, n %% 400 = 1, false, 'confirmed',
  {PLACE.format(n="n")}
FROM generate_series(0, %(lines)s::int - 1) n WHERE n %% 20 > 0
"""
FACTS = _FACT.format(
    person=PERSON.format(n=WHO), n=WHO, line="n", other="n %% 10 = 1",
    origin=f"{T} || ':' || (9000001 + n %% 263)", rank="50", record="%(first)s::bigint + n",
    batch=f"md5({T} || n %% 263)::uuid", golden="false", place=PLACE.format(n=WHO),
    source="generate_series(0, %(lines)s::int - 1) n",
)[:-1] + " WHERE n %% 20 > 0 AND (n + a) %% 12 > 0"  # fmt: skip
ISSUES = f"""
INSERT INTO ledgers_issue (file_id, sheet, row, col, attr, code, severity, state, place_path)
SELECT md5({T} || n %% 263)::uuid, 0, 2 + n / 263, a, (ARRAY['name', 'sex', 'birth', 'id_number', 'phone'])[a],
  (ARRAY['name_digits', 'sex', 'birth_differs', 'id_check', 'phone'])[a], CASE WHEN a = 3 THEN 'warn' ELSE 'error' END,
  'open', {PLACE.format(n="n")}
FROM generate_series(0, %(lines)s::int - 1) n, generate_series(1, 5) a WHERE (n + a) %% 40 = 0
"""
INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'registry_fact' AND indexname NOT LIKE '%_pkey'"
HISTORY = """
INSERT INTO ledgers_quality_score (day, template_code, office, place_path, attr, lines, {columns})
SELECT s.day - g, s.template_code, s.office, s.place_path, s.attr, s.lines, {columns}
FROM ledgers_quality_score s, generate_series(1, 89) g
"""


def fill(admin: psycopg.Connection[Any], people: int, share: float) -> int:
    """Everything the measuring reads; returns the number of facts."""
    with as_service(DISTRICT):
        load_templates()
    words: dict[str, Any] = {"people": people, "communities": COMMUNITIES, "today": clock.today()}
    # Triggers and foreign keys sleep, and indexes come last: filling is not what is measured.
    admin.execute("SET session_replication_role = replica")
    indexes = admin.execute(INDEXES).fetchall()
    for name, _ in indexes:
        admin.execute(f'DROP INDEX "{name}"')
    for statement in (PLACES, ENTITIES, OFFICES, ORGANISATIONS, BASE_FACTS):
        admin.execute(statement, words)
    first = 1
    for template, rows in LEDGERS.items():
        lines = int(rows * share)
        more = {**words, "template": template, "lines": lines, "first": first}
        for statement in (FILES, RECORDS, ROWS, LINKS, FACTS, ISSUES):
            admin.execute(statement, more)
        first += lines
    for _, definition in indexes:
        admin.execute(definition)
    admin.execute("VACUUM ANALYZE")
    return int(admin.execute("SELECT count(*) FROM registry_fact").fetchone()[0])  # type: ignore[index]


def history(admin: psycopg.Connection[Any]) -> None:
    """Ninety days of scores behind today's."""
    parts = ("complete", "valid", "accurate", "unique", "consistent", "timely", "linked")
    columns = ", ".join(f"{part}_{kind}" for part in parts for kind in ("n", "of"))
    admin.execute(HISTORY.format(columns=columns))
    admin.execute("VACUUM ANALYZE ledgers_quality_score")
