"""What a deployment changes, in figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jiayuan.command.deployment import Deployment
from jiayuan.command.siting import Inputs, figures_of


def test_classes_add_up_by_their_share(inputs: Inputs, answer: Deployment) -> None:
    figures = figures_of(inputs, answer)
    shares = {kind.code: kind.share for kind in inputs.task.classes}
    for when in ("before", "after"):
        together = sum(shares[code] * part[when] for code, part in figures["classes"].items())
        assert figures[f"covered_{when}"] == pytest.approx(together, abs=1e-3)


def test_people_and_posts_are_counted(inputs: Inputs, answer: Deployment) -> None:
    figures = figures_of(inputs, answer)
    assert figures["posts_open"] == len(answer.open)
    assert figures["people_at_posts"] + figures["people_at_points"] == answer.staff.sum() + answer.at_needs.sum()
    assert figures["short"] == answer.shortage.sum()
    assert figures["risk_points"] == 50


def test_blind_spots_are_those_of_the_worst_class(inputs: Inputs, answer: Deployment) -> None:
    figures = figures_of(inputs, answer)
    assert figures["blind_spots"] == max(part["blind"] for part in figures["classes"].values())
    assert len(figures["blind"]) == min(400, figures["blind_spots"])
    assert all(116 < lon < 117 and 39 < lat < 41 for lon, lat, _ in figures["blind"])


def test_nobody_placed_covers_nothing_whatever_was_before(inputs: Inputs, answer: Deployment) -> None:
    empty = {"staff": np.zeros_like(answer.staff), "at_needs": np.zeros_like(answer.at_needs), "open": ()}
    figures, full = figures_of(inputs, replace(answer, **empty)), figures_of(inputs, answer)  # type: ignore[arg-type]
    assert figures["covered_after"] == 0.0
    assert figures["covered_before"] == full["covered_before"]
