"""A round without a connection: everybody on one page, answers sent late and one at a time."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jiayuan.ledgers import api
from jiayuan.web.ledgers.views import phonelist
from tests.ledgers.forms.conftest import Office, second_officer
from tests.people import Person
from tests.web.ledgers.forms.test_filling import door, sent

pytestmark = pytest.mark.django_db


def late(office: Office, task: api.TaskRef, data: dict[str, str], who: Person | None = None) -> tuple[int, Any]:
    """What the page's script gets for one person's answers."""
    client = (who or office.people.worker).client()
    answer = client.post(door(task), data, HTTP_ACCEPT="application/json")
    return answer.status_code, json.loads(answer.content)


def walk(office: Office, task: api.TaskRef, who: Person | None = None) -> Any:
    return (who or office.people.worker).client().get(f"/staff/forms/tasks/{task.id}/walk/")


def test_everybody_stands_on_one_page_with_the_address_to_send_to(office: Office, task: api.TaskRef) -> None:
    page = walk(office, task).content.decode()
    assert page.count("data-person=") == task.counts["people"]
    assert f'action="{door(task)}"' in page
    assert "data-jy-offline" in page


def test_the_neighbour_gets_404_and_the_auditor_nothing(office: Office, task: api.TaskRef) -> None:
    assert walk(office, task, office.people.neighbour).status_code == 404
    assert walk(office, task, office.people.auditor).status_code == 403


def test_a_house_with_more_people_leads_to_its_own_page(
    office: Office, task: api.TaskRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phonelist, "MOST_ALONG", 0)
    page = walk(office, task).content.decode()
    assert "打开单独的一页" in page
    assert "data-person=" not in page


def test_a_part_handed_in_is_only_read(office: Office, task: api.TaskRef) -> None:
    late(office, task, sent(office, task, 0, m1="confirmed"))
    with office.filler():
        api.submit_task(task.id, incomplete=True)
    assert "data-jy-offline" not in walk(office, task).content.decode()


def test_an_answer_tells_the_row_s_new_version(office: Office, task: api.TaskRef) -> None:
    said = sent(office, task, 0, m1="confirmed")
    status, told = late(office, task, said)
    assert (status, told["rows"], told["problems"]) == (200, 1, [])
    assert told["versions"] == {said["row"]: int(said[f"v{said['row']}"]) + 1}


def test_what_a_colleague_wrote_meanwhile_stays(office: Office, task: api.TaskRef) -> None:
    mine, theirs = sent(office, task, 0, m1="unknown"), sent(office, task, 0, m1="confirmed")
    late(office, task, theirs, second_officer())
    _status, told = late(office, task, mine)
    assert told["rows"] == 0
    assert "已保留同事的答案" in told["problems"][0]["message"]
    assert office.rows(task.id)[0].cells[1].mark == "confirmed"


def test_what_is_wrong_is_said_for_the_card(office: Office, task: api.TaskRef) -> None:
    _status, told = late(office, task, sent(office, task, 0, m2="corrected", t2=""))
    assert [problem["message"] for problem in told["problems"]] == ["选了更正，请写上正确的内容"]


def test_an_answer_too_late_says_so(office: Office, task: api.TaskRef) -> None:
    said = sent(office, task, 1, m1="confirmed")
    late(office, task, sent(office, task, 0, m1="confirmed"))
    with office.filler():
        api.submit_task(task.id, incomplete=True)
    status, told = late(office, task, said)
    assert status == 409
    assert told["closed"]


def test_the_list_of_houses_offers_to_be_taken_along(office: Office, task: api.TaskRef) -> None:
    page = office.people.worker.client().get(f"/staff/forms/tasks/{task.id}/").content.decode()
    assert "带着走" in page
