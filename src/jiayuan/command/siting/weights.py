"""Risk weights of stored points."""

from __future__ import annotations

from jiayuan.command.figures import figures
from jiayuan.command.models import RiskPoint
from jiayuan.command.risk import risk_weight


def weight_of(risk: RiskPoint) -> float:
    return risk_weight(risk.hazard, risk.vulnerability, risk.persons_h, risk.zone, risk.density, figures())
