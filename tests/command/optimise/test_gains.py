"""What one more facility adds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.optimise.gains import CoverGains
from tests.command.optimise.cases import Cover, covers

LEVELS = (0.6, 0.24, 0.096)


def gains_of(case: Cover) -> CoverGains:
    usable = np.ones(case.facilities, dtype=bool)
    return CoverGains(case.covers.matrix(), case.weights, np.array(LEVELS), usable)


@given(covers)
def test_value_of_every_set(case: Cover) -> None:
    gains = gains_of(case)
    for chosen in case.subsets():
        assert np.isclose(gains.value(list(chosen)), case.worth(chosen, LEVELS))


@given(covers, st.data())
def test_gain_is_the_difference_of_values(case: Cover, data: st.DataObject) -> None:
    gains = gains_of(case)
    chosen = data.draw(st.lists(st.integers(0, case.facilities - 1), unique=True, max_size=case.facilities - 1))
    gain = gains.gain_of_opening(gains.counts(chosen), chosen)
    for more in set(range(case.facilities)) - set(chosen):
        assert np.isclose(gain[more], gains.value([*chosen, more]) - gains.value(chosen))


@given(covers)
def test_gains_fall_as_more_are_open(case: Cover) -> None:
    gains = gains_of(case)
    nobody, first = gains.counts([]), gains.counts([0])
    assert (gains.gain_of_opening(first, [0])[1:] <= gains.gain_of_opening(nobody, [])[1:] + 1e-9).all()


def test_open_and_banned_cannot_be_opened() -> None:
    gains = CoverGains(Cover(np.ones(1), np.ones((1, 3), bool), np.ones(3)).covers.matrix(), np.ones(1),
                       np.array([1.0]), np.array([True, False, True]))  # fmt: skip
    assert gains.gain_of_opening(gains.counts([0]), [0]).tolist() == [-np.inf, -np.inf, 0.0]


def test_levels_beyond_the_last_are_worth_nothing() -> None:
    gains = gains_of(Cover(np.array([5.0]), np.ones((1, 4), bool), np.ones(4)))
    assert gains.marginal(np.array([3.0])).tolist() == [0.0]
    assert gains.marginal(np.array([99.0])).tolist() == [0.0]
