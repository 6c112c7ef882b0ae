"""Pure decisions of identity: what a role may do, as which database role it acts, when a grant counts."""

from __future__ import annotations

import pkgutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from types import MappingProxyType

from jiayuan.identity import permissions
from jiayuan.identity.words import Role

STAFF_DB = "jy_staff"
RESIDENT_DB = "jy_resident"
GRANT_DAYS_MAX = 366
HIGH_ROLES = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """The database role a grant becomes, and whether its place opens rows (system administrators see none)."""

    database_role: str = STAFF_DB
    scoped: bool = True


ROLES: Mapping[str, RoleSpec] = MappingProxyType(
    {role.value: RoleSpec() for role in Role}
    | {
        Role.RESIDENT.value: RoleSpec(RESIDENT_DB),
        Role.VISITOR.value: RoleSpec(RESIDENT_DB, scoped=False),
        Role.DISTRICT_ANALYST.value: RoleSpec("jy_analyst"),
        Role.AUDITOR.value: RoleSpec("jy_auditor"),
        Role.SYSTEM_ADMIN.value: RoleSpec(scoped=False),
    }
)


def merged(parts: Mapping[str, Mapping[str, set[str]]]) -> Mapping[str, frozenset[str]]:
    """Joins the modules' tables. A module speaks only for itself: "cases" may name "cases.…" only; else ValueError."""
    found: dict[str, set[str]] = defaultdict(set)
    for module, table in parts.items():
        for role, verbs in table.items():
            strangers = {verb for verb in verbs if not verb.startswith(f"{module}.")}
            if role not in ROLES or strangers:
                raise ValueError(f"permissions/{module}.py: unknown role {role} or foreign permissions {strangers}")
            found[role] |= verbs
    return MappingProxyType({role: frozenset(found[role]) for role in ROLES})


def _parts() -> dict[str, Mapping[str, set[str]]]:
    names = [info.name for info in pkgutil.iter_modules(permissions.__path__)]
    return {name: import_module(f"{permissions.__name__}.{name}").PERMISSIONS for name in names}


ROLE_PERMISSIONS = merged(_parts())


def role_may(role: str, permission: str) -> bool:
    """Services do what their code says inside their place; everyone else what the table grants."""
    # A job's limits are its place and its code; roles are for people.
    return role == Role.SERVICE or permission in ROLE_PERMISSIONS.get(role, frozenset())


def grant_counts(valid_from: date, valid_until: date, *, revoked: bool, day: date) -> bool:
    """Whether a grant gives rights on `day`: from its first day up to, not with, its last."""
    return not revoked and valid_from <= day < valid_until


def grant_period_ok(valid_from: date, valid_until: date) -> bool:
    return timedelta(0) < valid_until - valid_from <= timedelta(days=GRANT_DAYS_MAX)


def needs_second_person(role: str) -> bool:
    return role in HIGH_ROLES
