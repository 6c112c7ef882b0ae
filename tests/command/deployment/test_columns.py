"""The unknowns of the program and their limits."""

from __future__ import annotations

import numpy as np

from jiayuan.command.deployment import Need
from jiayuan.command.deployment.columns import Columns, add_columns
from jiayuan.command.optimise.highs import Model
from tests.command.deployment.task import rich


def made(**more: object) -> tuple[Model, Columns]:
    model = Model()
    return model, add_columns(model, rich(1, **more))


def test_every_unknown_has_its_own_column() -> None:
    model, columns = made()
    used = np.concatenate([columns.y, columns.n.ravel(), columns.a[columns.a >= 0], columns.short])
    assert sorted(used.tolist()) == list(range(model.columns))


def test_people_without_the_skill_have_no_column() -> None:
    _, columns = made(needs=(Need(0, "professional", 1), Need(1, "volunteer", 1), Need(0, "medic", 1)))
    assert (columns.a >= 0).tolist() == [[False, True], [True, True], [False, False]]


def test_no_post_holds_more_than_its_room_or_the_supply() -> None:
    model, columns = made(caps=np.array([1, 5, 0]), needs=())
    answer = model.solve(time_limit_s=5)
    high = np.concatenate(model._high)[columns.n]
    assert high.tolist() == [[1, 1], [2, 2], [0, 0]]
    assert answer.optimal
