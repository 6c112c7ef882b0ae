"""The one door for commands on a case: those with a form of their own go to their own use case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiayuan.cases.actions import case_commands, feedback, joining
from jiayuan.cases.shapes.coming import CaseRef


def command(
    number: str, name: str, *, data: Mapping[str, Any] | None = None, expected_version: int | None = None
) -> CaseRef:
    """Gives a command of the case table (rules.case_table). Raises NotFound outside the scope, NotAllowed, Changed,
    Conflict (naming the possible moves), Invalid (per field) or Refused (with the rule)."""
    told = data or {}
    if name == "record_feedback":
        return feedback.rate(number, told, expected_version=expected_version)
    if name in ("join", "follow"):
        return joining.join(number, words=str(told.get("text", "")), follow_only=name == "follow")
    return case_commands.command(number, name, data=told, expected_version=expected_version)
