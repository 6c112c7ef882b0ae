"""The responder's phone page."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client

from jiayuan.command import api
from jiayuan.command.models import Unit
from jiayuan.identity.api import acting_as_service, create_account, give_grant
from jiayuan.identity.models import User
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.command.stage import Event, as_service, open_small, report
from tests.people import People, Person, sign_in
from tests.tree import DISTRICT, STREET


@dataclass(frozen=True)
class Responder:
    """A responder with the first unit of the event, signed in on a phone."""

    event: Event
    client: Client
    call_sign: str

    def send(self) -> None:
        """Sends this very unit to an incident."""
        with as_service():
            unit = Unit.objects.get(call_sign=self.call_sign)
            incident = report(self.event, "lost_item")
            api.confirm_dispatch(incident, [(unit.pk, "volunteer", 60.0)])


@pytest.fixture
def responder(people: People) -> Responder:
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        account = create_account("staff", display_name="孙力", phone="13800000077", home=STREET)
        grant = give_grant(account, "responder", STREET, reason="tests")
    event = open_small(clock.now(), (account,))
    client = Client()
    sign_in(client, User.objects.get(account_id=account), grant_id=grant)
    return Responder(event, client, "VF001")


def test_unit_and_post_are_shown(responder: Responder) -> None:
    page = responder.client.get("/shift/").content.decode()
    assert "VF001" in page
    assert "待命" in page or "未上岗" in page


def test_sharing_is_explained_and_off_until_pressed(responder: Responder) -> None:
    with as_service():
        if Unit.objects.get(call_sign="VF001").state == "off":
            api.shift_command(Unit.objects.get(call_sign="VF001").pk, "start")
    page = responder.client.get("/shift/").content.decode()
    assert "30天后删除" in page
    assert 'aria-pressed="false"' in page


def start(responder: Responder) -> None:
    with as_service():
        unit = Unit.objects.get(call_sign="VF001")
        if unit.state == "off":
            api.shift_command(unit.pk, "start")


def test_task_step_by_step(responder: Responder) -> None:
    start(responder)
    responder.send()
    for command in ("accept", "depart", "arrive", "clear"):
        shown = responder.client.get("/shift/").context
        assert shown["moves"][0][0] == command
        assert responder.client.post(f"/shift/task/{shown['shift'].task.id}/{command}/").status_code == 302
    assert responder.client.get("/shift/").context["shift"].task is None


def test_break_and_back(responder: Responder) -> None:
    start(responder)
    responder.client.post("/shift/do/pause/")
    assert responder.client.get("/shift/").context["shift"].state == "break"
    responder.client.post("/shift/do/resume/")
    assert responder.client.get("/shift/").context["shift"].state == "available"


def test_wrong_step_is_told_gently(responder: Responder) -> None:
    start(responder)
    answer = responder.client.post("/shift/do/resume/", follow=True)
    assert "现在不能做这一步" in answer.content.decode()


def test_foreign_task_is_not_found(responder: Responder) -> None:
    with as_service():
        other = Unit.objects.exclude(call_sign="VF001").filter(state="available")[0]
        incident = report(responder.event, "lost_item")
        task = api.confirm_dispatch(incident, [(other.pk, "volunteer", 60.0)])[0]
    assert responder.client.post(f"/shift/task/{task}/accept/").status_code == 404


@pytest.mark.parametrize("page", ["/staff/command/", "/staff/command/plans/{plan}/map/"])
def test_responder_does_not_lead(responder: Responder, page: str) -> None:
    assert responder.client.get(page.format(plan=responder.event.plan)).status_code == 403


def test_others_have_no_shift_page(worker: Person) -> None:
    assert worker.client().get("/shift/").status_code == 403


def test_resident_is_sent_away(resident: Person) -> None:
    assert resident.client().get("/shift/").status_code == 403


def state(responder: Responder) -> str:
    with as_service():
        return Unit.objects.get(call_sign=responder.call_sign).state


@pytest.mark.parametrize("command", ["offer", "release", "move", "clear", "arrive", "hack"])
def test_phone_cannot_move_its_unit_past_a_task(responder: Responder, command: str) -> None:
    responder.send()
    before = state(responder)
    answer = responder.client.post(f"/shift/do/{command}/", follow=True)
    assert "现在不能做这一步" in answer.content.decode()
    assert state(responder) == before == "offered"


def test_repair_is_not_the_responders_word(responder: Responder) -> None:
    responder.client.post("/shift/do/fail/")
    assert state(responder) == "out_of_service"
    assert responder.client.post("/shift/do/repair/").status_code == 403
    assert state(responder) == "out_of_service"


def test_failing_on_the_way_takes_the_task_off_the_phone(responder: Responder) -> None:
    responder.send()
    responder.client.post("/shift/do/fail/")
    page = responder.client.get("/shift/")
    assert page.context["shift"].task is None


def test_phone_speaks_english(responder: Responder) -> None:
    responder.send()
    page = responder.client.get("/shift/", headers={"accept-language": "en"}).content.decode()
    assert "接受任务" not in page
    assert 'lang="en"' in page


def test_nothing_is_done_by_a_mere_look(responder: Responder) -> None:
    responder.send()
    for address in ("/shift/do/fail/", "/shift/do/end/"):
        assert responder.client.get(address).status_code == 405
    assert state(responder) == "offered"
