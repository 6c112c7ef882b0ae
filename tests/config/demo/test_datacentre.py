"""Life in the data centre: pure parts; the whole of it is told by the running town of the journeys."""

from __future__ import annotations

import pytest

from jiayuan.config.commands.play import OWN
from jiayuan.config.demo.datacentre import MERGED, RECEIVED, _answered, _wish
from jiayuan.config.demo.ledgers.kinds import LEDGERS
from jiayuan.config.demo.load import STEPS
from jiayuan.config.demo.personas import HOME
from jiayuan.ledgers.api import RowView
from jiayuan.ledgers.forms.shapes import CellView


def cell(words: str) -> CellView:
    return CellView("phone", "联系电话", words, None, "", True, "token")


@pytest.mark.parametrize(("words", "mark"), [("13912340001", "confirmed"), ("", "unknown")])
def test_what_is_known_is_confirmed_and_the_rest_unknown(words: str, mark: str) -> None:
    said = _answered(RowView(5, "王*", "", "", "", 3, [cell(words)]))
    assert (said.row, said.version) == (5, 3)
    assert (said.answers["phone"].mark, said.answers["phone"].seen) == (mark, "token")


def test_ledgers_of_every_family_are_there() -> None:
    assert {code for _who, _place, code in (*MERGED, *RECEIVED)} == {ledger.code for ledger in LEDGERS}


def test_the_elderly_of_the_worker_s_community_are_left_for_the_visitor() -> None:
    assert ("worker", HOME, "elderly") not in (*MERGED, *RECEIVED)


def test_a_drill_brings_its_own_ledgers_and_events() -> None:
    assert {name for name, _title, _step in STEPS} >= OWN


def test_a_wish_differs_only_where_it_is_told_to() -> None:
    assert _wish("a", daily_rows=7).daily_rows == 7
    assert _wish("a").service == _wish("b").service
