"""What a name means: the document's own terms first, then figures, then facts."""

from __future__ import annotations

import pytest

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.names import Names
from jiayuan.benefits.engine.language.nodes import FactRef, Lit, ParamRef

FACT, FIGURE, TERM = FactRef("x", "int", True), ParamRef("x", "int"), Lit("bool", True)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (Names({"x": FACT}, {}, {}, {}), FACT),
        (Names({"x": FACT}, {}, {"x": FIGURE}, {}), FIGURE),
        (Names({"x": FACT}, {}, {"x": FIGURE}, {"x": TERM}), TERM),
    ],
)
def test_the_nearest_meaning_counts(names: Names, found: object) -> None:
    assert names.find("x") == found


def test_a_name_without_a_meaning_is_named() -> None:
    with pytest.raises(BookError) as raised:
        Names({"x": FACT}, {"x": ("a",)}, {}, {}).find("a")
    assert (raised.value.where, raised.value.what) == ("a", "没有这个事实、参数、术语或选项")
