"""A fault says where and what."""

from __future__ import annotations

from jiayuan.benefits.engine.faults import BookError, Finding


def test_a_fault_names_place_and_remedy() -> None:
    fault = BookError("rows[0]", "pay 应为金额")
    assert (fault.where, fault.what, str(fault)) == ("rows[0]", "pay 应为金额", "rows[0]: pay 应为金额")


def test_a_finding_is_grave_unless_said_otherwise() -> None:
    assert Finding("x", "y").grave
    assert not Finding("x", "y", grave=False).grave
