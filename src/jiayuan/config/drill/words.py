"""The words of a drill's report: its chapters, its figures, and how a figure is written."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SHARES = {"on_time_rate", "covered_before", "covered_after", "within_target_rate"}


def shown(key: str, value: object) -> str:
    """A figure as people write it: shares as per cent, whole numbers with separators."""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if key in SHARES and isinstance(value, float):
        return f"{value:.1%}"
    return f"{value:,}" if isinstance(value, int) else f"{value:.4g}"


CHAPTERS = {
    "ledger": _("台账入库"),
    "benefits": _("政策找人"),
    "cases": _("接诉即办"),
    "command": _("活动保障"),
    "audit": _("审计"),
}
LABELS = {
    "rows": _("行"),
    "merged": _("已归并"),
    "new": _("新建"),
    "review": _("待人工判断"),
    "errors": _("问题单元格"),
    "undo_exact": _("撤销后完全复原"),
    "seconds": _("用时（秒）"),
    "people": _("参与评估的人"),
    "policies": _("政策"),
    "entitled_not_drawing": _("应享未享"),
    "undetermined": _("信息不足待核"),
    "confirmed": _("本人已确认"),
    "delivered": _("已送达"),
    "received": _("收到诉求"),
    "auto_routed": _("自动派单"),
    "closed": _("已办结"),
    "on_time_rate": _("按时办结率"),
    "reopened": _("重新办理"),
    "units": _("力量单元"),
    "points": _("安全点位"),
    "risk_points": _("风险点"),
    "covered_before": _("布控前覆盖"),
    "covered_after": _("布控后覆盖"),
    "blind_spots": _("盲点"),
    "siting_gap": _("与最优的差距"),
    "siting_seconds": _("计算用时（秒）"),
    "incidents": _("突发事件"),
    "eta_ms_p95": _("到达时间计算（毫秒，95 分位）"),
    "arrival_s_p50": _("到场用时中位数（秒）"),
    "arrival_s_p90": _("到场用时 90 分位（秒）"),
    "within_target_rate": _("达标到场率"),
    "records": _("审计记录"),
    "sealed": _("已封存"),
    "verified": _("封存校验通过"),
}
