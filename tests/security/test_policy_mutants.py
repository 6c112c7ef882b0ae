"""Zero leaks mean something: each policy, dropped, widened or switched off, changes what the probes see."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import sql

from jiayuan.identity.policies import expected
from jiayuan.kernel.rowsecurity import Policy
from jiayuan.kernel.tables import Table
from tests.security.ground import ROLES, SCOPE_A, Ground, guarded, rows

TABLES = guarded()
POLICIES = [(table, policy) for table in TABLES for policy in expected(table)]
Profile = dict[tuple[str, ...], int | str]
_baselines: dict[str, Profile] = {}


def profile(ground: Ground, table: Table) -> Profile:
    """What every role sees and may add, with and without a scope."""
    found: Profile = {}
    for role in ROLES:
        found["see", role] = ground.count(table.name, role, SCOPE_A)
        found["blind", role] = ground.count(table.name, role, None)
        for number, row in enumerate(rows(table)):
            found["add", role, str(number)] = ground.insert(table.name, role, row)
    if table.name == "identity_account":
        service = {"kind": "service", "id": SCOPE_A["actor"]}
        found["add", "jy_web", "service"] = ground.insert(table.name, "jy_web", service)
    return found


def baseline(ground: Ground, table: Table) -> Profile:
    if table.name not in _baselines:
        _baselines[table.name] = profile(ground, table)
    return _baselines[table.name]


def mutated(ground: Ground, table: Table, statement: sql.Composable) -> Profile:
    """The profile while the statement holds; afterwards all is as before."""
    with ground.admin.transaction(force_rollback=True):
        ground.admin.execute(statement)
        return profile(ground, table)


def named(table: Table, policy: Policy) -> dict[str, sql.Identifier]:
    return {"table": sql.Identifier(table.name), "policy": sql.Identifier(policy.name)}


# Policies that are open to their role by duty (everybody appends to the audit, the auditor reads) cannot be widened.
NARROW = [pair for pair in POLICIES if "true" not in (pair[1].using, pair[1].check)]


def each(pairs: list[tuple[Table, Policy]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("table", "policy"), pairs, ids=[f"{table.name}-{policy.name}" for table, policy in pairs]
    )


@each(POLICIES)
def test_a_dropped_policy_is_noticed(ground: Ground, table: Table, policy: Policy) -> None:
    drop = sql.SQL("DROP POLICY {policy} ON {table}").format(**named(table, policy))
    assert mutated(ground, table, drop) != baseline(ground, table)


@each(NARROW)
def test_a_widened_policy_is_noticed(ground: Ground, table: Table, policy: Policy) -> None:
    clause = " ".join(
        text for given, text in ((policy.using, "USING (true)"), (policy.check, "WITH CHECK (true)")) if given
    )
    widen = sql.SQL("ALTER POLICY {policy} ON {table} ").format(**named(table, policy)) + sql.SQL(clause)
    assert mutated(ground, table, widen) != baseline(ground, table)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_switching_row_security_off_is_noticed(ground: Ground, table: Table) -> None:
    off = sql.SQL("ALTER TABLE {} DISABLE ROW LEVEL SECURITY").format(sql.Identifier(table.name))
    assert mutated(ground, table, off) != baseline(ground, table)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_not_forcing_it_lets_the_owner_see(ground: Ground, table: Table) -> None:
    assert ground.count(table.name, "jy_owner", None) == 0
    with ground.admin.transaction(force_rollback=True):
        ground.admin.execute(f'ALTER TABLE "{table.name}" NO FORCE ROW LEVEL SECURITY')
        assert ground.count(table.name, "jy_owner", None) != 0


def test_the_probe_itself_can_fail(ground: Ground) -> None:
    with pytest.raises(psycopg.Error), ground.admin.transaction():
        ground.admin.execute("DROP POLICY no_such_policy ON identity_account")
