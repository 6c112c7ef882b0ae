"""Scales: two names and percentages, nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.config.demo.scale import Scale


@given(st.integers(1, 100))
def test_a_percentage_is_a_share_of_every_street(percent: int) -> None:
    scale = Scale.parse(f"{percent}%")
    assert scale.focus == scale.others == percent / 100


@given(st.integers(1, 100))
def test_the_sign_may_be_left_out(percent: int) -> None:
    assert Scale.parse(str(percent)) == Scale.parse(f"{percent}%")


def test_the_named_scales_keep_the_focus_street_whole() -> None:
    assert Scale.parse("demo").focus == Scale.parse("district").focus == 1.0
    assert Scale.parse("demo").others < Scale.parse("district").others == 1.0


@pytest.mark.parametrize("text", ["0", "-5", "100.1", "nan", "inf", "", "%", "一", "5 %%x", "Demo"])
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"scale|convert"):
        Scale.parse(text)


def test_a_tenth_of_a_percent_will_do() -> None:
    assert Scale.parse("0.1").others == pytest.approx(0.001)
