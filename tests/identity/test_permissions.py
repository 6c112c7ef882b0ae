"""The matrix of roles and permissions: the table against the code that asks, and the duties that must stay apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from jiayuan.identity.rules import HIGH_ROLES, ROLE_PERMISSIONS, ROLES, role_may
from jiayuan.identity.words import Role

GRANTED = {permission for permissions in ROLE_PERMISSIONS.values() for permission in permissions}
# Where a permission is asked: by a view's gate, by an action, by a page that shows or hides.
ASKED = re.compile(r'(?:require|may|staff_view)\((?:[^()"]|\([^()]*\))*"([a-z]+\.[a-z_]+)"')
READS = {"view", "read", "search", "queue", "kpi"}


def views(resolver: URLResolver) -> list[URLPattern]:
    found: list[URLPattern] = []
    for entry in resolver.url_patterns:
        found += views(entry) if isinstance(entry, URLResolver) else [entry]
    return found


@pytest.fixture(scope="module")
def source() -> str:
    folder = Path(__file__).resolve().parents[2] / "src" / "jiayuan"
    return "\n".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.py"))


def test_whatever_the_code_asks_for_some_role_holds(source: str) -> None:
    assert set(ASKED.findall(source)) - GRANTED == set()


def test_whatever_a_page_asks_for_some_role_holds() -> None:
    rules = [vars(pattern.callback).get("access") for pattern in views(get_resolver())]
    asked = {rule.permission for rule in rules if rule and rule.permission}
    assert asked
    assert asked <= GRANTED


def verbs(role: Role, module: str) -> set[str]:
    return {one.partition(".")[2] for one in ROLE_PERMISSIONS[role] if one.startswith(f"{module}.")}


@pytest.mark.parametrize("role", sorted(HIGH_ROLES))
@pytest.mark.parametrize("module", ["cases", "benefits", "registry", "ledgers", "command", "content"])
def test_the_three_administrators_touch_no_work_and_no_person(role: Role, module: str) -> None:
    assert verbs(role, module) == set()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECURITY_ADMIN])
def test_only_security_opens_accounts_and_gives_rights(role: Role) -> None:
    assert not verbs(role, "identity") & {"grant", "revoke", "accounts"}


def test_who_gives_rights_does_not_read_the_audit() -> None:
    assert ROLES[Role.SECURITY_ADMIN].database_role != ROLES[Role.AUDITOR].database_role
    assert verbs(Role.SECURITY_ADMIN, "audit") == set()


@pytest.mark.parametrize("module", ["registry", "ledgers", "cases", "benefits"])
def test_an_analyst_reads_no_rows_about_people(module: str) -> None:
    # The boards are counts that a service draws up; the row security of the role shows no line behind them.
    assert verbs(Role.DISTRICT_ANALYST, module) == ({"boards"} if module == "benefits" else set())
    assert ROLES[Role.DISTRICT_ANALYST].database_role == "jy_analyst"


@pytest.mark.parametrize("role", [Role.RESIDENT, Role.VISITOR, Role.PROPERTY_MANAGER])
def test_who_is_not_of_the_office_never_opens_the_base(role: Role) -> None:
    assert verbs(role, "registry") == verbs(role, "ledgers") == set()


def test_a_responder_opens_the_care_register_and_nothing_else_of_the_base() -> None:
    """Whether an emergency is open there decides the register itself."""
    assert (verbs(Role.RESPONDER, "registry"), verbs(Role.RESPONDER, "ledgers")) == ({"care_read"}, set())


@pytest.mark.parametrize(
    ("lower", "higher", "module"),
    [
        (Role.GRID_WORKER, Role.COMMUNITY_WORKER, "registry"),
        (Role.COMMUNITY_WORKER, Role.STREET_OFFICER, "registry"),
        (Role.GRID_WORKER, Role.COMMUNITY_WORKER, "ledgers"),
        (Role.COMMUNITY_WORKER, Role.STREET_OFFICER, "ledgers"),
        (Role.GRID_WORKER, Role.COMMUNITY_WORKER, "benefits"),
        (Role.COMMUNITY_WORKER, Role.STREET_OFFICER, "content"),
        (Role.DUTY_DISPATCHER, Role.COMMANDER, "command"),
        (Role.COMMUNITY_WORKER, Role.STREET_OFFICER, "cases"),
    ],
)
def test_a_higher_desk_loses_nothing_of_the_lower(lower: Role, higher: Role, module: str) -> None:
    assert verbs(lower, module) <= verbs(higher, module)


def test_deciding_money_and_merging_people_is_above_the_community() -> None:
    for permission in ("benefits.decide", "registry.merge", "ledgers.approve", "ledgers.undo", "cases.endorse"):
        holders = {role for role in Role if permission in ROLE_PERMISSIONS[role]} - {Role.SERVICE}
        assert holders
        assert holders <= {Role.STREET_OFFICER, Role.DISTRICT_OFFICER}, permission


@pytest.mark.parametrize("role", [*Role, "", "root", "Auditor", "resident "])
@pytest.mark.parametrize("permission", ["", "identity", "identity.", ".grant", "*", "identity.*", "Identity.grant"])
def test_no_pattern_stands_for_a_permission(role: str, permission: str) -> None:
    assert role_may(role, permission) == (role == Role.SERVICE)


def test_each_module_that_has_people_has_a_way_to_read_them() -> None:
    for module in ("cases", "benefits", "registry", "ledgers", "command", "places"):
        assert {one.partition(".")[2] for one in GRANTED if one.startswith(module)} & READS, module
