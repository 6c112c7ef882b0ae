"""One door: commands with a form of their own find their use case."""

from __future__ import annotations

import pytest

from jiayuan.cases.api import CaseRef, command
from jiayuan.cases.models import CallbackAnswer, CaseReporter
from jiayuan.kernel.errors import Conflict, Invalid
from tests.cases import office as desk
from tests.people import People


def test_feedback_by_command_is_kept_as_an_answer(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    assert desk.tell(office.resident, filed.number, "record_feedback", **desk.ANSWERS).state == "closed"
    with office.officer.acting():
        assert CallbackAnswer.objects.count() == 1


@pytest.mark.parametrize(("name", "role"), [("join", "joined"), ("follow", "follows")])
def test_joining_and_following_by_command(office: People, filed: CaseRef, name: str, role: str) -> None:
    desk.tell(office.neighbour.as_resident(), filed.number, name, text="我家也是")
    with office.officer.acting():
        assert CaseReporter.objects.filter(case_id=int(filed.number), role=role).count() == 1


def test_an_unknown_command_names_the_possible_ones(office: People, filed: CaseRef) -> None:
    with pytest.raises(Conflict) as caught, office.worker.acting():
        command(filed.number, "dance")
    assert "note" in caught.value.allowed


def test_data_may_be_left_out(office: People, filed: CaseRef) -> None:
    with pytest.raises(Invalid), office.worker.acting():
        command(filed.number, "note")
