"""Row-security policies as SQL text, rendered from the register of tables (spec trust, 4.3).

`python -m jiayuan.kernel.rowsecurity TABLE` prints the text to be frozen in a migration. Rules the text obeys: settings
through nullif(…, '') because a reused connection returns '' and not NULL; scalar sub-selects, so they are evaluated
once; columns qualified; half-open ranges on closed paths; no sub-query on tables.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from jiayuan.kernel.tables import DataClass, Table, registered

STAFF = "jy_staff"
RESIDENT = "jy_resident"
AUDITOR = "jy_auditor"
# Whoever acts must be able to leave a record, a resident as well.
WRITERS = ("jy_web", "jy_worker", RESIDENT, STAFF, "jy_analyst", AUDITOR)


def _setting(name: str) -> str:
    return f"nullif(current_setting('jiayuan.{name}', true), '')"


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy; `check` empty means PostgreSQL uses `using` for writes too."""

    name: str
    roles: tuple[str, ...]
    command: str = "ALL"
    using: str = ""
    check: str = ""

    def sql(self, table: str) -> str:
        command = "" if self.command == "ALL" else f" FOR {self.command}"
        using = f" USING ({self.using})" if self.using else ""
        check = f" WITH CHECK ({self.check})" if self.check else ""
        return f"CREATE POLICY {self.name} ON {table}{command} TO {', '.join(self.roles)}{using}{check};"


def _place_clause(table: str, column: str) -> str:
    cell = f"{table}.{column}"
    return f"({cell} >= (SELECT {_setting('lo')}) AND {cell} < (SELECT {_setting('hi')}))"


def _org_clause(table: str, column: str) -> str:
    return f"{table}.{column} = ANY ((SELECT {_setting('orgs')}::int[])::int[])"


def _staff(table: Table) -> Policy:
    # The same text twice: a row one may not see one may not write either.
    places = () if table.scope_kind == "org" else (table.place_column, *table.extra_place_columns)
    clauses = [_place_clause(table.name, column) for column in places]
    clauses += [_org_clause(table.name, table.org_column)] if table.org_column else []
    text = " OR ".join(clauses)
    return Policy("staff_scope", (STAFF,), using=text, check=text)


def _own(table: Table) -> Policy:
    return Policy(
        "own", (RESIDENT,), using=f"{table.name}.{table.subject_column} = (SELECT {_setting('subject')}::uuid)"
    )


def _audit(table: Table) -> list[Policy]:
    """Everybody may append, the auditor reads, a subject (a uuid[] column) reads the own trail."""
    own = f"{table.name}.{table.subject_column} @> ARRAY[(SELECT {_setting('subject')}::uuid)]"
    return [
        Policy("append", WRITERS, "INSERT", check="true"),
        Policy("review", (AUDITOR,), "SELECT", using="true"),
        *([Policy("own", (RESIDENT,), "SELECT", using=own)] if table.subject_column else []),
    ]


def policies(table: Table) -> list[Policy]:
    """The policies a table must have, in order; none for open and framework tables."""
    if not table.guarded:
        return []
    if table.scope_kind == "audit":
        return _audit(table)
    staff = [] if table.scope_kind == "subject" else [_staff(table)]
    return [*staff, *([_own(table)] if table.subject_column else [])]


def policies_for(table: str) -> list[str]:
    """The SQL statements for a registered table; raises KeyError for an unknown one."""
    return statements(registered()[table])


def statements(table: Table) -> list[str]:
    """ENABLE, FORCE and CREATE POLICY statements of a table; empty when it is not guarded."""
    if not table.guarded:
        return []
    switches = [f"ALTER TABLE {table.name} {word} ROW LEVEL SECURITY;" for word in ("ENABLE", "FORCE")]
    return [*switches, *(policy.sql(table.name) for policy in policies(table))]


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m jiayuan.kernel.rowsecurity", description=__doc__)
    parser.add_argument("table")
    parser.add_argument("--kind", help="describe the table here instead of loading the register")
    parser.add_argument("--place", default="place_path")
    parser.add_argument("--extra-place", action="append", default=[])
    parser.add_argument("--subject")
    parser.add_argument("--org")
    parser.add_argument("--load", default="jiayuan.config.loaded", help="module that loads all models")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the statements; 1 when the table is unknown."""
    asked = _arguments(argv)
    if asked.kind:
        table = Table(
            asked.table, DataClass.PERSONAL, "", asked.kind, (), asked.place, asked.subject, asked.org,
            tuple(asked.extra_place),
        )  # fmt: skip
        sys.stdout.write("\n".join(statements(table)) + "\n")
        return 0
    # By name, because the kernel itself must not know Django.
    importlib.import_module(asked.load)
    if asked.table not in registered():
        sys.stderr.write(f"{asked.table} is not in the register\n")
        return 1
    sys.stdout.write("\n".join(policies_for(asked.table)) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
