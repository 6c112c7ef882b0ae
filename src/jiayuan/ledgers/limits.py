"""The dated figures of the intake, from seeds/ledger_templates/common/limits.yaml."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from jiayuan.kernel import clock
from jiayuan.ledgers.rules.limits import Limits, limits_on

FILE = Path(settings.SEEDS) / "ledger_templates" / "common" / "limits.yaml"


@lru_cache(maxsize=1)
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["limits"]
    return rows


@lru_cache(maxsize=64)
def _on(day: date) -> Limits:
    return limits_on(_rows(), day)


def limits(on: date | None = None) -> Limits:
    """The figures in force on a day, by default today."""
    return _on(on or clock.today())
