"""The six signs of comparison."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.language.signs import COMPARE
from tests.benefits.engine.toy import out

AMOUNTS = st.integers(0, 500_000)


@given(AMOUNTS, AMOUNTS)
def test_of_less_equal_and_more_one_holds(left: int, right: int) -> None:
    assert sum(COMPARE[sign](left, right) for sign in ("<", "==", ">")) == 1
    for sign, other in (("<", ">="), (">", "<="), ("==", "!=")):
        assert COMPARE[sign](left, right) is not COMPARE[other](left, right)


@pytest.mark.parametrize(
    ("sign", "answers"),
    [
        ("==", (False, True, False)), ("!=", (True, False, True)), ("<", (True, False, False)),
        ("<=", (True, True, False)), (">", (False, False, True)), (">=", (False, True, True)),
    ],
)  # fmt: skip
def test_one_fen_below_at_and_above_a_figure(sign: str, answers: tuple[bool, ...], book: RuleBook) -> None:
    found = [out(f"rent {sign} L", book, rent=fen).yes for fen in (119_999, 120_000, 120_001)]
    assert tuple(found) == answers


@pytest.mark.parametrize("sign", sorted(COMPARE))
def test_absent_is_never_compared(sign: str, book: RuleBook) -> None:
    assert not out(f"income {sign} L", book, income=None).yes
    assert not out(f"income {sign} rent", book, income=None).unknown  # settled though the rent is unknown


@pytest.mark.parametrize("sign", sorted(COMPARE))
def test_unknown_stays_unknown_on_either_side(sign: str, book: RuleBook) -> None:
    assert out(f"rent {sign} income", book, rent=1).missing == {"income"}
    assert out(f"rent {sign} income", book, income=1).missing == {"rent"}
    assert out(f"rent {sign} income", book).missing == {"rent", "income"}
