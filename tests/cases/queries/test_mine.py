"""What a resident sees, and what may be shown of others' cases."""

from __future__ import annotations

import pytest

from jiayuan.cases.api import CaseRef, class_codes, my_cases, progress, similar
from jiayuan.kernel.errors import NotFound
from tests.cases import office as desk
from tests.people import People
from tests.tree import HOME_BUILDING, NEXT_BUILDING

TOLD = "楼道里有很多杂物，过不去人。"


def near(office: People, **changes: object) -> list[str]:
    with office.neighbour.as_resident().acting():
        return [row.number for row in similar(desk.new_case(text=TOLD, **changes))]


def test_my_cases_are_newest_first(office: People, filed: CaseRef) -> None:
    later = desk.file_case(office.resident)
    with office.resident.acting() as acting:
        assert [row.number for row in my_cases(acting.scope.subject)] == [later.number, filed.number]


def test_nobody_lists_another_s_cases(office: People, filed: CaseRef) -> None:
    with pytest.raises(NotFound), office.neighbour.as_resident().acting():
        my_cases(office.resident.subject)


def test_progress_changes_with_the_case(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    with office.resident.acting():
        seen = progress(filed.number)
    assert (seen.state, seen.may_rate, seen.may_reopen, seen.rated) == ("feedback_due", True, True, False)


def test_internal_notes_are_not_in_it(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "note", text="注意沟通方式")
    with office.resident.acting():
        seen = progress(filed.number)
    assert "note" not in {event.command for event in seen.events}


def test_a_paused_case_says_why(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "ask", text="是哪个单元？")
    with office.resident.acting():
        seen = progress(filed.number)
    assert (seen.paused, seen.question, seen.due_at) == ("waiting", "是哪个单元？", None)


def test_a_stranger_s_case_is_not_found(office: People, filed: CaseRef) -> None:
    with pytest.raises(NotFound), office.neighbour.as_resident().acting():
        progress(filed.number)


def test_the_same_nearby_is_found(office: People, filed: CaseRef) -> None:
    desk.file_case(office.neighbour, place=NEXT_BUILDING)
    with office.resident.acting():
        found = similar(desk.new_case(text=TOLD))
    assert [(row.number, row.distance_m, row.people) for row in found] == [(filed.number, 0.0, 1)]
    assert found[0].similarity > 0.2


def test_the_next_building_is_near_another_community_is_not(office: People, filed: CaseRef) -> None:
    assert near(office, place=HOME_BUILDING) == [filed.number]
    assert near(office, place=NEXT_BUILDING) == []


@pytest.mark.parametrize("changes", [{"confidential": True}, {"kind": "report"}])
def test_secret_cases_are_not_shown(office: People, changes: dict[str, object]) -> None:
    desk.file_case(office.resident, **changes)
    assert near(office) == []


def test_an_unknown_place_has_no_neighbours(office: People, filed: CaseRef) -> None:
    assert near(office, place=None) == []


def test_classes_to_choose_from(office: People) -> None:
    with office.resident.acting():
        codes = class_codes()
        assert {"010101", "060101"} <= {row.code for row in codes}
        assert len(class_codes("grid")) == 4
    assert all(row.name and row.plain for row in codes)
