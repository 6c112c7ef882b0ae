"""The pages of ledger templates: what is late, one of them, its empty workbook, and registering."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from jiayuan.kernel import clock
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Template
from tests.ledgers.conftest import Desk, desk
from tests.ledgers.templating.templates import new
from tests.people import People

__all__ = ["desk"]
LIST, NEW = "/staff/ledgers/templates/", "/staff/ledgers/templates/new/"
COLUMNS = [("姓名", "name", "on", ""), ("出生", "birth", "", "past"), ("电话", "phone", "", "")]


def filled(**changes: object) -> dict[str, object]:
    data: dict[str, object] = {
        "title": "入户走访台账", "code": "visits", "family": "visit", "office": "", "purpose": "ledger-upkeep",
        "purpose_until": (clock.today() + timedelta(90)).isoformat(), "cadence": "month", "kept_days": "365",
        "age_min": "0", "age_max": "130", "row_key": "姓名+出生；姓名+电话",
        "column-TOTAL_FORMS": "4", "column-INITIAL_FORMS": "0",
    }  # fmt: skip
    for n, (header, attr, required, rule) in enumerate(COLUMNS):
        cells = {"header": header, "attr": attr, "required": required, "rule": rule}
        data |= {f"column-{n}-{name}": value for name, value in cells.items() if value}
    return data | changes


def post(client: Client, **changes: object) -> HttpResponse:
    return client.post(NEW, filled(**changes))  # type: ignore[return-value]


def test_a_steward_registers_a_template_on_the_page(desk: Desk) -> None:
    client = desk.officer.client()
    assert "登记台账模板" in client.get(NEW).content.decode()
    answer = post(client)
    assert (answer.status_code, answer["Location"]) == (302, "/staff/ledgers/templates/visits/")
    text = client.get(answer["Location"]).content.decode()
    assert all(words in text for words in ("第 1 版", "姓名+出生；姓名+电话", "不晚于今天", "每月", "入户走访"))


def test_a_new_version_begins_with_the_present_one(desk: Desk) -> None:
    client = desk.officer.client()
    post(client)
    text = client.get(f"{NEW}?from=visits").content.decode()
    assert 'value="入户走访台账"' in text
    assert 'value="出生"' in text
    assert "姓名+电话" in text
    post(client, title="走访二版")
    assert "第 2 版" in client.get(f"{LIST}visits/").content.decode()


def test_what_is_wrong_stands_at_its_field(desk: Desk) -> None:
    answer = post(desk.officer.client(), row_key="籍贯", purpose_until=clock.today().isoformat())
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "行的标识只能用这份台账里的项目" in text
    assert "用途的期限要晚于今天" in text


def test_a_list_of_people_to_watch_is_refused_in_clear_words(desk: Desk) -> None:
    answer = post(desk.officer.client(), title="重点人员台账")
    assert answer.status_code == 422
    assert "家园不保存这类台账" in answer.content.decode()
    with desk.officer.acting(LEDGER_UPKEEP):
        assert not Template.objects.filter(code="visits").exists()


def test_a_template_without_columns_is_told_above_the_form(desk: Desk) -> None:
    answer = post(desk.officer.client(), **{f"column-{n}-header": "" for n in range(3)})
    assert (answer.status_code, "请至少写一列" in answer.content.decode()) == (422, True)


def test_the_list_shows_what_is_late_and_what_is_over(desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        api.register_template(new())
        api.register_template(new(code="short", title="短期台账", purpose_until=clock.today() + timedelta(1)))
    with clock.frozen(clock.now() + timedelta(41)):
        text = desk.officer.client().get(LIST).content.decode()
    assert "逾期 10 天" in text
    assert "用途已到期" in text


def test_an_uploader_takes_the_empty_workbook_and_may_not_register(desk: Desk) -> None:
    client = desk.worker.client()
    answer = client.get(f"{LIST}elderly/empty.xlsx")
    assert answer.content.startswith(b"PK")
    assert "filename*=UTF-8''" in answer["Content-Disposition"]
    assert client.get(NEW).status_code == 403
    assert "登记新模板" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("tail", ["own/", "own/empty.xlsx", "no-such/"])
def test_the_neighbour_finds_no_template_of_this_office(desk: Desk, people: People, tail: str) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        api.register_template(new(code="own", office=desk.office))
    assert people.neighbour.client().get(f"{LIST}{tail}").status_code == 404


def test_the_desk_leads_to_the_templates(desk: Desk) -> None:
    assert f'href="{LIST}"' in desk.worker.client().get("/staff/ledgers/").content.decode()
