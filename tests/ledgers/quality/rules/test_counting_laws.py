"""Laws that hold for any counts: shares stay shares, gaps explain what is missing, mending them all makes it whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.quality.rules.counting import (
    Counted,
    Found,
    Key,
    Stated,
    Whole,
    attribute_parts,
    gaps,
    ledger_parts,
)
from jiayuan.ledgers.quality.rules.fixes import CROSS, mended
from jiayuan.ledgers.quality.rules.parts import PARTS

KEY = Key("elderly", 1, "110102.001.001.")
ATTRS = ("name", "phone", "birth")
CODES = ("name_digits", "phone", "required", "birth_differs", "age_bounds")


@st.composite
def stated(draw: st.DrawFn, linked: int) -> Stated:
    facts = draw(st.integers(0, linked))
    several = draw(st.integers(0, facts))
    stale = draw(st.integers(0, facts))
    lacking = stale * draw(st.floats(0.5, 1))
    return Stated(
        facts, draw(st.integers(0, facts)), several, draw(st.integers(0, several)), facts - lacking, stale, lacking
    )


@st.composite
def counts(draw: st.DrawFn) -> Counted:
    """What a measuring can find: cells of linked lines only, errors where there is no fact."""
    linked = draw(st.integers(0, 200))
    whole = Whole(linked + draw(st.integers(0, 50)), linked, draw(st.integers(0, 9)), review=draw(st.integers(0, 9)))
    said = {attr: draw(stated(linked)) for attr in ATTRS}
    found = {
        attr: [
            Found(code, "warn" if code in CROSS else "error", draw(st.integers(1, 1 + linked)))
            for code in draw(st.lists(st.sampled_from(CODES), unique=True, max_size=3))
        ]
        for attr in ATTRS
    }
    return Counted(whole, said, found)


@given(counted=counts())
def test_every_share_is_a_share_or_unknown(counted: Counted) -> None:
    for parts in (ledger_parts(counted, ATTRS), *(attribute_parts(counted, attr) for attr in ATTRS)):
        for part in PARTS:
            value = parts.value(part)
            assert value is None or 0 <= value <= 1


@given(counted=counts())
def test_a_ledger_is_the_sum_of_its_attributes_except_for_its_lines(counted: Counted) -> None:
    parts = ledger_parts(counted, ATTRS)
    each = [attribute_parts(counted, attr) for attr in ATTRS]
    for part in ("complete", "valid", "accurate", "consistent", "timely"):
        assert parts.share(part).of == sum(one.share(part).of for one in each)
    assert parts.share("linked") == each[0].share("linked")
    assert parts.lines == counted.whole.lines


@given(counted=counts())
def test_gaps_are_never_empty_and_never_told_twice(counted: Counted) -> None:
    found = list(gaps(KEY, counted, ATTRS))
    assert all(gap.n > 0 and 0 < gap.lift <= 1 for gap in found)
    assert len({(gap.attr, gap.code) for gap in found}) == len(found)


@given(counted=counts())
def test_the_empty_cells_are_what_completeness_lacks(counted: Counted) -> None:
    parts = ledger_parts(counted, ATTRS)
    for gap in gaps(KEY, counted, ATTRS):
        if gap.code == "empty":
            parts = mended(parts, gap)
    assert parts.value("complete") in (None, 1.0)


@given(counted=counts())
def test_confirming_everything_old_makes_it_fresh(counted: Counted) -> None:
    parts = ledger_parts(counted, ATTRS)
    for gap in gaps(KEY, counted, ATTRS):
        if gap.code == "stale":
            parts = mended(parts, gap)
    value = parts.value("timely")
    assert value is None or value > 1 - 1e-9
