"""Shares, the lower bound of what is sampled, and adding counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.quality.rules.parts import PARTS, Parts, Share, together, wilson

COUNTS = st.integers(0, 10_000)


@st.composite
def shares(draw: st.DrawFn) -> Share:
    of = draw(COUNTS)
    return Share(draw(st.integers(0, of)), of)


@given(share=shares())
def test_the_bound_lies_between_nothing_and_the_share(share: Share) -> None:
    bound = wilson(share)
    if share.of == 0:
        assert bound is None
    else:
        assert 0 <= bound <= share.n / share.of + 1e-12


@pytest.mark.parametrize(("n", "of", "bound"), [(3, 3, 0.4385), (300, 300, 0.9874), (90, 100, 0.8256), (0, 50, 0.0)])
def test_the_bound_is_wilsons(n: int, of: int, bound: float) -> None:
    assert wilson(Share(n, of)) == pytest.approx(bound, abs=5e-5)


@given(n=st.integers(1, 5000))
def test_more_evidence_of_the_same_share_is_surer(n: int) -> None:
    assert wilson(Share(9 * n, 10 * n)) < wilson(Share(18 * n, 20 * n))


def test_of_nothing_there_is_no_share() -> None:
    parts = Parts(40, {"complete": Share(0, 0)})
    assert parts.value("complete") is None
    assert parts.value("timely") is None
    assert Parts(40, {"complete": Share(0, 40)}).value("complete") == 0


@pytest.mark.parametrize(("n", "shown"), [(50, 1.0), (-3, 0.0)])
def test_several_findings_in_one_cell_do_not_leave_the_scale(n: int, shown: float) -> None:
    assert Share(n, 40).value == shown


@given(many=st.lists(st.tuples(shares(), shares()), max_size=6))
def test_counts_are_added_and_order_does_not_matter(many: list[tuple[Share, Share]]) -> None:
    rows = [Parts(int(a.of), {"complete": a, "linked": b}) for a, b in many]
    total = together(rows)
    assert total == together(reversed(rows))
    assert total.share("complete").of == sum(a.of for a, _ in many)
    assert set(total.shares) == set(PARTS)


def test_a_large_ledger_weighs_more_than_a_small_one() -> None:
    small, large = Parts(10, {"valid": Share(0, 10)}), Parts(990, {"valid": Share(990, 990)})
    assert together([small, large]).value("valid") == pytest.approx(0.99)
