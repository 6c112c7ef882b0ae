"""Policy text follows the rules that keep it fast and closed."""

from __future__ import annotations

import pytest

from jiayuan.kernel.rowsecurity import main, policies, statements
from jiayuan.kernel.tables import DataClass, ScopeKind, Table


def table(kind: ScopeKind, **columns: object) -> Table:
    return Table("shed_tool", DataClass.PERSONAL, "", kind, **columns)  # type: ignore[arg-type]


WHOLE = table(
    "place_or_subject", subject_column="owner", org_column="owner_org_id", extra_place_columns=("hukou_path",)
)


def test_security_is_enabled_and_forced() -> None:
    assert statements(WHOLE)[:2] == [
        "ALTER TABLE shed_tool ENABLE ROW LEVEL SECURITY;",
        "ALTER TABLE shed_tool FORCE ROW LEVEL SECURITY;",
    ]


def test_staff_policy_guards_reading_and_writing_alike() -> None:
    staff = policies(WHOLE)[0]
    assert (staff.name, staff.roles) == ("staff_scope", ("jy_staff",))
    assert staff.using == staff.check
    for column in ("place_path", "hukou_path", "owner_org_id"):
        assert f"shed_tool.{column}" in staff.using


def test_every_setting_fails_closed_and_is_read_once() -> None:
    for policy in policies(WHOLE):
        settings = policy.using.count("current_setting(")
        assert settings == policy.using.count("(SELECT nullif(current_setting(")


def test_residents_see_their_own() -> None:
    own = policies(WHOLE)[1]
    assert own.sql("shed_tool") == (
        "CREATE POLICY own ON shed_tool TO jy_resident USING "
        "(shed_tool.owner = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));"
    )


@pytest.mark.parametrize(
    ("kind", "columns", "names"),
    [
        ("place", {}, ["staff_scope"]),
        ("subject", {"subject_column": "id"}, ["own"]),
        ("org", {"org_column": "org"}, ["staff_scope"]),
        ("audit", {}, ["append", "review"]),
        ("audit", {"subject_column": "subjects"}, ["append", "review", "own"]),
        ("none", {}, []),
        ("framework", {}, []),
    ],
)
def test_policies_by_scope_kind(kind: ScopeKind, columns: dict[str, str], names: list[str]) -> None:
    assert [policy.name for policy in policies(table(kind, **columns))] == names


def test_an_organisations_table_has_no_place_range() -> None:
    assert "jiayuan.lo" not in policies(table("org", org_column="org"))[0].using


def test_slow_operators_are_never_written() -> None:
    for text in statements(WHOLE):
        assert not any(word in text for word in ("LIKE", "<@", "EXISTS", "~"))


def test_the_command_prints_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shed_tool", "--kind", "place"]) == 0
    assert capsys.readouterr().out.splitlines() == statements(table("place"))


def test_the_command_knows_the_register(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit_record"]) == 0
    assert "CREATE POLICY append ON audit_record" in capsys.readouterr().out
    assert main(["no_such_table"]) == 1
