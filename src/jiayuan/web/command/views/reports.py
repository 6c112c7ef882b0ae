"""The after-action report: figures and plots drawn on the server."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jiayuan.audit.api import record
from jiayuan.command import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command import labels
from jiayuan.web.command.planpage import percent, run_card
from jiayuan.web.command.plots import curve, histogram


def _seconds(value: float | None) -> str:
    return _("未知") if value is None else labels.minutes(value)


def _row(name: object, part: dict[str, Any]) -> list[dict[str, Any]]:
    cells = [
        (_("范围"), str(name), False),
        (_("事件"), part["incidents"], True),
        (_("到达中位数"), _seconds(part["arrival_s_p50"]), True),
        (_("到达九成"), _seconds(part["arrival_s_p90"]), True),
        (_("目标内"), percent(part["within_target_rate"]), True),
    ]
    return [{"label": label, "text": text, "numeric": numeric} for label, text, numeric in cells]


@require_GET
@staff_view("command.view", purpose=EVENT_STAFFING)
def after_action(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    plan, figures = api.plan_view(plan_id), api.after_action(plan_id)
    parts: list[tuple[Any, dict[str, Any]]] = [(_("全部"), figures)]
    parts += [(labels.SERVICES[code], part) for code, part in figures["by_class"].items()]
    parts += [(labels.PRIORITY[int(level)][0], part) for level, part in figures["by_priority"].items()]
    rows = [_row(name, part) for name, part in parts]
    record("command.report.read", obj=f"plan:{plan_id}")
    context = {
        "plan": plan,
        "figures": figures,
        "p50": _seconds(figures["arrival_s_p50"]),
        "p90": _seconds(figures["arrival_s_p90"]),
        "within": percent(figures["within_target_rate"]),
        "columns": [{"label": cell["label"], "numeric": cell["numeric"]} for cell in rows[0]],
        "rows": rows,
        "steps": [
            {"label": _("派遣中位数"), "value": _seconds(figures["dispatch_s_p50"])},
            {"label": _("接受中位数"), "value": _seconds(figures["accept_s_p50"])},
            {"label": _("办结中位数"), "value": _seconds(figures["close_s_p50"])},
            {"label": _("预计到达偏差"), "value": _seconds(figures["eta_bias_s"])},
            {"label": _("预计到达平均误差"), "value": _seconds(figures["eta_mae_s"])},
        ],
        "bars": histogram(figures["arrivals_s"]),
        "curve": curve(figures["arrivals_s"]),
        "runs": [run_card(run) for run in api.runs_view(plan_id)[:1]],
    }
    return render(request, "command/report.html", context)
