"""The table of family shapes is whole: it must fill every size of the census and nothing else."""

from __future__ import annotations

import pytest

from jiayuan.config.demo.shapes import HEAD, OFFSETS, SHAPES, SIZES, SON


def test_sizes_are_a_whole_population() -> None:
    assert sum(SIZES.values()) == pytest.approx(100)


@pytest.mark.parametrize("size", SIZES)
def test_shapes_of_a_size_add_up(size: int) -> None:
    assert sum(shape.share for shape in SHAPES if shape.size == size) == pytest.approx(100)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_has_as_many_members_as_its_size(shape: object) -> None:
    one = SHAPES[SHAPES.index(shape)]  # type: ignore[arg-type]
    assert 1 + len(one.others) == one.size
    assert HEAD not in one.others


@pytest.mark.parametrize("shape", SHAPES)
def test_heads_are_grown_up_and_their_children_can_be_theirs(shape: object) -> None:
    one = SHAPES[SHAPES.index(shape)]  # type: ignore[arg-type]
    low, high = one.ages
    assert 18 <= low < high < 100
    if SON in one.others:
        middle, width = OFFSETS[SON]
        assert low + middle + width >= 0


def test_every_relation_of_a_shape_has_an_age() -> None:
    assert {relation for shape in SHAPES for relation in shape.others} <= set(OFFSETS)
