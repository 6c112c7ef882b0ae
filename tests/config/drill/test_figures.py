"""The report's keys are fixed, and what must never happen is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiayuan.config.drill.figures import (
    LABELS,
    AuditFigures,
    BenefitFigures,
    CaseFigures,
    CommandFigures,
    Figures,
    LedgerFigures,
    shown,
)

GOOD = Figures(
    LedgerFigures(5000, 4700, 120, 60, 130, True, 8.5),
    BenefitFigures(50000, 5, 300, 40, 20, 10, 4.2),
    CaseFigures(60, 58, 55, 0.95, 2),
    CommandFigures(200, 120, 1000, 0.4, 0.8, 12, 0.001, 9.0, 50, 6.0, 140.0, 260.0, 0.9),
    AuditFigures(4000, 4000, True),
)
KEYS = {
    "ledger": "rows merged new review errors undo_exact seconds",
    "benefits": "people policies entitled_not_drawing undetermined confirmed delivered seconds",
    "cases": "received auto_routed closed on_time_rate reopened",
    "command": "units points risk_points covered_before covered_after blind_spots siting_gap siting_seconds incidents "
    "eta_ms_p95 arrival_s_p50 arrival_s_p90 within_target_rate",
    "audit": "records sealed verified",
}


@pytest.mark.parametrize("chapter", KEYS)
def test_keys_are_exact(chapter: str) -> None:
    assert list(GOOD.as_json()[chapter]) == KEYS[chapter].split()


def test_every_figure_has_a_label() -> None:
    assert {key for values in GOOD.as_json().values() for key in values} == set(LABELS)
    assert len(list(GOOD.rows())) == sum(len(keys.split()) for keys in KEYS.values())


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [("rows", 12345, "12,345"), ("on_time_rate", 0.954, "95.4%"), ("undo_exact", True, "✓"), ("seconds", 8.5, "8.5")],
)
def test_figures_read_like_figures(key: str, value: object, text: str) -> None:
    assert shown(key, value) == text


def test_a_good_drill_names_no_failure() -> None:
    assert GOOD.failures() == []


@pytest.mark.parametrize(
    "bad",
    [
        replace(GOOD, ledger=replace(GOOD.ledger, undo_exact=False)),
        replace(GOOD, audit=replace(GOOD.audit, verified=False)),
        replace(GOOD, command=replace(GOOD.command, siting_gap=0.0051)),
    ],
)
def test_each_failure_is_named(bad: Figures) -> None:
    assert len(bad.failures()) == 1
