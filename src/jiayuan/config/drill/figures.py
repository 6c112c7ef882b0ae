"""What a drill measures. Field names are the keys of `jiayuan drill --json`; others read them, so they are exact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _

from jiayuan.config.drill.words import CHAPTERS, LABELS, shown

# Further from the optimum than this and the solver has not done its work (command.md, 8).
MAX_GAP = 0.005


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
