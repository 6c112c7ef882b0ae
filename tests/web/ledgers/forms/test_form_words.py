"""Words and sums of the pages of forms."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.ledgers.api import TaskRef
from jiayuan.ledgers.models import FormTask
from jiayuan.web.ledgers.form_words import TONES, figures, labels, lines
from tests.tree import HOME, NEXT


def part(place: str = HOME.value, state: str = "filling", **counts: int) -> TaskRef:
    return TaskRef(
        UUID(int=1), UUID(int=2), "表", ["phone"], date(2027, 1, 1), place, 7, state, "", counts, None, "", 1, []
    )


def test_every_state_of_a_part_has_a_tone() -> None:
    assert set(TONES) == set(FormTask.State.values)


def test_items_are_named_in_words() -> None:
    assert labels(["phone", "residence.actual"]) == ["联系电话", "现住址"]


def test_figures_are_sums_and_absent_counts_are_none_yet() -> None:
    told = {str(one["label"]): one["value"] for one in figures([part(people=3, typed=1), part(people=4)])}
    assert told == {
        "要问的人": 7, "已问的人": 0, "预先填好的格": 0, "核对属实的格": 0, "动手填写的格": 1, "不清楚的格": 0,
    }  # fmt: skip


@pytest.mark.django_db
def test_a_line_names_its_community(tree: None) -> None:
    told = lines([part(), part(NEXT.value, "returned"), part("110102.099.")])
    assert [(one["place"], one["tone"]) for one in told] == [("府右街南社区", "info"), ("西交民巷社区", "danger")]
