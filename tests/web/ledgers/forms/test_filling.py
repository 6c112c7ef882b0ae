"""The worker's pages: door by door, handing in, what the street says to it."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.identity.api import NewAccount, create_accounts, give_grant
from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.forms.conftest import Office
from tests.people import People, Person, as_service
from tests.tree import HOME, HOME_BUILDING

pytestmark = pytest.mark.django_db


def door(task: api.TaskRef) -> str:
    return f"/staff/forms/tasks/{task.id}/people/{HOME_BUILDING.value}/"


def sent(office: Office, task: api.TaskRef, n: int, **said: str) -> dict[str, str]:
    """The fields of one person's card; keys are m0, t1, …: mark or text of the item of that number."""
    row = office.rows(task.id)[n]
    tokens = {f"s{row.key}.{at}": cell.token for at, cell in enumerate(row.cells)}
    answers = {f"{key[0]}{row.key}.{key[1:]}": text for key, text in said.items()}
    return {"row": str(row.key), f"v{row.key}": str(row.version), **tokens, **answers}


def follow(client: Client, path: str, data: dict[str, object]) -> str:
    return client.post(path, data, follow=True).content.decode()


def test_the_phone_list_shows_what_is_known_and_asks_the_rest(office: Office, task: api.TaskRef) -> None:
    page = office.people.worker.client().get(door(task)).content.decode()
    assert "红墙小区1号楼1单元101室" in page
    assert books.phone(0) in page
    assert books.id_number(0, books.born(0), "1") not in page
    # The telephone is nine months old: still fresh, so it is shown and not asked.
    assert "还新，不用再问" in page
    assert page.count("属实") >= 6


def test_answers_are_kept_counted_and_handed_in(office: Office, task: api.TaskRef) -> None:
    client, path = office.people.worker.client(), f"/staff/forms/tasks/{task.id}/"
    page = follow(client, door(task), sent(office, task, 0, m1="confirmed", t2="轻度失能"))
    assert "已记下 1 人的答案" in page
    assert "还有人没有填" in follow(client, f"{path}do/", {"command": "submit"})
    assert "已提交" in follow(client, f"{path}do/", {"command": "submit", "incomplete": "on"})
    counts = office.task().counts
    assert (counts["confirmed"], counts["typed"], counts["done"]) == (1, 1, 1)


def test_a_wrong_answer_stands_there_again_with_its_reason(office: Office, task: api.TaskRef) -> None:
    said = sent(office, task, 0, m2="corrected", t2="", m1="confirmed")
    answer = office.people.worker.client().post(door(task), said)
    assert answer.status_code == 422
    assert office.task().counts["confirmed"] == 1
    assert "选了更正，请写上正确的内容" in answer.content.decode()


def test_the_street_gives_a_part_back_and_accepts_it_later(office: Office, task: api.TaskRef) -> None:
    worker, officer, path = (
        office.people.worker.client(),
        office.people.officer.client(),
        f"/staff/forms/tasks/{task.id}/",
    )
    worker.post(door(task), sent(office, task, 0, m1="confirmed"))
    worker.post(f"{path}do/", {"command": "submit", "incomplete": "on"})
    assert "还在检查" in follow(officer, f"{path}do/", {"command": "accept"})
    assert "请写明退回的原因" in follow(officer, f"{path}do/", {"command": "return"})
    officer.post(f"{path}do/", {"command": "return", "reason": "请补三层"})
    assert "请补三层" in worker.get(path).content.decode()
    worker.post(door(task), sent(office, task, 1, m1="confirmed"))
    worker.post(f"{path}do/", {"command": "submit", "incomplete": "on"})
    file = office.task().file
    assert file
    api.run_to(file, "previewed", HOME)
    assert "已接收" in follow(officer, f"{path}do/", {"command": "accept"})


def test_the_neighbour_finds_nothing(office: Office, task: api.TaskRef) -> None:
    client = office.people.neighbour.client()
    for path in (f"/staff/forms/tasks/{task.id}/", door(task), f"/staff/forms/{task.form}/"):
        assert client.get(path).status_code in (403, 404), path
    assert "老年人入户核对" not in client.get("/staff/forms/").content.decode()


@pytest.mark.parametrize("building", ["²", "110102.", "no-such-thing", HOME_BUILDING.value[:-5] + "0099."])
def test_an_odd_building_is_not_there(office: Office, task: api.TaskRef, building: str) -> None:
    assert office.people.worker.client().get(f"/staff/forms/tasks/{task.id}/people/{building}/").status_code == 404


def test_odd_fields_are_nothing_said(office: Office, task: api.TaskRef, people: People) -> None:
    odd = {"row": ["²", "9" * 40, "-1", "7"], "v7": "x", "m7.0": "confirmed", "next": "../", "m7.99": "?"}
    page = people.worker.client().post(door(task), odd, follow=True)
    assert page.status_code == 200
    assert office.task().counts["done"] == 0


def test_a_colleagues_answer_is_shown_and_kept(office: Office, task: api.TaskRef) -> None:
    stale = sent(office, task, 0, t2="重度失能")
    client = office.people.worker.client()
    client.post(door(task), sent(office, task, 0, t2="轻度失能"))
    answer = client.post(door(task), stale)
    assert answer.status_code == 422
    assert "同事刚刚填过这个人" in answer.content.decode()
    assert office.rows(task.id)[0].cells[2].typed == "轻度失能"


def test_coded_items_are_chosen_from_a_list(office: Office, task: api.TaskRef) -> None:
    page = office.people.worker.client().get(door(task)).content.decode()
    assert page.count("<option>重度失能</option>") == 6


def test_a_part_handed_in_shows_its_people_and_takes_no_answers(office: Office, task: api.TaskRef) -> None:
    client = office.people.worker.client()
    client.post(door(task), sent(office, task, 0, m1="confirmed"))
    client.post(f"/staff/forms/tasks/{task.id}/do/", {"command": "submit", "incomplete": "on"})
    page = client.get(door(task)).content.decode()
    assert "王秀兰" in page
    assert "保存这一页" not in page
    told = follow(client, door(task), sent(office, task, 1, m1="confirmed"))
    assert "现在不能做这一步" in told


def test_a_grid_worker_ticks_and_does_not_hand_in(office: Office, task: api.TaskRef) -> None:
    with as_service():
        (account,) = create_accounts([NewAccount("staff", "孙网格", "13800000019", None, HOME)])
        grant = give_grant(account, "grid_worker", HOME, reason="tests")
    client = Person(account, "孙网格", HOME, grant, None, "grid_worker").client()
    assert "已记下 1 人的答案" in follow(client, door(task), sent(office, task, 0, m1="confirmed"))
    path = f"/staff/forms/tasks/{task.id}/"
    assert "提交给街道" not in client.get(path).content.decode()
    assert client.post(f"{path}do/", {"command": "submit", "incomplete": "on"}).status_code == 403


def test_an_unknown_command_is_told(office: Office, task: api.TaskRef) -> None:
    page = follow(office.people.worker.client(), f"/staff/forms/tasks/{task.id}/do/", {"command": "explode"})
    assert "没有这个操作" in page


def test_saving_goes_on_to_the_next_people(office: Office, task: api.TaskRef) -> None:
    data = sent(office, task, 0, m1="confirmed") | {"next": "77"}
    answer = office.people.worker.client().post(door(task), data)
    assert answer["Location"] == f"{door(task)}?after=77"
