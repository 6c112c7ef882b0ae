"""The preview tells what a file would contradict, and the merge then does just that."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerFile, ReviewItem
from jiayuan.ledgers.rules.decision import Decision, Scored
from jiayuan.ledgers.stages.foretelling import _differing, _stated
from jiayuan.ledgers.templates import ranks, template
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import as_service

OURS, THEIRS = "13911110002", "13911110001"


def said(attr: str, value: str, *, rank: int = 0, days: int = 0, n: int = 1, who: int = 0) -> None:
    """Another office's word about somebody; `rank` is better (below 0) or worse than our ledger's."""
    row = registry.FactRow(books.person(who), attr, value, record_ref=900_000 + n, col=1)
    with as_service():
        weight = ranks(template("elderly"), books.AS_OF)[attr] + rank
        day = books.AS_OF + timedelta(days=days)
        registry.record_facts(
            registry.FactBatch(books.person(9000 + n), f"visits:{n}", day, [row], {}, [900_000 + n], {attr: weight})
        )


def told(desk: Desk, *rows: list[str]) -> dict[str, tuple[int, int, int, int]]:
    ref = desk.run(desk.upload(books.workbook(rows)))
    return {one.label: (one.values, one.wins, one.stays, one.asked) for one in ref.contradictions}


@pytest.mark.parametrize(
    ("rank", "days", "counts"),
    [
        (0, 0, (1, 0, 0, 1)),
        (1, 0, (1, 1, 0, 0)),
        (-1, 0, (1, 0, 1, 0)),
        (0, 1, (1, 0, 1, 0)),
        (0, -1, (1, 1, 0, 0)),
    ],
    ids=["equal", "better", "worse", "older", "newer"],
)
def test_a_telephone_of_another_office_is_weighed(
    desk: Desk, rank: int, days: int, counts: tuple[int, int, int, int]
) -> None:
    said("phone", THEIRS, rank=rank, days=days)
    assert told(desk, books.line(0, 联系电话=OURS)) == {"联系电话": counts}


def test_two_voices_count_more_than_one(desk: Desk) -> None:
    said("phone", THEIRS)
    said("phone", THEIRS, n=2)
    assert told(desk, books.line(0, 联系电话=OURS)) == {"联系电话": (1, 0, 1, 0)}


def test_what_nobody_contradicts_is_not_told(desk: Desk) -> None:
    assert told(desk, books.line(0), books.line(1), books.line(40)) == {}


def test_ones_own_earlier_word_is_no_contradiction(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0, 联系电话=THEIRS)]))
    assert told(desk, books.line(0, 联系电话=OURS)) == {}


def test_a_known_row_is_weighed_as_well(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0)]))
    said("phone", THEIRS, rank=-1)
    assert told(desk, books.line(0, 联系电话=OURS)) == {"联系电话": (1, 0, 1, 0)}


def test_the_merge_asks_just_what_was_foretold(desk: Desk) -> None:
    said("phone", THEIRS)
    said("phone", THEIRS, n=2, who=1)
    book = books.workbook([books.line(n, 联系电话=OURS) for n in range(3)])
    seen = desk.run(desk.upload(book))
    with desk.officer.acting(LEDGER_UPKEEP):
        api.command(seen.id, "approve", data={"right_file": True})
    done = desk.run(seen, "merged")
    assert (seen.counts["conflict"], done.counts["conflict"], done.contradictions) == (2, 2, [])
    with desk.worker.acting(LEDGER_UPKEEP):
        assert ReviewItem.objects.filter(kind="conflict").count() == 2


@pytest.mark.parametrize(
    ("levels", "attrs"),
    [
        ({"name": "exact", "phone": "exact", "birth": "day", "place": "room", "sex": "same", "id": "none"}, set()),
        ({"name": "pinyin", "phone": "else"}, {"name", "phone"}),
        ({"place": "house", "id": "edit"}, {"residence.actual", "id_number"}),
        ({"body_name": "like"}, set()),
    ],
)
def test_levels_tell_what_differs(levels: dict[str, str], attrs: set[str]) -> None:
    decision = Decision("link", "G1", candidates=(Scored(books.person(0), levels, 1.0),))
    assert _differing(decision) == attrs


@pytest.mark.parametrize(
    ("columns", "beside"),
    [(["name", "", "phone"], set()), (["name", "", "phone", "dis.certificate"], {"dis.level", "dis.certificate"})],
)
def test_only_what_the_file_has_columns_for_is_looked_at(columns: list[str], beside: set[str]) -> None:
    found = _stated(LedgerFile(mapping=[{"sheet": 0, "columns": columns}]))
    assert {"name", "phone", "birth", "sex"} <= found
    assert {one for one in found if one in ("dis.level", "dis.certificate", "")} == beside
