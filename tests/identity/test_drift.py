"""The database's policies are those of the register."""

from __future__ import annotations

import pytest

from jiayuan.identity.drift import drifts, policy_count
from jiayuan.kernel.tables import registered

pytestmark = pytest.mark.django_db


def test_identity_and_audit_have_no_drift() -> None:
    assert [drift for drift in drifts() if drift.table.startswith(("identity_", "audit_"))] == []


def test_every_guarded_table_asks_for_policies() -> None:
    assert policy_count() > len([table for table in registered().values() if table.guarded])
