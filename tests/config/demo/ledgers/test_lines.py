"""Lines as columns of text."""

from __future__ import annotations

import numpy as np

from jiayuan.config.demo.ledgers.lines import FIELD_OF, Lines


def lines(**cells: list[str]) -> Lines:
    n = len(next(iter(cells.values())))
    return Lines(cells, [str(row) for row in range(n)], [[] for _ in range(n)])


def test_order_repeats_and_keeps_faults_apart() -> None:
    lines = Lines({"name": ["甲", "乙"]}, ["1", "2"], [["x"], []])
    again = lines.order(np.array([1, 0, 1]))
    again.touch(np.array([0]), "y")
    assert (again.cells["name"], again.faults, len(again)) == (["乙", "甲", "乙"], [["y"], ["x"], []], 3)


def test_touching_tells_every_row_once() -> None:
    three = lines(name=["甲", "乙", "丙"])
    three.touch(np.array([0, 2]), "x")
    assert three.faults == [["x"], [], ["x"]]


def test_what_is_not_in_the_file_is_taken_back() -> None:
    two = lines(name=["甲", "乙"], sex=["男", "女"], address=["某街1号", ""])
    for fault in ("sex_wrong", "address_moved", "name_blank"):
        two.touch(np.array([0, 1]), fault)
    two.keep_true({"name", "address"})
    assert two.faults == [["address_moved", "name_blank"], ["name_blank"]]


def test_faults_of_fields_every_ledger_has_are_never_taken_back() -> None:
    one = lines(name=["甲"], phone=[""])
    one.touch(np.array([0]), "phone_other")
    one.keep_true(set())
    assert one.faults == [["phone_other"]]


def test_fields_told_of_are_fields_written() -> None:
    assert set(FIELD_OF.values()) == {"sex", "address"}


def test_no_lines_can_be_ordered() -> None:
    assert len(lines(name=["甲"]).order(np.array([], dtype=np.int64))) == 0
