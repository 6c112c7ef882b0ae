"""The dated figures of quality, from seeds/ledger_quality."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from jiayuan.ledgers.quality.rules.figures import Figures, figures_on

FILE = Path(settings.SEEDS) / "ledger_quality" / "figures.yaml"


@lru_cache(maxsize=1)
def _body() -> dict[str, Any]:
    body: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return body


@lru_cache(maxsize=64)
def figures(on: date) -> Figures:
    """The figures in force on a day."""
    return figures_on(_body(), on)
