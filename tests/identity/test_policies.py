"""The policies beyond the common form."""

from __future__ import annotations

import pytest

from jiayuan.identity.policies import EXTRA, LOGINS, expected
from jiayuan.kernel.tables import registered


@pytest.mark.parametrize("table", EXTRA)
def test_they_stand_on_registered_tables(table: str) -> None:
    names = [policy.name for policy in expected(registered()[table])]
    assert len(names) == len(set(names))
    assert {policy.name for policy in EXTRA[table]} <= set(names)


@pytest.mark.parametrize("table", EXTRA)
def test_each_holds_to_a_setting_that_may_be_empty(table: str) -> None:
    for policy in EXTRA[table]:
        text = policy.using or policy.check
        assert "nullif(current_setting('jiayuan." in text


def test_the_login_role_never_changes_or_deletes() -> None:
    for policies in EXTRA.values():
        for policy in policies:
            assert policy.command in {"SELECT", "INSERT"}
            assert set(policy.roles) <= {*LOGINS, "jy_resident"}
