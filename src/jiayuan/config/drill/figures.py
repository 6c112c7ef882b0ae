"""What a drill measures. Field names are the keys of `jiayuan drill --json`; others read them, so they are exact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class LedgerFigures:
    """Rows of all uploaded workbooks; `undo_exact`: the base's digest after an undo equals the one before."""

    rows: int
    merged: int
    new: int
    review: int
    errors: int
    undo_exact: bool
    seconds: float


@dataclass(frozen=True)
class BenefitFigures:
    """People evaluated, policies in force, offers found, and how far they went."""

    people: int
    policies: int
    entitled_not_drawing: int
    undetermined: int
    confirmed: int
    delivered: int
    seconds: float


@dataclass(frozen=True)
class CaseFigures:
    """`on_time_rate`: closed in time among closed and open overdue, 0–1."""

    received: int
    auto_routed: int
    closed: int
    on_time_rate: float
    reopened: int


@dataclass(frozen=True)
class CommandFigures:
    """Coverage as a share of risk weight within the target time; times in seconds, eta in milliseconds of CPU."""

    units: int
    points: int
    risk_points: int
    covered_before: float
    covered_after: float
    blind_spots: int
    siting_gap: float
    siting_seconds: float
    incidents: int
    eta_ms_p95: float
    arrival_s_p50: float
    arrival_s_p90: float
    within_target_rate: float


@dataclass(frozen=True)
class AuditFigures:
    """Records written, how many of them lie under a seal, and whether every seal holds."""

    records: int
    sealed: int
    verified: bool


@dataclass(frozen=True)
class Figures:
    """The whole report."""

    ledger: LedgerFigures
    benefits: BenefitFigures
    cases: CaseFigures
    command: CommandFigures
    audit: AuditFigures

    def as_json(self) -> dict[str, dict[str, object]]:
        return asdict(self)

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Chapter, what, how much: the table a person reads."""
        for chapter, values in self.as_json().items():
            for key, value in values.items():
                yield str(CHAPTERS[chapter]), str(LABELS[key]), shown(key, value)

    def failures(self) -> list[str]:
        """What a drill must never show."""
        checks = {
            _("撤销后底座没有恢复原样"): self.ledger.undo_exact,
            _("审计封存校验没有通过"): self.audit.verified,
            _("布控方案离最优太远"): self.command.siting_gap <= MAX_GAP,
        }
        return [str(text) for text, holds in checks.items() if not holds]


MAX_GAP = 0.005
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
