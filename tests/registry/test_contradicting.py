"""What statements would contradict, told before they are made."""

from __future__ import annotations

import polars as pl
import pytest

from jiayuan.kernel.context import Acting
from jiayuan.registry import api
from jiayuan.registry.models import Fact
from tests.ledgers.books import AS_OF, NAMES, person, phone, room


def frame(code: str, *values: tuple[int, str]) -> pl.DataFrame:
    known = api.attr(code)
    column = "place" if known.kind == "place" else "value"
    rows = [
        {"entity": str(person(n)), "attr": known.no, column: value, "absent": False, "key": "", "confidence": 0}
        for n, value in values
    ]
    return pl.DataFrame(rows, schema=api.FACTS)


def told(*parts: pl.DataFrame, origin: str = "a ledger", **ranks: int) -> list[tuple[str, int, int, int]]:
    found = api.contradicted(parts, ranks, origin=origin, as_of=AS_OF)
    return [(one.attr, one.values, one.wins, one.asked) for one in found]


def test_equal_words_contradict_nothing(base: Acting) -> None:
    assert (
        told(frame("name", (0, NAMES[0])), frame("phone", (0, phone(0))), frame("residence.actual", (1, room(1)))) == []
    )


@pytest.mark.parametrize(
    ("code", "value"), [("name", "孙悟空"), ("phone", "13700000000"), ("residence.actual", room(3))]
)
def test_other_words_are_counted_whatever_their_form(base: Acting, code: str, value: str) -> None:
    ((attr, values, *_),) = told(frame(code, (0, value)))
    assert (attr, values) == (code, 1)


def test_parts_are_added_up(base: Acting) -> None:
    ((_, values, *_),) = told(frame("name", (0, "孙悟空")), frame("name", (1, "猪八戒"), (2, NAMES[2])))
    assert values == 2


def test_the_source_itself_is_not_contradicted(base: Acting) -> None:
    assert told(frame("name", (0, "孙悟空")), origin=Fact.objects.first().origin) == []


@pytest.mark.parametrize(("rank", "wins"), [(0, 1), (99, 0)])
def test_the_better_rank_wins(base: Acting, rank: int, wins: int) -> None:
    assert told(frame("name", (0, "孙悟空")), name=rank) == [("name", 1, wins, 0)]


def test_what_stands_side_by_side_contradicts_nothing(base: Acting) -> None:
    assert told(frame("residence.owner", (0, room(3)))) == []


def test_nothing_is_stored(base: Acting) -> None:
    before = Fact.objects.count()
    told(frame("name", (0, "孙悟空")))
    assert Fact.objects.count() == before
