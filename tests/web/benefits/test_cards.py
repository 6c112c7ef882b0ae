"""What the templates draw."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from jiayuan.web.benefits.cards import compared, locked_rows, mine_cards, pair_of, reasons, saved
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_cards_by_group(found: object, resident: Person) -> None:
    with resident.acting(SERVICE_SELF) as acting:
        groups = mine_cards(api.my_benefits(acting.scope))
    assert {name: len(cards) for name, cards in groups.items()} == {
        "may_be_mine": 5,
        "under_way": 0,
        "drawing": 0,
        "stopped": 0,
    }


def test_the_deciding_line_is_marked_once(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        lines = reasons(api.explain(aged.person, aged.policy), api.prefill(aged).lines)
    assert [line.say for line in lines if line.decisive] == ["80至89周岁"]
    assert lines[0].facts == "本市户籍：是"


def test_bars_read_as_what_must_not_be(nursing: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        lines = reasons(api.explain(nursing.person, nursing.policy), ())
    assert any(line.say.startswith("没有：") for line in lines)


def test_locked_rows_name_source_and_day(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        rows = locked_rows(api.prefill(aged).lines)
    assert rows[0]["note"].startswith("tests · ")


def test_a_statement_is_marked_as_different(aged: Offer, resident: Person, worker: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1939-01-01"})
    with worker.acting(BENEFIT_CHECK) as acting:
        said = compared(api.matter(acting.scope, aged.pk))[1]["rows"]
    assert isinstance(said, list)
    assert [row["differs"] for row in said] == [False, True]


def test_pairs_and_what_is_saved() -> None:
    assert [name for name, _ in pair_of("bj.disabled_nursing")] == ["bj.disabled_nursing", "bj.elder_nursing"]
    assert pair_of("bj.elder_aged") == []
    assert len(saved("bj.disabled_nursing", 4).papers) == 5
