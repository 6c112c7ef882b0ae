"""Versions of the weights are added and put in force, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.errors import Conflict, NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.linking.run import first_guess
from jiayuan.ledgers.models import MatchModel
from jiayuan.ledgers.templates import active_model
from jiayuan.ledgers.weights import learning
from jiayuan.ledgers.weights.versions import store
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT


@pytest.fixture
def upkeep(desk: Desk) -> Iterator[None]:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        yield


def test_a_new_version_waits_until_it_is_put_in_force(upkeep: None) -> None:
    first = active_model()
    stored = store(replace(first_guess(), t1=9.0), {"rows": 5})
    assert (stored.version, stored.active_from) == (first.version + 1, None)
    assert active_model() == first
    api.activate_model(stored.version)
    assert (active_model().version, active_model().t1) == (stored.version, 9.0)


def test_an_older_version_can_be_put_back(upkeep: None) -> None:
    first = active_model().version
    second = store(first_guess(), {}).version
    api.activate_model(second)
    api.activate_model(first)
    assert active_model().version == first


def test_versions_are_told_newest_first(upkeep: None) -> None:
    number = store(first_guess(), {"agreeing_share": 0.99}).version
    newest, *older = api.model_versions()
    assert (newest.version, newest.figures, newest.active_from) == (number, {"agreeing_share": 0.99}, None)
    assert [one.active_from is None for one in older] == [False]


def test_a_version_that_is_not_there_is_refused(upkeep: None) -> None:
    with pytest.raises(NotFound):
        api.activate_model(99)


def test_putting_in_force_changes_no_weight(upkeep: None) -> None:
    number = store(first_guess(), {}).version
    before = MatchModel.objects.get(pk=number).body
    api.activate_model(number)
    assert MatchModel.objects.get(pk=number).body == before


def test_too_few_rows_teach_nothing(upkeep: None) -> None:
    with pytest.raises(Conflict):
        api.retrain(Scope(DISTRICT))
    assert len(api.model_versions()) == 1


def test_weights_are_learned_from_merged_rows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "LEAST_ROWS", 3)
    desk.merge(books.workbook([books.line(n) for n in range(6)]))
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        version = api.retrain(Scope(DISTRICT))
    told = version.figures
    assert (told["rows"], told["people"], told["confirmed"], told["by_people"]) == (6, 6, 6, 0)
    assert (told["agreeing_share"], told["linked_share"], told["before_agreeing_share"]) == (1.0, 1.0, 1.0)
    assert version.active_from is None


def test_rows_that_made_their_own_person_teach_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "LEAST_ROWS", 1)
    desk.merge(books.workbook([books.line(40, 姓名="欧阳春晓"), books.line(0)]))
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        assert api.retrain(Scope(DISTRICT)).figures["rows"] == 1
