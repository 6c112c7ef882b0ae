"""Kinds of facilities."""

from __future__ import annotations

from jiayuan.config.demo.district import District
from jiayuan.config.demo.facilities import KINDS
from jiayuan.ledgers.rules.codelists import codelist


def test_kinds_are_drawn_by_their_shares(district: District) -> None:
    counts = dict(district.facilities["kind"].value_counts().iter_rows())
    assert set(counts) == set(KINDS)
    assert abs(counts["extinguisher"] / district.facilities.height - 0.30) < 0.06


def test_a_facility_is_kept_by_the_committee_of_its_community(district: District) -> None:
    committees = dict(district.organisations.select("organisation", "place").iter_rows())
    for keeper, place in district.facilities.select("keeper", "place").iter_rows():
        assert place.startswith(committees[keeper])


def test_each_kind_has_the_class_code_of_the_list_that_ledgers_use() -> None:
    classes = codelist("thing_class")
    assert {kind: classes.kinds[code] for kind, (_share, code, _name) in KINDS.items()} == {
        kind: kind for kind in KINDS
    }
