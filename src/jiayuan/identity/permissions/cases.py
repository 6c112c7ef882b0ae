"""Permissions of the cases module: one verb a group of moves (cases/rules/case_table.py, order_table.py)."""

from __future__ import annotations

_HANDLER = {"cases.read", "cases.receive", "cases.handle", "cases.attach", "cases.withdraw"}
_DISPATCHER = _HANDLER | {"cases.answer", "cases.dispatch", "cases.merge", "cases.approve", "cases.queue"}

PERMISSIONS: dict[str, set[str]] = {
    "resident": {
        "cases.own", "cases.receive", "cases.reply", "cases.reopen", "cases.withdraw", "cases.feedback", "cases.attach",
    },
    "grid_worker": _HANDLER,
    "community_worker": _HANDLER | {"cases.return"},
    "property_manager": _HANDLER | {"cases.return"},
    "duty_dispatcher": _DISPATCHER | {"cases.reveal"},
    "street_officer": _DISPATCHER | {"cases.return", "cases.endorse", "cases.reveal", "cases.kpi"},
    "callback_agent": {"cases.read", "cases.callback", "cases.feedback", "cases.reopen", "cases.reveal"},
    "district_officer": _DISPATCHER | {
        "cases.supervise", "cases.suspend", "cases.reopen", "cases.kpi", "cases.callback", "cases.reveal",
    },
}  # fmt: skip
