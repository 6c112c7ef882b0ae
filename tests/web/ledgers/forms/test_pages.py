"""The pages of forms: building one, going door by door, handing in, accepting, giving back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from jiayuan.kernel import clock
from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.forms.conftest import Office
from tests.people import People
from tests.tree import HOME, HOME_BUILDING, STREET

pytestmark = pytest.mark.django_db


def built(**changes: object) -> dict[str, object]:
    """What the builder's page sends."""
    due = (clock.today() + timedelta(days=7)).isoformat()
    return {"title": "独居老人", "attrs": ["phone"], "place": STREET.value, "age_min": "60", "due": due} | changes


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


def test_a_steward_builds_and_sends_a_form(office: Office) -> None:
    client = office.people.officer.client()
    made = client.post("/staff/forms/new/", built())
    assert made.status_code == 302
    assert "发给社区" in client.get(made["Location"]).content.decode()
    page = follow(client, f"{made['Location']}do/", {"command": "open"})
    assert "府右街南社区" in page
    assert "独居老人" in office.people.worker.client().get("/staff/forms/").content.decode()


def test_a_form_that_exists_is_shown_instead(office: Office, task: api.TaskRef) -> None:
    answer = office.people.officer.client().post("/staff/forms/new/", built(attrs=["phone", "residence.actual"]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"/staff/forms/{task.form}/" in page
    assert "已问过 2 项中的 2 项" in page


@pytest.mark.parametrize("changes", [{"place": HOME.value[:6] + "2."}, {"attrs": ["faith"]}, {"due": "2020-01-01"}])
def test_the_builder_refuses_what_it_did_not_offer(office: Office, changes: dict[str, object]) -> None:
    assert office.people.officer.client().post("/staff/forms/new/", built(**changes)).status_code == 422


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
